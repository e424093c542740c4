package sampan.app.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The message bundles of one part of the program in one language. Immutable, free for any thread; changing
/// the language means making another one.
///
/// A message is plain text (UTF-8, apostrophes as they are) with places to fill: `{0}` is the first argument,
/// and `{0|file|files}` is `file` when the first argument is 1 and `files` otherwise; Chinese needs only
/// `{0}`. Whole numbers are grouped (`10,000`), everything else is put in as text. See `DECISIONS.md` for why
/// not `MessageFormat`.
public final class Text {
    /// Which bundle is read beside the sentences that all share.
    public enum Area {
        /// The terminal commands.
        TERMINAL("terminal"),
        /// The window.
        WINDOW("window");

        private final String file;

        Area(String file) {
            this.file = file;
        }
    }

    private static final String SHARED = "sentences";

    private final Language language;
    private final Properties messages = new Properties();

    /// Reads the bundles.
    ///
    /// @param language in which language
    /// @param area for which part of the program
    public Text(Language language, Area area) {
        this.language = language;
        load(SHARED);
        load(area.file);
    }

    private void load(String file) {
        String name = file + language.suffix() + ".properties";
        try (InputStream in = Text.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new MissingResourceException("no bundle " + name, Text.class.getName(), name);
            }
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The message of this key with its places filled.
    ///
    /// @throws MissingResourceException if there is no such message: a defect, which a test finds first
    public String get(String key, Object... args) {
        String pattern = messages.getProperty(key);
        if (pattern == null) {
            throw new MissingResourceException("no message " + key, Text.class.getName(), key);
        }
        return args.length == 0 ? pattern : Pattern.fill(pattern, args);
    }

    /// Whether there is a message of this key.
    public boolean has(String key) {
        return messages.containsKey(key);
    }

    /// Every key, sorted.
    public Set<String> keys() {
        return Collections.unmodifiableSet(new TreeSet<>(messages.stringPropertyNames()));
    }

    /// The language the messages are in.
    public Language language() {
        return language;
    }
}
