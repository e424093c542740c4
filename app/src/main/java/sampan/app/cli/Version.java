package sampan.app.cli;

import sampan.app.text.Release;

/// Which Sampan this is.
public final class Version {
    private Version() {}

    /// Prints [#line] on standard output, for a program that has nothing else to say and wants to be quick about it.
    public static void print() {
        System.out.println(line());
    }

    /// `sampan 1.2.3+1a2b3c4d5e`: the version and the commit.
    static String line() {
        return Release.ofThisProgram().line();
    }
}
