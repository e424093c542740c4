package sampan.app.cli;

import java.lang.module.ModuleDescriptor;

/// Which Sampan this is.
public final class Version {
    private Version() {}

    /// Prints [#line] on standard output, for a program that has nothing else to say and wants to be quick about it.
    public static void print() {
        System.out.println(line());
    }

    /// `sampan 1.2.3`, from the module's own description.
    public static String line() {
        ModuleDescriptor module = Version.class.getModule().getDescriptor();
        return "sampan " + (module == null ? "unpackaged" : module.rawVersion().orElse("unpackaged"));
    }
}
