package sampan.app.text;

import java.lang.module.ModuleDescriptor;

/// Which Sampan this is, as its module says. Immutable.
///
/// @param version `1.2.3`, or `1.2.3-SNAPSHOT` on the way there
/// @param commit what it was built from; empty where that is not known
public record Release(String version, String commit) {
    /// The one that runs.
    public static Release ofThisProgram() {
        ModuleDescriptor module = Release.class.getModule().getDescriptor();
        String all = module == null ? "unpackaged" : module.rawVersion().orElse("unpackaged");
        int plus = all.indexOf('+');
        return plus < 0 ? new Release(all, "") : new Release(all.substring(0, plus), all.substring(plus + 1));
    }

    /// `sampan 1.2.3+1a2b3c4d5e`.
    public String line() {
        return "sampan " + version + (commit.isEmpty() ? "" : "+" + commit);
    }
}
