package sampan.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.transport.DeviceId;

/// A device that is connected, as it is at one moment; to be asked for again and again by whoever shows it. Immutable.
///
/// @param device who it is
/// @param name what it calls itself, free of control characters
/// @param standing who it was taken for: a member or a guest
/// @param source the address it came from
/// @param since when the first of its connections that are still there came
/// @param connections how many connections it has
/// @param received bytes that came from it over these connections
/// @param sent bytes that went to it over these connections
/// @param doing what it does
/// @param path with what, or null
public record Visitor(
        DeviceId device,
        String name,
        Reply.Standing standing,
        String source,
        Instant since,
        int connections,
        long received,
        long sent,
        Doing doing,
        @Nullable RemotePath path) {
    /// One that has just come in, by one connection.
    static Visitor arrived(DeviceId device, String name, Reply.Standing standing, String source, Instant since) {
        return new Visitor(device, name, standing, source, since, 1, 0, 0, Doing.WAITING, null);
    }

    /// What a visitor does; the later one counts where several connections differ.
    public enum Doing {
        /// Nothing.
        WAITING,
        /// It looks around.
        LOOKING,
        /// It changes names or places.
        CHANGING,
        /// It fetches a file.
        FETCHING,
        /// It sends a file.
        SENDING
    }
}
