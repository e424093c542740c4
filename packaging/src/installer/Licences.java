import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The licences of everything that is shipped: a list, and their texts. Java's own notices are in its folder `legal`.
final class Licences {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^-]*)(-[a-z0-9-]+)?\\.jar");

    private record Library(String name, String licence, String holder) {}

    private final Build build;

    Licences(Build build) {
        this.build = build;
    }

    /// Writes them into a folder. A library that `licences/libraries.tsv` does not list ends the build here.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path project = build.packaging().getParent();
        Path texts = build.packaging().resolve("licences");
        Files.copy(project.resolve("LICENSE"), folder.resolve("Apache-2.0.txt"));
        for (String text : List.of("MIT.txt", "Bouncy-Castle.txt", "BSD-3-Clause.txt")) {
            Files.copy(texts.resolve(text), folder.resolve(text));
        }
        Files.copy(
                build.runtime().resolve("legal/java.base/LICENSE"),
                folder.resolve("GPL-2.0-with-Classpath-exception.txt"));
        Files.copy(
                project.resolve("app/src/main/resources/sampan/app/ui/base/inter-LICENSE.txt"),
                folder.resolve("OFL-1.1.txt"));
        StringBuilder list = new StringBuilder("""
            # What Sampan brings along

            Sampan itself is under Apache-2.0. Every licence has its text beside this list; those of Java's own parts
            are in the folder `legal` of its runtime.

            | what | version | licence | copyright |
            |---|---|---|---|
            """);
        list.append(row(
                        "OpenJDK, linked as far as it is needed",
                        Runtime.version().toString()))
                .append(" GPL-2.0-with-Classpath-exception | Oracle and others |\n");
        list.append(row("Inter, the typeface", "4")).append(" OFL-1.1 | 2016 The Inter Project Authors |\n");
        Map<String, Library> known = known(texts.resolve("libraries.tsv"));
        for (String jar : jars()) {
            Matcher matcher = JAR.matcher(jar);
            Library library = matcher.matches() ? known.get(matcher.group(1)) : null;
            if (library == null) {
                throw new IOException(jar + " is shipped, and packaging/licences/libraries.tsv has no line for it");
            }
            list.append(row(library.name() + " (" + matcher.group(1) + ")", matcher.group(2)));
            list.append(' ')
                    .append(library.licence())
                    .append(" | ")
                    .append(library.holder())
                    .append(" |\n");
        }
        Files.writeString(folder.resolve("THIRD-PARTY.md"), list);
    }

    private static String row(String what, String version) {
        return "| " + what + " | " + version + " |";
    }

    private List<String> jars() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path jar : Tree.walk(build.modules()).toList()) {
            String name = jar.getFileName().toString();
            if (name.endsWith(".jar") && !name.startsWith("sampan-")) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    private static Map<String, Library> known(Path table) throws IOException {
        Map<String, Library> known = new TreeMap<>();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split("\t");
            known.put(cells[0], new Library(cells[1], cells[2], cells[3]));
        }
        return known;
    }
}
