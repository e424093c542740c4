import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleProvideInfo;
import java.lang.classfile.constantpool.Utf8Entry;
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

    /// The half of Bouncy Castle for ciphers that a self-signed certificate has no use for.
    static final String GONE = "org/bouncycastle/pqc/";

    private Description() {}

    static byte[] corrected(byte[] description, Build.System system) {
        ClassFile file = ClassFile.of();
        return file.transformClass(file.parse(description), (builder, element) -> {
            builder.with(element instanceof ModuleAttribute module ? lighter(module, system) : element);
        });
    }

    private static ModuleAttribute lighter(ModuleAttribute module, Build.System system) {
        Set<String> dropped = system == Build.System.MAC
                ? Set.of()
                : NOT_NEEDED.getOrDefault(module.moduleName().name().stringValue(), Set.of());
        return ModuleAttribute.of(
                module.moduleName(),
                module.moduleFlagsMask(),
                module.moduleVersion().orElse(null),
                module.requires().stream()
                        .filter(required ->
                                !dropped.contains(required.requires().name().stringValue()))
                        .toList(),
                module.exports().stream()
                        .filter(exported -> !isGone(exported.exportedPackage().name()))
                        .toList(),
                module.opens().stream()
                        .filter(opened -> !isGone(opened.openedPackage().name()))
                        .toList(),
                module.uses(),
                module.provides().stream().map(Description::withoutGone).toList());
    }

    private static ModuleProvideInfo withoutGone(ModuleProvideInfo provided) {
        return ModuleProvideInfo.of(
                provided.provides(),
                provided.providesWith().stream()
                        .filter(by -> !isGone(by.name()))
                        .toList());
    }

    private static boolean isGone(Utf8Entry name) {
        return name.stringValue().startsWith(GONE);
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
