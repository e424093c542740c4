package sampan.transport;

/// The other side proved to be another device than the one that was meant. A hard stop: nothing was said to it.
public final class WrongPinException extends TransportException {
    private static final long serialVersionUID = 1;

    // Kept as text, because a Throwable is serializable and a device's id need not be.
    private final String expected;
    private final String found;

    WrongPinException(DeviceId expected, DeviceId found) {
        super("expected device %s but found %s".formatted(expected, found));
        this.expected = expected.text();
        this.found = found.text();
    }

    /// Whom the link or the trusted name means.
    public DeviceId expected() {
        return new DeviceId(expected);
    }

    /// Who answered.
    public DeviceId found() {
        return new DeviceId(found);
    }
}
