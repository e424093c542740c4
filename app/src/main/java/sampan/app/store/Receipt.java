package sampan.app.store;

/// What the whole of a receipt says: between which devices, which way, and since when. Its files are told one by one,
/// as [ReceiptEntry]; `RECEIPT.md` has the format. Immutable.
///
/// @param way which way the files went
/// @param begun when the visit began that carried or compared them, milliseconds since 1970
/// @param visitor the device that carried and computed
/// @param host the device that it visited
public record Receipt(Way way, long begun, Device visitor, Device host) {
    /// Which way files went, as the visitor sees it.
    public enum Way {
        /// From the host to the visitor.
        GET("get"),
        /// From the visitor to the host.
        PUT("put");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        /// The word in the file.
        String word() {
            return word;
        }

        /// @throws IllegalArgumentException if there is no such word
        static Way of(String word) {
            for (Way way : values()) {
                if (way.word.equals(word)) {
                    return way;
                }
            }
            throw new IllegalArgumentException("way " + word);
        }
    }

    /// One of the two devices.
    ///
    /// @param id its id, as [sampan.transport.DeviceId] writes it
    /// @param name its name for people
    public record Device(String id, String name) {}
}
