package sampan.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The rows of the files. Used under the database's lock.
///
/// @param connection the database's
record FileRows(Connection connection) {
    /// Writes these, each in place of what was kept of the same file.
    void put(List<KeptFile> notes) throws SQLException {
        // Nothing is kept of a batch that was taken out meanwhile.
        String sql = "INSERT OR REPLACE INTO files SELECT ?1, ?2, ?3, ?4, ?5, ?6"
                + " WHERE EXISTS (SELECT 1 FROM batches WHERE id = ?1)";
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            for (KeptFile note : notes) {
                row.setLong(1, note.batch());
                row.setString(2, note.path());
                row.setLong(3, note.size());
                row.setLong(4, note.modified());
                row.setString(5, word(note.state()));
                row.setString(6, note.detail());
                row.executeUpdate();
            }
        }
    }

    void remove(long batch, KeptFile.State state) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement("DELETE FROM files WHERE batch = ? AND state = ?")) {
            rows.setLong(1, batch);
            rows.setString(2, word(state));
            rows.executeUpdate();
        }
    }

    /// Tells every file of this batch and state.
    void each(long batch, KeptFile.State state, Consumer<KeptFile> told) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(
                "SELECT path, size, modified, detail FROM files WHERE batch = ? AND state = ? ORDER BY path")) {
            rows.setLong(1, batch);
            rows.setString(2, word(state));
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    told.accept(new KeptFile(
                            batch, row.getString(1), row.getLong(2), row.getLong(3), state, row.getString(4)));
                }
            }
        }
    }

    private static String word(KeptFile.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
