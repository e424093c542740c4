package sampan.server;

import org.jspecify.annotations.Nullable;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// Decides who a visitor is taken for when it says hello. Free for any thread.
interface Doorman {
    /// How a visitor was received.
    ///
    /// @param standing who it is taken for
    /// @param rights what it may do
    /// @param enrolledBy id of the link that enrolled it just now, or null
    record Received(
            Reply.Standing standing,
            Rights rights,
            @Nullable String enrolledBy) {}

    /// Receives a visitor, and enrols it durably where it asks for that with a valid token.
    ///
    /// @param name what it calls itself, fit for people
    /// @throws StorageException if that could not be written down
    Received receive(DeviceId device, String name, Request.Hello hello) throws StorageException;
}
