package sampan.protocol;

/// The rules of the conversation were broken; after this the connection can only be closed. Told apart by
/// blame.
public abstract sealed class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        super(message);
    }

    /// This side misused the machine: a defect.
    public static final class Local extends ProtocolException {
        private static final long serialVersionUID = 1;

        /// @param message what was asked of the machine in a state that does not allow it
        public Local(String message) {
            super(message);
        }
    }

    /// The other side spoke rubbish.
    public static final class Remote extends ProtocolException {
        private static final long serialVersionUID = 1;

        private final transient Bye bye;

        /// @param bye what to tell the other side before closing
        public Remote(Bye bye) {
            super(bye.reason() + ": " + bye.text());
            this.bye = bye;
        }

        /// What to tell the other side before closing.
        public Bye bye() {
            return bye;
        }
    }

    /// The other side sent a frame that is not allowed here, or not well-formed.
    static Remote badFrame(String text) {
        return new Remote(new Bye(Bye.Reason.BAD_FRAME, text));
    }
}
