package sampan.protocol;

/// The rules that hold for every name, wherever it goes.
final class LegalName {
    private LegalName() {}

    /// Returns the name's length in UTF-8 bytes.
    ///
    /// @throws BadNameException if the name is not legal
    static int check(String name) {
        if (name.isEmpty()) {
            throw new BadNameException(0, NameProblem.EMPTY);
        }
        if (name.equals(".") || name.equals("..")) {
            throw new BadNameException(0, NameProblem.DOT);
        }
        int bytes = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || c == '\\') {
                throw new BadNameException(i, NameProblem.SEPARATOR);
            }
            if (Character.isISOControl(c)) {
                throw new BadNameException(i, NameProblem.CONTROL);
            }
            if (Character.isHighSurrogate(c) && i + 1 < name.length() && Character.isLowSurrogate(name.charAt(i + 1))) {
                i++;
                bytes += 4;
            } else if (Character.isSurrogate(c)) {
                throw new BadNameException(i, NameProblem.MALFORMED);
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
            if (bytes > Limits.NAME_BYTES) {
                throw new BadNameException(i, NameProblem.TOO_LONG);
            }
        }
        if (isOurs(name)) {
            throw new BadNameException(0, NameProblem.RESERVED);
        }
        return bytes;
    }

    /// Whether a name is `.sampan` to a system that ignores case or Unicode form.
    static boolean isOurs(String name) {
        // Nothing but a dot becomes one, and looking costs less than folding.
        return name.startsWith(".")
                && name.length() <= 32
                && PortableName.key(name).equals(".sampan");
    }
}
