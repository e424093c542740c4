import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The modules of the layout made fit to be linked: those without a description get one, and the libraries of this
/// system's own kind lie beside them. Inside a module each person's first start would have to unpack them.
final class ModuleJars {
    private static final List<String> LIBRARIES = List.of("so", "dll", "dylib", "jnilib");

    /// Signatures, which do not agree with what is changed here, and themes and pictures that nobody sees.
    private static final String NOT_NEEDED = "META-INF/[^/]+\\.(SF|RSA|DSA|EC)|META-INF/maven/.*"
            + "|atlantafx/base/theme/(?!primer)[^/]+\\.(css|bss)|com/sun/javafx/scene/control/skin/caspian/.*"
            + "|org/controlsfx/dialog/.*\\.png|(META-INF/versions/\\d+/)?" + Description.GONE + ".*";

    /// Its terminal speaks to the system without a library of its own.
    private static final String JLINE = "org/jline/";

    /// What the jars call the folder, or the file, of a system or of a processor.
    private static final List<String> OTHER_LIBC = List.of("musl", "android");

    private final Build build;

    ModuleJars(Build build) {
        this.build = build;
    }

    void make() throws IOException {
        Tree.empty(build.modules());
        Tree.empty(build.natives());
        for (Path jar : Tree.walk(build.layout().resolve("lib"))
                .filter(path -> path.toString().endsWith(".jar"))
                .toList()) {
            strip(jar, build.modules().resolve(jar.getFileName()));
        }
        describe();
    }

    /// Copies a jar without the libraries and signatures in it, and keeps this system's libraries.
    private void strip(Path from, Path to) throws IOException {
        Path descriptions = Tree.empty(build.target().resolve("descriptions/corrected"));
        List<String> corrected = new ArrayList<>();
        try (ZipFile jar = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                byte[] content = jar.getInputStream(entry).readAllBytes();
                if (isLibrary(name)) {
                    keep(name, content);
                } else if (name.matches("(META-INF/versions/\\d+/)?" + Description.FILE)) {
                    Path description = descriptions.resolve(name);
                    Files.createDirectories(description.getParent());
                    Files.write(description, Description.corrected(content, build.system()));
                    corrected.add(name);
                } else if (!name.matches(NOT_NEEDED)) {
                    out.putNextEntry(new ZipEntry(name));
                    out.write(name.equals(JarFile.MANIFEST_NAME) ? Description.unsigned(content) : content);
                }
            }
        }
        for (String name : corrected) {
            add(descriptions, name, to);
        }
    }

    /// A description also lists the module's packages, and the tool makes that list anew.
    private static void add(Path folder, String description, Path jar) throws IOException {
        Tool.ofTheJdk("jar", "--update", "--file", jar.toString(), "-C", folder.toString(), description);
    }

    private static boolean isLibrary(String name) {
        return LIBRARIES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void keep(String name, byte[] content) throws IOException {
        if (isOfUse(name)) {
            Files.write(build.natives().resolve(name.substring(name.lastIndexOf('/') + 1)), content);
        }
    }

    /// JavaFX's libraries are this system's; the others have a copy for each, in folders or under names that tell.
    private boolean isOfUse(String name) {
        return !name.contains("/") || isForThisSystem(name) && !name.startsWith(JLINE);
    }

    private boolean isForThisSystem(String name) {
        String words = name.toLowerCase(Locale.ROOT);
        boolean aarch64 = build.processor().equals("aarch64");
        boolean processor = aarch64
                ? words.contains("aarch64") || words.contains("aarch_64") || words.contains("arm64")
                : words.contains("x86_64");
        boolean system = switch (build.system()) {
            case LINUX -> words.contains("linux");
            case WINDOWS -> words.contains("windows");
            case MAC -> words.contains("/mac/") || words.contains("osx");
        };
        return processor && system && OTHER_LIBC.stream().noneMatch(words::contains);
    }

    /// Compiles and adds the descriptions in `src/modules`; whatever else has none ends the build here, with its name.
    private void describe() throws IOException {
        Path sources = build.packaging().resolve("src/modules");
        Path compiled = Tree.empty(build.target().resolve("descriptions"));
        Set<String> undescribed = new TreeSet<>();
        for (ModuleReference module : ModuleFinder.of(build.modules()).findAll()) {
            String name = module.descriptor().name();
            if (!module.descriptor().isAutomatic()) {
                continue;
            }
            Path source = sources.resolve(name).resolve("module-info.java");
            if (Files.exists(source)) {
                describe(name, Path.of(module.location().orElseThrow()), source, compiled.resolve(name));
            } else {
                undescribed.add(name);
            }
        }
        if (!undescribed.isEmpty()) {
            throw new IOException("These modules have no description, and jlink takes none such; write them one in "
                    + sources + ": " + undescribed);
        }
    }

    private void describe(String name, Path jar, Path source, Path to) throws IOException {
        Tool.ofTheJdk(
                "javac",
                "--release",
                "25",
                "--patch-module",
                name + "=" + jar,
                "--module-path",
                build.modules().toString(),
                "-d",
                to.toString(),
                source.toString());
        add(to, Description.FILE, jar);
    }
}
