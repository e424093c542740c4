package sampan.app.laws;

import java.lang.module.ModuleReference;
import java.nio.file.Path;

/// The modules of the product as this test runs with them.
final class Modules {
    private Modules() {}

    static ModuleReference named(String name) {
        return ModuleLayer.boot().configuration().findModule(name).orElseThrow().reference();
    }

    /// Where the classes of a module are: a folder, or a jar.
    static Path location(String name) {
        return Path.of(named(name).location().orElseThrow());
    }
}
