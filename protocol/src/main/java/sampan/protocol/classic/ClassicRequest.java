package sampan.protocol.classic;

import sampan.protocol.BadNameException;
import sampan.protocol.NameProblem;
import sampan.protocol.RemotePath;

/// What a client of the classic dialect asks for. `Q` is no request: a client that says it leaves. Immutable.
public sealed interface ClassicRequest {
    /// `L`: the names of the files.
    record List() implements ClassicRequest {}

    /// `G name`: the bytes of a file.
    ///
    /// @param name a legal name without a space
    record Get(String name) implements ClassicRequest {
        /// @throws BadNameException if the name is not legal or holds a space
        public Get {
            check(name);
        }
    }

    /// `P name`: a new file, whose bytes follow when the host has agreed.
    ///
    /// @param name a legal name without a space
    record Put(String name) implements ClassicRequest {
        /// @throws BadNameException if the name is not legal or holds a space
        public Put {
            check(name);
        }
    }

    /// Whether a name can be asked for: it is legal, and has no space, which in this dialect separates.
    static boolean canName(String name) {
        try {
            check(name);
            return true;
        } catch (BadNameException _) {
            return false;
        }
    }

    private static void check(String name) {
        RemotePath.of(name);
        int space = name.indexOf(' ');
        if (space >= 0) {
            throw new BadNameException(space, NameProblem.SEPARATOR);
        }
    }
}
