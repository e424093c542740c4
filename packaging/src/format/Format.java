import static java.nio.charset.StandardCharsets.UTF_8;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The formatter's gate and its remedy: `check VERSION` fails and names every file that is not formatted, `apply
/// VERSION` formats them. Run from the top of the tree. What was found formatted is remembered by digest, because
/// every build passes through here.
final class Format {
    private static final Path REMEMBERED = Path.of("target", "formatted");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());
    private final Set<String> known = new TreeSet<>();
    private final List<Path> wrong = new ArrayList<>();
    private final String version;
    private final boolean apply;

    private Format(boolean apply, String version) {
        this.apply = apply;
        this.version = version;
    }

    public static void main(String[] args) throws IOException {
        System.exit(new Format(args[0].equals("apply"), args[1]).run());
    }

    private int run() throws IOException {
        if (Files.exists(REMEMBERED)) {
            known.addAll(Files.readAllLines(REMEMBERED));
        }
        Set<String> seen = new TreeSet<>();
        for (String module : List.of("protocol", "server-lib", "app", "packaging")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    seen.add(formatted(file));
                }
            }
        }
        Files.createDirectories(REMEMBERED.getParent());
        Files.write(REMEMBERED, seen);
        if (apply) {
            wrong.forEach(file -> System.out.println("formatted " + file));
            return 0;
        }
        wrong.forEach(file -> System.err.println("not formatted: " + file));
        if (!wrong.isEmpty()) {
            System.err.println("packaging/format formats them.");
        }
        return wrong.isEmpty() ? 0 : 1;
    }

    /// Returns the digest of the formatted text, so that a wrong file is never remembered.
    private String formatted(Path file) throws IOException {
        String source = Files.readString(file);
        String digest = digest(source);
        if (known.contains(digest)) {
            return digest;
        }
        try {
            String right = formatter.formatSourceAndFixImports(Comments.fitted(source));
            if (!right.equals(source)) {
                wrong.add(file);
                if (apply) {
                    Files.writeString(file, right);
                }
            }
            return digest(right);
        } catch (FormatterException e) {
            // The compiler says it better; it is the next to look.
            System.err.println(file + ": " + e.getMessage());
            return "";
        }
    }

    private String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(version.getBytes(UTF_8));
            return HexFormat.of().formatHex(sha.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
