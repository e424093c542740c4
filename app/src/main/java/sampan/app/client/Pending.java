package sampan.app.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Part;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// A request that is not answered yet, with everybody who waits for something of its answer.
///
/// @param request what was asked
/// @param bytes the most that its body has; part of the link's allowance until the answer
/// @param future what its asker has
/// @param sink who takes the reply's body, if one is expected
/// @param parts who takes its pieces, if some are expected
record Pending<R extends Reply>(
        Request<R> request,
        long bytes,
        CompletableFuture<R> future,
        @Nullable BodySink sink,
        @Nullable Consumer<Part> parts) {

    static <R extends Reply> Pending<R> of(Request<R> request, long bytes) {
        return new Pending<>(request, bytes, new CompletableFuture<>(), null, null);
    }

    static <R extends Reply> Pending<R> fetching(Request<R> request, BodySink sink) {
        return new Pending<>(request, 0, new CompletableFuture<>(), sink, null);
    }

    static <R extends Reply> Pending<R> streaming(Request<R> request, Consumer<Part> parts) {
        return new Pending<>(request, 0, new CompletableFuture<>(), null, parts);
    }

    /// The answer came. Its type is that of the request, which the conversation has made sure of.
    @SuppressWarnings("unchecked")
    void complete(Reply reply) {
        future.complete((R) reply);
    }

    void fail(Throwable why) {
        future.completeExceptionally(why);
    }
}
