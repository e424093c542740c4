package sampan.app.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A list of things in a JSON file, written anew whenever it changes. Free for any thread.
///
/// @param file the file
/// @param field the array's field
/// @param read what an object of it means; throws as [JsonFile#read] wants it
/// @param write the object of one
record JsonList<T>(JsonFile file, String field, Function<Fields, T> read, Function<T, JsonObject> write) {
    /// All of them.
    ///
    /// @throws IOException if the file is there but can't be read
    List<T> all() throws IOException {
        return file.read(this::all);
    }

    private List<T> all(Fields fields) {
        return List.copyOf(fields.objects(field, read));
    }

    /// Puts these in place of those that are there.
    ///
    /// @param change is given what is there at this moment
    /// @throws IOException if the file can't be read or written; it is then as it was
    void change(UnaryOperator<List<T>> change) throws IOException {
        file.update(this::all, (before, object) -> {
            JsonArray array = new JsonArray();
            change.apply(before).forEach(one -> array.add(write.apply(one)));
            object.add(field, array);
            return array.size();
        });
    }
}
