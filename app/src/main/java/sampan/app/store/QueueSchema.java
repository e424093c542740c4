package sampan.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the queue, and their version.
final class QueueSchema {
    /// Written into the database's `user_version`. A change of the tables is a step of its own below.
    static final int VERSION = 1;

    /// `Samp`: by this the database is known as Sampan's.
    private static final int APPLICATION = 0x53616d70;

    private static final List<String> FIRST = List.of("""
        CREATE TABLE batches (
          id INTEGER PRIMARY KEY,
          owner TEXT NOT NULL,
          kind TEXT NOT NULL,
          upload INTEGER NOT NULL,
          host TEXT NOT NULL,
          port INTEGER NOT NULL,
          device TEXT NOT NULL,
          target TEXT NOT NULL,
          title TEXT NOT NULL,
          comes_from TEXT NOT NULL,
          goes_to TEXT NOT NULL,
          options TEXT NOT NULL,
          state TEXT NOT NULL,
          detail TEXT NOT NULL,
          priority INTEGER NOT NULL,
          position INTEGER NOT NULL,
          created INTEGER NOT NULL
        ) STRICT\
        """, """
        CREATE TABLE wanted (
          batch INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
          number INTEGER NOT NULL,
          path TEXT NOT NULL,
          PRIMARY KEY (batch, number)
        ) STRICT, WITHOUT ROWID\
        """, """
        CREATE TABLE files (
          batch INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
          path TEXT NOT NULL,
          size INTEGER NOT NULL,
          modified INTEGER NOT NULL,
          state TEXT NOT NULL,
          detail TEXT NOT NULL,
          PRIMARY KEY (batch, path)
        ) STRICT, WITHOUT ROWID\
        """);

    private QueueSchema() {}

    /// Makes the tables in an empty database; looks at them in one that has them.
    ///
    /// @throws NewerQueueException if a later version wrote it
    /// @throws SQLException also if what is there is no queue
    static void ready(Connection connection, Path file) throws SQLException, IOException {
        try (Statement sql = connection.createStatement()) {
            if (version(sql, file) == 0) {
                make(sql, file);
            }
            for (String table : List.of("batches", "wanted", "files")) {
                sql.execute("SELECT 1 FROM " + table + " LIMIT 1");
            }
        }
    }

    private static int version(Statement sql, Path file) throws SQLException, IOException {
        int version = number(sql, "PRAGMA user_version");
        if (version > VERSION) {
            throw new NewerQueueException(file, version);
        }
        return version;
    }

    /// Only one process makes them, and only then is anybody kept from writing.
    private static void make(Statement sql, Path file) throws SQLException, IOException {
        sql.execute("BEGIN IMMEDIATE");
        try {
            if (version(sql, file) == 0) {
                for (String table : FIRST) {
                    sql.execute(table);
                }
                sql.execute("PRAGMA application_id = " + APPLICATION);
                sql.execute("PRAGMA user_version = " + VERSION);
            }
            sql.execute("COMMIT");
        } catch (SQLException | IOException e) {
            sql.execute("ROLLBACK");
            throw e;
        }
    }

    /// Whether the database's pages agree with one another.
    static boolean isSound(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet said = sql.executeQuery("PRAGMA quick_check(1)")) {
            return said.next() && "ok".equals(said.getString(1));
        }
    }

    private static int number(Statement sql, String question) throws SQLException {
        try (ResultSet answer = sql.executeQuery(question)) {
            return answer.next() ? answer.getInt(1) : 0;
        }
    }
}
