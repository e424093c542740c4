package sampan.server;

import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.transport.DeviceId;

/// What happened at a server. Texts that came from outside are free of control characters. Immutable.
public sealed interface ServerEvent {
    /// A device came: its first connection.
    ///
    /// @param device who it is
    /// @param name what it calls itself
    /// @param standing who it was taken for: a member or a guest
    /// @param source the address it came from
    record VisitorCame(DeviceId device, String name, Reply.Standing standing, String source) implements ServerEvent {}

    /// A device left: its last connection ended.
    ///
    /// @param device who it is
    /// @param name what it called itself
    record VisitorLeft(DeviceId device, String name) implements ServerEvent {}

    /// A device was enrolled: it needs no token from now on.
    ///
    /// @param device who it is
    /// @param name what it calls itself
    /// @param link the id of the link through which it came
    record DeviceEnrolled(DeviceId device, String name, String link) implements ServerEvent {}

    /// A file was uploaded and published.
    ///
    /// @param device who sent it
    /// @param path where it was sent to
    /// @param size its bytes
    record FileArrived(DeviceId device, RemotePath path, long size) implements ServerEvent {}

    /// A file was fetched to its end.
    ///
    /// @param device who fetched it
    /// @param path the file
    /// @param size its bytes
    record FileFetched(DeviceId device, RemotePath path, long size) implements ServerEvent {}

    /// An entry was moved or renamed.
    ///
    /// @param device who did it
    /// @param path where it was
    /// @param to where it is
    record EntryMoved(DeviceId device, RemotePath path, RemotePath to) implements ServerEvent {}

    /// An entry was put into the trash.
    ///
    /// @param device who did it
    /// @param path where it was
    record EntryRemoved(DeviceId device, RemotePath path) implements ServerEvent {}

    /// A share's disk failed or is full.
    ///
    /// @param share the share's name
    /// @param text a line for logs
    record StorageFailed(String share, String text) implements ServerEvent {}

    /// Why a connection was ended by this side.
    enum Reason {
        /// It did not speak our TLS, or showed no fitting certificate.
        HANDSHAKE,
        /// It broke the rules of the protocol.
        RUBBISH,
        /// It was not let in.
        UNPAIRED,
        /// It did not come to the point in time, or took nothing of what it was owed.
        DEADLINE,
        /// There were too many connections.
        LIMIT,
        /// Its rights were taken back.
        REVOKED,
        /// The host is stopping.
        DRAINING,
        /// This side has a defect, which is in the log.
        INTERNAL
    }

    /// A connection was ended by this side.
    ///
    /// @param source the address it came from
    /// @param reason why
    /// @param text a line for logs
    record ConnectionEnded(String source, Reason reason, String text) implements ServerEvent {}
}
