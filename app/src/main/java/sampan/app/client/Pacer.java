package sampan.app.client;

/// Says when bytes of bodies may go over a link, so that a person can keep a part of the line free.
public interface Pacer {
    /// Everything goes at once.
    Pacer NONE = new Pacer() {
        @Override
        public boolean isLimited() {
            return false;
        }

        @Override
        public void pace(int bytes) {}
    };

    /// Whether there is anything to wait for at present; if not, bytes go in larger pieces.
    boolean isLimited();

    /// Waits until so many bytes may go. Called by the thread that sends or reads them, for a few kilobytes at a time.
    ///
    /// @param bytes more than 0
    void pace(int bytes);
}
