package sampan.server.storage;

import sampan.protocol.PortableName;

/// The form in which two names clash, as a number. Pure functions.
final class Folded {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Folded() {}

    /// A number that is equal for names that clash, and seldom otherwise: FNV-1a over the characters of
    /// [PortableName#key].
    static long hash(String name) {
        long hash = BASIS;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80) {
                return slowly(PortableName.key(name));
            }
            hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)) * PRIME;
        }
        return hash;
    }

    /// Whether two different names are one to a system that looks past case or form.
    static boolean clash(String one, String other) {
        return !one.equals(other) && PortableName.key(one).equals(PortableName.key(other));
    }

    private static long slowly(String key) {
        long hash = BASIS;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * PRIME;
        }
        return hash;
    }
}
