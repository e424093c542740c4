package sampan.app.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Reads a small file of a host into memory: all of it, or nothing. It blocks, and one thread uses it, once.
public final class SmallRead {
    private final RemotePath file;
    private final int most;
    private final BooleanSupplier wanted;

    /// @param most bytes; a larger file is not read
    /// @param wanted asked before each piece of at most [Limits#CHUNK] bytes whether anybody still waits for it
    public SmallRead(RemotePath file, int most, BooleanSupplier wanted) {
        this.file = file;
        this.most = most;
        this.wanted = wanted;
    }

    /// Reads it over a link of its own, so that whoever looks around meanwhile need not wait.
    ///
    /// @return its bytes; null if it is no file, too large, changed meanwhile, or wanted no more
    /// @throws LinkException when the host refused, or no link came about
    public byte @Nullable [] from(Visit visit) throws LinkException {
        Link link = visit.transferLink();
        try {
            return read(link);
        } finally {
            visit.release(link);
        }
    }

    private byte @Nullable [] read(Link link) throws LinkException {
        Entry entry = link.call(new Request.Describe(file)).entry();
        String version = entry.version();
        if (entry.kind() != Entry.Kind.FILE || version == null || entry.size() > most) {
            return null;
        }
        byte[] all = new byte[(int) entry.size()];
        for (int at = 0; at < all.length; at += Limits.CHUNK) {
            if (!wanted.getAsBoolean() || !read(link, version, all, at)) {
                return null;
            }
        }
        return all;
    }

    private boolean read(Link link, String version, byte[] into, int at) throws LinkException {
        int length = Math.min(Limits.CHUNK, into.length - at);
        CompletableFuture<Reply.Got> answer = link.fetch(new Request.Get(file, at, length, version), chunk -> {
            System.arraycopy(chunk.bytes(), 0, into, at, Math.min(length, chunk.length()));
            chunk.release();
        });
        link.flush();
        return link.await(answer).length() == length;
    }
}
