package sampan.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The name that a visitor gives to a draft. It is derived from what is sent and where, so that a visitor
/// that lost everything but its key finds its own draft again; the host keeps the drafts of each device
/// apart.
///
/// @param hex 32 lower-case hexadecimal digits
public record DraftId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /// @throws IllegalArgumentException if it is anything but 32 lower-case hexadecimal digits
    public DraftId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a draft id is 32 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }

    /// The id of the draft of a file: the first sixteen bytes of the SHA-256 of `sampan draft 1`, the
    /// host's device id, each name of the path, the size and the time, each followed by a zero byte, in
    /// UTF-8 and decimal.
    ///
    /// @param host the host's device id as its text form
    /// @param path where the file shall be
    /// @param size the file's bytes
    /// @param modified the file's time, milliseconds since 1970
    public static DraftId of(String host, RemotePath path, long size, long modified) {
        StringBuilder what = new StringBuilder("sampan draft 1\0").append(host).append('\0');
        path.names().forEach(name -> what.append(name).append('\0'));
        what.append(size).append('\0').append(modified).append('\0');
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(what.toString().getBytes(StandardCharsets.UTF_8));
            return new DraftId(HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
