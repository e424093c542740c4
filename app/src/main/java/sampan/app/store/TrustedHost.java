package sampan.app.store;

import sampan.transport.DeviceId;

/// A host that this device trusts, by a name of its owner's choice. Holds no token: the host knows this
/// device. Immutable.
///
/// @param name what it is called here; see [#isName]
/// @param host its name or address in the network
/// @param port 1 to 65535
/// @param device the key it must prove to have
public record TrustedHost(String name, String host, int port, DeviceId device) {
    private static final int LONGEST = 64;

    /// @throws IllegalArgumentException if the name or the port is not one
    public TrustedHost {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name for a host");
        }
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not an address");
        }
    }

    /// Whether a host can be called so: 1 to 64 characters that stand before `:/PATH` without doubt, so no
    /// `:`, `/`, `\`, `#`, blank at an end, control or format character, and no `-` in front.
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && name.equals(name.strip())
                && name.charAt(0) != '-'
                && name.codePoints().allMatch(TrustedHost::mayStandInAName);
    }

    private static boolean mayStandInAName(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != ':' && c != '/' && c != '\\' && c != '#';
        };
    }
}
