package sampan.app.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.Failure;
import sampan.protocol.Request;
import sampan.transport.DeviceId;

/// Why a host could not be reached, or did not do what was asked. Messages are for logs and hold no secret; people
/// read the sentence that belongs to the class and its fields.
public abstract sealed class LinkException extends IOException {
    private static final long serialVersionUID = 1;

    LinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// No connection came about. Time may heal it.
    public static final class Unreachable extends LinkException {
        private static final long serialVersionUID = 1;

        /// What stood in the way.
        public enum Obstacle {
            /// The name means no address.
            UNKNOWN_HOST,
            /// The computer is there, but nothing listens on that port.
            REFUSED,
            /// Nobody answered.
            TIMEOUT,
            /// The network has no way there.
            NO_ROUTE,
            /// Something answered and then kept silent: a host that serves one visitor at a time may be busy.
            NO_ANSWER
        }

        private final String host;
        private final int port;
        private final Obstacle reason;

        /// @param host the name or address that was tried
        public Unreachable(String host, int port, Obstacle reason, @Nullable Throwable cause) {
            super(host + ":" + port + " " + reason, cause);
            this.host = host;
            this.port = port;
            this.reason = reason;
        }

        /// The name or address that was tried.
        public String host() {
            return host;
        }

        /// The port that was tried.
        public int port() {
            return port;
        }

        /// What stood in the way.
        public Obstacle reason() {
            return reason;
        }
    }

    /// Another device than the one that is meant answered. A hard stop.
    public static final class WrongPin extends LinkException {
        private static final long serialVersionUID = 1;

        private final String expected;
        private final String found;

        /// @param expected whom the link or the trusted name means
        /// @param found who answered
        public WrongPin(DeviceId expected, DeviceId found) {
            super("expected " + expected + ", found " + found, null);
            this.expected = expected.text();
            this.found = found.text();
        }

        /// Whom the link or the trusted name means.
        public DeviceId expected() {
            return DeviceId.parse(expected);
        }

        /// Who answered.
        public DeviceId found() {
            return DeviceId.parse(found);
        }
    }

    /// What answered is no Sampan host, or broke the rules of the conversation.
    public static final class NotSampan extends LinkException {
        private static final long serialVersionUID = 1;

        /// @param detail for logs
        public NotSampan(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /// The host does not let this device in.
    public static final class NotTrusted extends LinkException {
        private static final long serialVersionUID = 1;

        private final boolean revoked;

        /// @param revoked whether it was let in before and no longer is
        public NotTrusted(boolean revoked) {
            super(
                    revoked ? "the right was taken back" : "the host does not know this device, or the link is used up",
                    null);
            this.revoked = revoked;
        }

        /// Whether the right was taken back while it was used; otherwise there was none, or the link's has ended.
        public boolean revoked() {
            return revoked;
        }
    }

    /// The connection ended, and what was asked on it is unknown. Another one may be made.
    public static final class Lost extends LinkException {
        private static final long serialVersionUID = 1;

        /// How it ended.
        public enum Ending {
            /// It broke.
            BROKEN,
            /// Nothing moved for a minute while something was owed.
            SILENT,
            /// The host is about to stop.
            STOPPING,
            /// The host hung up because nothing was asked for long.
            IDLE,
            /// The host has too many visitors.
            CROWDED,
            /// One of the two programs made a mistake.
            DEFECT,
            /// This side closed it.
            CLOSED
        }

        private final Ending reason;

        /// @param reason how it ended
        public Lost(Ending reason, @Nullable Throwable cause) {
            super("connection " + reason, cause);
            this.reason = reason;
        }

        /// How it ended.
        public Ending reason() {
            return reason;
        }
    }

    /// The host answered that it did not do what was asked. The link goes on.
    public static final class Refused extends LinkException {
        private static final long serialVersionUID = 1;

        private final transient Request<?> request;
        private final transient Failure failure;

        /// @param request what was asked
        /// @param failure why it was not done
        public Refused(Request<?> request, Failure failure) {
            super(request.getClass().getSimpleName() + ": " + failure, null);
            this.request = request;
            this.failure = failure;
        }

        /// What was asked.
        public Request<?> request() {
            return request;
        }

        /// Why it was not done.
        public Failure failure() {
            return failure;
        }
    }

    /// What a host's farewell means here.
    static LinkException of(Bye bye) {
        return switch (bye.reason()) {
            case UNPAIRED -> new NotTrusted(false);
            case REVOKED -> new NotTrusted(true);
            case DRAINING -> new Lost(Lost.Ending.STOPPING, null);
            case IDLE -> new Lost(Lost.Ending.IDLE, null);
            case LIMIT -> new Lost(Lost.Ending.CROWDED, null);
            case INTERNAL, BAD_FRAME -> new Lost(Lost.Ending.DEFECT, null);
            case VERSION -> new NotSampan("another version", null);
        };
    }
}
