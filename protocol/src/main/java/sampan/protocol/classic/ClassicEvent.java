package sampan.protocol.classic;

import java.nio.ByteBuffer;
import java.util.List;

/// What a conversation of the classic dialect makes of bytes and of time.
public sealed interface ClassicEvent {
    /// Nothing more can be said until there are more bytes, or until `wakeAfter`.
    record NeedBytes() implements ClassicEvent {}

    /// To a host: a request, to be answered once.
    ///
    /// @param request the request
    record Requested(ClassicRequest request) implements ClassicEvent {}

    /// To a host: a request that can't be served; it is answered already.
    ///
    /// @param refusal the answer
    record Misunderstood(Refusal refusal) implements ClassicEvent {}

    /// Bytes of a file.
    ///
    /// @param bytes a view that is valid until the next call
    record Bytes(ByteBuffer bytes) implements ClassicEvent {}

    /// The bytes of the file, or the list, are complete. A host publishes the file and then says `stored`.
    record Complete() implements ClassicEvent {}

    /// To a host: the upload was cut off, its bytes are to be discarded.
    record CutOff() implements ClassicEvent {}

    /// The other side leaves; nothing was owed to it.
    record Left() implements ClassicEvent {}

    /// To a client: the host said `OK`. What was asked for follows, or the bytes to send are awaited.
    record Accepted() implements ClassicEvent {}

    /// To a client: more of the list.
    ///
    /// @param names legal names, some of which may hold spaces and can't be asked for
    /// @param illegal how many lines between them were no legal names
    record Names(List<String> names, int illegal) implements ClassicEvent {
        public Names {
            names = List.copyOf(names);
        }
    }

    /// To a client: the file went out, and the host has not complained. More is never said.
    record Sent() implements ClassicEvent {}

    /// To a client: the host said something else than `OK`.
    ///
    /// @param text what it said, fit to be shown
    record Refused(String text) implements ClassicEvent {}

    /// To a client: what was asked for did not come, or not completely. The connection is of no more use.
    ///
    /// @param trouble why
    record Failed(Trouble trouble) implements ClassicEvent {}
}
