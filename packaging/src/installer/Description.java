import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;

/// What a module says of itself, corrected.
final class Description {
    static final String FILE = "module-info.class";

    /// JavaFX wants Java's old desktop for its beans, printing and pictures of rare formats, ControlsFX for tables of
    /// Swing; no class that Sampan loads does. It would be the largest module there is. On a Mac JavaFX opens
    /// folders by it.
    private static final Map<String, Set<String>> NOT_NEEDED = Map.of(
            "javafx.base", Set.of("java.desktop"),
            "javafx.graphics", Set.of("java.desktop"),
            "org.controlsfx.controls", Set.of("java.desktop", "java.net.http"));

    private Description() {}

    static byte[] corrected(byte[] description, Build.System system) {
        if (system == Build.System.MAC) {
            return description;
        }
        ClassFile file = ClassFile.of();
        return file.transformClass(file.parse(description), (builder, element) -> {
            builder.with(element instanceof ModuleAttribute module ? lighter(module) : element);
        });
    }

    private static ModuleAttribute lighter(ModuleAttribute module) {
        Set<String> dropped = NOT_NEEDED.getOrDefault(module.moduleName().name().stringValue(), Set.of());
        return ModuleAttribute.of(
                module.moduleName(),
                module.moduleFlagsMask(),
                module.moduleVersion().orElse(null),
                module.requires().stream()
                        .filter(required ->
                                !dropped.contains(required.requires().name().stringValue()))
                        .toList(),
                module.exports(),
                module.opens(),
                module.uses(),
                module.provides());
    }

    /// The digest of each of a signed jar's files is in its manifest, and says nothing any more.
    static byte[] unsigned(byte[] manifest) throws IOException {
        Manifest lean = new Manifest(new ByteArrayInputStream(manifest));
        lean.getEntries()
                .values()
                .removeIf(entry ->
                        entry.keySet().stream().allMatch(name -> name.toString().endsWith("-Digest")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lean.write(out);
        return out.toByteArray();
    }
}
