package sampan.server;

import sampan.protocol.Request;
import sampan.server.ServerEvent.Reason;
import sampan.transport.DeviceId;

/// What the process of a connection says to its server. Immutable.
sealed interface FromChild {
    /// It has begun, and waits for [ToChild.Setup].
    record Ready() implements FromChild {}

    /// It is known which device is there.
    record Met(DeviceId device) implements FromChild {}

    /// The visitor says hello; answered by [ToChild.Received] or [ToChild.NotReceived].
    ///
    /// @param name what it calls itself, fit for people
    record Receive(String name, Request.Hello hello) implements FromChild {}

    /// May it stay? Answered by [ToChild.Granted].
    record Join() implements FromChild {}

    /// The visitor did what no honest one does often.
    record Fault() implements FromChild {}

    /// May so many bytes more come? Answered by [ToChild.Granted].
    record Take(long bytes) implements FromChild {}

    /// So many of them won't.
    record GiveBack(long bytes) implements FromChild {}

    /// So many of them have.
    record Spend(long bytes) implements FromChild {}

    /// The visitor as it is now.
    record Doing(Visitor visitor) implements FromChild {}

    /// Something that the listener is to be told.
    record Happened(ServerEvent event) implements FromChild {}

    /// A message of an echo's client, fit to be shown.
    record Shown(String message) implements FromChild {}

    /// The process is ending the connection.
    record Ended(Reason reason, String text) implements FromChild {}
}
