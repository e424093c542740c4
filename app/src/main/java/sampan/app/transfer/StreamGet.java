package sampan.app.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import sampan.app.client.BodySink;
import sampan.app.client.ChunkBuffer;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Fetches one file over one link and writes it into a stream, chunk by chunk in order, on the worker's own
/// thread. A lost link goes on where it was; a file that changes meanwhile fails, because what was written
/// can't be taken back.
final class StreamGet implements Piece {
    private static final int BODY_CHUNKS = 4;
    private static final int BODIES = 2;

    private final Voyage voyage;
    private final WorkQueue queue;
    private final RemotePath path;
    private final OutputStream into;
    private final Runnable planned;
    private final Patience patience = new Patience();
    private @Nullable Entry entry;
    private long written;

    // Between the link's reader and the worker; guarded by this.
    private final ArrayDeque<ChunkBuffer> arrived = new ArrayDeque<>();
    private int bodies;
    private @Nullable IOException problem;

    StreamGet(Voyage voyage, WorkQueue queue, RemotePath path, OutputStream into, Runnable planned) {
        this.voyage = voyage;
        this.queue = queue;
        this.path = path;
        this.into = into;
        this.planned = planned;
    }

    @Override
    public void run(Lane lane) throws LinkException {
        try {
            Entry file = entry == null ? describe(lane) : entry;
            carry(lane, file);
            into.flush();
            end(new ItemOutcome.Done(null));
        } catch (LinkException.Refused e) {
            refused(e);
        } catch (LinkException e) {
            queue.add(this);
            throw e;
        } catch (TransferException e) {
            end(new ItemOutcome.Failed(e));
        } catch (IOException e) {
            Reason reason = LocalTrouble.saysFull(e) ? Reason.NO_ROOM : Reason.OUTPUT_CLOSED;
            end(new ItemOutcome.Failed(new TransferException(reason, path.toString(), e)));
        }
    }

    private Entry describe(Lane lane) throws LinkException, TransferException {
        Entry file = lane.link().call(new Request.Describe(path)).entry();
        if (file.kind() != Entry.Kind.FILE || file.version() == null) {
            throw new TransferException(
                    file.isFolder() ? Reason.NOT_A_FILE : Reason.UNAVAILABLE, path.toString(), null);
        }
        entry = file;
        voyage.ledger().plan(file.size());
        voyage.ledger().planned();
        planned.run();
        return file;
    }

    private void carry(Lane lane, Entry file) throws IOException {
        long asked = written;
        try {
            while (written < file.size()) {
                while (asked < file.size() && bodies() < BODIES) {
                    long length = Math.min((long) BODY_CHUNKS * Limits.CHUNK, file.size() - asked);
                    ask(lane, file, asked, length);
                    asked += length;
                }
                lane.flush();
                write(next());
            }
        } finally {
            lane.drain();
            drop();
        }
    }

    private void ask(Lane lane, Entry file, long offset, long length) throws LinkException {
        synchronized (this) {
            bodies++;
        }
        voyage.budget().take(length);
        BodySink sink = this::add;
        lane.fetch(
                new Request.Get(path, offset, length, file.version()),
                sink,
                new Answer<>(got -> got(got, length), why -> {
                    voyage.budget().giveBack(length);
                    end(why);
                }));
    }

    private void got(Reply.Got got, long length) {
        voyage.budget().giveBack(length);
        end(got.length() == length ? null : new TransferException(Reason.WRONG_ANSWER, path.toString(), null));
    }

    private synchronized int bodies() {
        return bodies;
    }

    private synchronized void add(ChunkBuffer chunk) {
        arrived.add(chunk);
        notifyAll();
    }

    private synchronized void end(@Nullable IOException why) {
        bodies--;
        problem = problem == null ? why : problem;
        notifyAll();
    }

    private synchronized ChunkBuffer next() throws IOException {
        while (true) {
            ChunkBuffer chunk = arrived.poll();
            if (chunk != null) {
                return chunk;
            }
            if (problem != null) {
                IOException why = problem;
                problem = null;
                throw why;
            }
            if (bodies == 0) {
                throw new TransferException(Reason.WRONG_ANSWER, path.toString(), null);
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody interrupts these threads; if somebody does, waiting goes on.
            }
        }
    }

    private void write(ChunkBuffer chunk) throws IOException {
        int length = chunk.length();
        voyage.timing().program().begin();
        try {
            into.write(chunk.bytes(), 0, length);
        } finally {
            voyage.timing().program().end();
            chunk.release();
        }
        written += length;
        voyage.ledger().carried(length);
    }

    private synchronized void drop() {
        arrived.forEach(ChunkBuffer::release);
        arrived.clear();
        problem = null;
    }

    private void refused(LinkException.Refused refused) {
        Failure failure = refused.failure();
        if (Patience.isPassing(failure) && patience.last()) {
            queue.later(this, patience.pauseMs(failure));
        } else if (failure instanceof Failure.Changed) {
            end(new ItemOutcome.Failed(new TransferException(Reason.KEEPS_CHANGING, path.toString(), refused)));
        } else {
            end(new ItemOutcome.Failed(refused));
        }
    }

    @Override
    public void fail(IOException cause) {
        end(new ItemOutcome.Stranded(cause));
    }

    private void end(ItemOutcome outcome) {
        Entry file = entry;
        if (file == null) {
            voyage.ledger().aside(path.leaf(), outcome);
        } else {
            voyage.ledger().finish(path.leaf(), file.size(), written, outcome);
        }
        queue.close();
    }
}
