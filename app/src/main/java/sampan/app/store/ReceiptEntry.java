package sampan.app.store;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One file of a receipt: its bytes were read from both disks, and agreed. Immutable.
///
/// @param path where it lies, relative to the folder that the files went to; names joined by `/`
/// @param original the path it has where it came from, if that is another; else null
/// @param there its place at the host, `share/folder/file`
/// @param size its bytes; 0 or more
/// @param modified its time, milliseconds since 1970
/// @param sha256 the SHA-256 of all its bytes, 64 lower-case hexadecimal digits
/// @param carried whether this device carried it, then or in an earlier run; false if a file of its size and time was
///     there already, and only compared
/// @param compared when its bytes agreed, milliseconds since 1970
public record ReceiptEntry(
        String path,
        @Nullable String original,
        String there,
        long size,
        long modified,
        String sha256,
        boolean carried,
        long compared) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NO_NAME = Pattern.compile("\\.{0,2}");

    /// @throws IllegalArgumentException for a path that could lead out of a folder, and for what is no size or no sum
    public ReceiptEntry {
        check(path);
        if (original != null) {
            check(original);
        }
        if (size < 0 || !SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("size " + size + ", sum " + sha256);
        }
    }

    private static void check(String path) {
        if (path.indexOf('\0') >= 0
                || names(path).stream().anyMatch(name -> NO_NAME.matcher(name).matches())) {
            throw new IllegalArgumentException("path " + path);
        }
    }

    /// The names that a path of an entry consists of; one or more, none of them empty, `.` or `..`.
    public static List<String> names(String path) {
        return List.of(path.split("/", -1));
    }
}
