package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What other programs may use is what `public-types.txt` lists, so nothing becomes public by accident: law 11 of the
/// house. `packaging/public-types` writes the list anew.
final class PublicTypesTest {
    private static final Path CLASSES = Path.of("target", "classes", "sampan");

    @Test
    void publicTypes_areThoseThatAreListed() throws IOException {
        Path list = Path.of("public-types.txt");
        List<String> types = publicTypes();
        if (Boolean.getBoolean("sampan.public-types.write")) {
            Files.write(list, types);
        }

        assertThat(types)
                .as("if meant so, packaging/public-types writes the list anew")
                .containsExactlyElementsOf(Files.readAllLines(list));
    }

    private static List<String> publicTypes() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                var type = ClassFile.of().parse(file);
                if (type.flags().has(AccessFlag.PUBLIC)) {
                    found.add(type.thisClass().asInternalName().replace('/', '.'));
                }
            }
        }
        // A type inside one that is not public can't be reached.
        return found.stream()
                .filter(name -> !name.contains("$") || found.contains(name.substring(0, name.lastIndexOf('$'))))
                .toList();
    }
}
