package sampan.protocol;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The name that a visitor gives to what it removes or replaces, so that a lost reply and an undo are both
/// solved: the same removal repeated is the same item, and restoring needs no answer to have arrived.
///
/// @param hex 32 lower-case hexadecimal digits
public record TrashId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /// @throws IllegalArgumentException if it is anything but 32 lower-case hexadecimal digits
    public TrashId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a trash id is 32 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }

    /// A new id that nobody else has.
    public static TrashId random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return new TrashId(HexFormat.of().formatHex(bytes));
    }
}
