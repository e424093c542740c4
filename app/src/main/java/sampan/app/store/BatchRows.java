package sampan.app.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sampan.transport.DeviceId;

/// The rows of the batches. Used under the database's lock.
///
/// @param connection the database's
record BatchRows(Connection connection) {
    private static final String COLUMNS = "id, owner, kind, upload, host, port, device, target, title, comes_from,"
            + " goes_to, options, state, detail, priority, position, created";

    /// Adds this, or replaces the one of its number. An update keeps what refers to it, which a replacement would not.
    void put(KeptBatch batch) throws SQLException {
        String sql = "INSERT INTO batches (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                + " ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, state = excluded.state,"
                + " detail = excluded.detail, options = excluded.options, priority = excluded.priority,"
                + " position = excluded.position";
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            row.setLong(1, batch.id());
            row.setString(2, batch.owner());
            row.setString(3, word(batch.kind()));
            row.setBoolean(4, batch.upload());
            row.setString(5, batch.host().name());
            row.setInt(6, batch.host().port());
            row.setString(7, batch.host().device().text());
            row.setString(8, batch.target());
            row.setString(9, batch.label().title());
            row.setString(10, batch.label().from());
            row.setString(11, batch.label().to());
            row.setString(12, text(batch.options()));
            row.setString(13, word(batch.state()));
            row.setString(14, batch.detail());
            row.setInt(15, batch.turn().priority());
            row.setLong(16, batch.turn().position());
            row.setLong(17, batch.created());
            row.executeUpdate();
        }
        try (PreparedStatement row =
                connection.prepareStatement("INSERT OR REPLACE INTO wanted (batch, number, path) VALUES (?, ?, ?)")) {
            for (int i = 0; i < batch.wanted().size(); i++) {
                row.setLong(1, batch.id());
                row.setInt(2, i);
                row.setString(3, batch.wanted().get(i));
                row.executeUpdate();
            }
        }
    }

    void state(long batch, KeptBatch.State state, String detail) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("UPDATE batches SET state = ?, detail = ? WHERE id = ?")) {
            row.setString(1, word(state));
            row.setString(2, detail);
            row.setLong(3, batch);
            row.executeUpdate();
        }
    }

    void turn(long batch, KeptBatch.Turn turn) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("UPDATE batches SET priority = ?, position = ? WHERE id = ?")) {
            row.setInt(1, turn.priority());
            row.setLong(2, turn.position());
            row.setLong(3, batch);
            row.executeUpdate();
        }
    }

    void options(long batch, Map<String, String> options) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("UPDATE batches SET options = ? WHERE id = ?")) {
            row.setString(1, text(options));
            row.setLong(2, batch);
            row.executeUpdate();
        }
    }

    void owner(long batch, String owner) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("UPDATE batches SET owner = ? WHERE id = ?")) {
            row.setString(1, owner);
            row.setLong(2, batch);
            row.executeUpdate();
        }
    }

    void remove(long batch) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("DELETE FROM batches WHERE id = ?")) {
            row.setLong(1, batch);
            row.executeUpdate();
        }
    }

    /// Every batch, in the order of their turns. A row that makes no sense is passed over.
    List<KeptBatch> all() throws SQLException {
        List<KeptBatch> all = new ArrayList<>();
        String sql = "SELECT " + COLUMNS + " FROM batches ORDER BY priority, position, created";
        try (PreparedStatement rows = connection.prepareStatement(sql);
                ResultSet row = rows.executeQuery()) {
            while (row.next()) {
                try {
                    all.add(batch(row));
                } catch (IllegalArgumentException | JsonParseException _) {
                    // Somebody else wrote it, and must not keep the others from going on.
                }
            }
        }
        return all;
    }

    List<KeptBatch> of(String owner) throws SQLException {
        return all().stream().filter(batch -> batch.owner().equals(owner)).toList();
    }

    private KeptBatch batch(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        return new KeptBatch(
                id,
                row.getString(2),
                QueueOwner.Kind.valueOf(name(row.getString(3))),
                row.getBoolean(4),
                new KeptBatch.Host(row.getString(5), row.getInt(6), DeviceId.parse(row.getString(7))),
                wanted(id),
                row.getString(8),
                new KeptBatch.Label(row.getString(9), row.getString(10), row.getString(11)),
                options(row.getString(12)),
                KeptBatch.State.valueOf(name(row.getString(13))),
                row.getString(14),
                new KeptBatch.Turn(row.getInt(15), row.getLong(16)),
                row.getLong(17));
    }

    private List<String> wanted(long batch) throws SQLException {
        List<String> paths = new ArrayList<>();
        try (PreparedStatement rows =
                connection.prepareStatement("SELECT path FROM wanted WHERE batch = ? ORDER BY number")) {
            rows.setLong(1, batch);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    paths.add(row.getString(1));
                }
            }
        }
        return paths;
    }

    private static String text(Map<String, String> options) {
        JsonObject object = new JsonObject();
        options.forEach(object::addProperty);
        return object.toString();
    }

    private static Map<String, String> options(String text) {
        if (!(JsonParser.parseString(text) instanceof JsonObject object)) {
            throw new JsonParseException("not an object");
        }
        Fields fields = new Fields(object);
        Map<String, String> options = new LinkedHashMap<>();
        object.keySet().forEach(name -> options.put(name, fields.string(name)));
        return options;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String name(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
