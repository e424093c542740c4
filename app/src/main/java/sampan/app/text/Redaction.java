package sampan.app.text;

import java.util.regex.Pattern;

/// Takes the secret out of any text that might hold a link.
public final class Redaction {
    /// What follows the key's fingerprint and its dot, whole or cut off, encoded or not.
    private static final Pattern SECRET = Pattern.compile("([#%][^\\s.#]{16,}\\.)[A-Za-z0-9_%-]+");

    private Redaction() {}

    /// The text without it.
    public static String of(String text) {
        return text.indexOf('.') < 0 ? text : SECRET.matcher(text).replaceAll("$1…");
    }
}
