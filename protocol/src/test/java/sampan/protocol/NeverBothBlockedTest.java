package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// The rules that keep both sides from waiting for each other, with pipes of a few kilobytes between them,
/// and what happens to those who break one. Nothing here is a thread: each side makes a step when it can,
/// and when nobody can the two are stuck for good.
final class NeverBothBlockedTest {
    private static final int SMALL = 4 * 1024;
    private static final byte[] CONTENT = {1, 2, 3};
    private static final Digest DIGEST = Digests.chunk(CONTENT, 0, CONTENT.length);

    /// How a visitor and a host behave.
    ///
    /// @param reads whether the visitor reads while it writes (D2)
    /// @param flushes whether the visitor flushes before it waits (D4)
    /// @param settles whether the host answers before it waits (D3)
    /// @param window how many puts the visitor leaves unanswered
    private record Manners(boolean reads, boolean flushes, boolean settles, int window) {}

    @Test
    void puts_allPassWhenTheRulesAreKept() {
        assertThat(passed(100_000, SMALL, new Manners(true, true, true, 1_024))).isEqualTo(100_000);
    }

    @Test
    void simpleClient_passesWithThirtyTwoUnansweredPuts() {
        assertThat(passed(10_000, 32 * Limits.BODY_ANSWER_BYTES, new Manners(false, true, true, 32)))
                .isEqualTo(10_000);
    }

    @Test
    void visitorThatDoesNotReadWhileItWrites_isStuck() {
        assertThat(passed(10_000, SMALL, new Manners(false, true, true, 1_024))).isLessThan(10_000);
    }

    @Test
    void visitorThatWaitsWithoutFlushing_isStuck() {
        assertThat(passed(10_000, SMALL, new Manners(true, false, true, 16))).isLessThan(10_000);
    }

    @Test
    void hostThatWaitsWhileItOwesAnswers_isStuck() {
        assertThat(passed(10_000, SMALL, new Manners(true, true, false, 100))).isLessThan(10_000);
    }

    private static int passed(int puts, int pipe, Manners manners) {
        Wire wire = Wire.ready(Wire.WHOLE);
        Pipe there = new Pipe(pipe);
        Pipe back = new Pipe(pipe);
        Visitor visitor = new Visitor(wire.visitor, there, back, manners, puts);
        Host host = new Host(wire.host, there, back, manners);
        while (visitor.answered < puts) {
            boolean moved = visitor.write();
            moved |= visitor.mayRead() && visitor.read();
            moved |= host.step();
            if (!moved) {
                break;
            }
        }
        return visitor.answered;
    }

    /// So many bytes on their way, and no more.
    private static final class Pipe {
        private final ByteBuffer bytes;

        Pipe(int capacity) {
            bytes = ByteBuffer.allocate(capacity);
        }

        boolean write(ByteBuffer from) {
            int count = Math.min(from.remaining(), bytes.remaining());
            bytes.put(from.slice(from.position(), count));
            from.position(from.position() + count);
            return count > 0;
        }

        boolean isEmpty() {
            return bytes.position() == 0;
        }

        boolean read(ByteBuffer to) {
            bytes.flip();
            int count = Math.min(to.remaining(), bytes.remaining());
            to.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count).compact();
            return count > 0;
        }
    }

    private static final class Visitor {
        private final ClientConversation conversation;
        private final Pipe there;
        private final Pipe back;
        private final Manners manners;
        private final int puts;
        private final ByteBuffer out = ByteBuffer.allocate(16 * 1024);
        private final ByteBuffer in = ByteBuffer.allocate(1_000);
        private boolean writing;
        private int asked;
        private int answered;

        Visitor(ClientConversation conversation, Pipe there, Pipe back, Manners manners, int puts) {
            this.conversation = conversation;
            this.there = there;
            this.back = back;
            this.manners = manners;
            this.puts = puts;
        }

        boolean write() {
            if (writing) {
                boolean moved = there.write(out);
                if (!out.hasRemaining()) {
                    writing = false;
                    out.clear();
                }
                return moved;
            }
            boolean open = asked < puts && conversation.awaited() < manners.window();
            if (open && out.remaining() >= 1_024) {
                put();
                return true;
            }
            boolean full = out.remaining() < 1_024;
            if (out.position() > 0 && (full || manners.flushes())) {
                out.flip();
                writing = true;
                return true;
            }
            return false;
        }

        private void put() {
            RemotePath path = RemotePath.of("s", "f" + asked);
            conversation.request(new Request.Put(path, CONTENT.length, 1, new Condition.Absent(), null), true, out);
            conversation.data(CONTENT.length, out);
            out.put(CONTENT);
            conversation.mark(DIGEST, true, out);
            asked++;
        }

        /// One thread alone reads only when it has nothing to write.
        boolean mayRead() {
            boolean idle = !writing && out.position() == 0;
            return manners.reads() || (idle && (asked == puts || conversation.awaited() >= manners.window()));
        }

        boolean read() {
            in.clear();
            boolean moved = back.read(in);
            in.flip();
            for (Event event = conversation.receive(in);
                    !(event instanceof Event.NeedBytes);
                    event = conversation.receive(in)) {
                assertThat(event).isInstanceOf(Event.Replied.class);
                answered++;
            }
            return moved;
        }
    }

    private static final class Host {
        private static final int GROUP = 256;

        private final ServerConversation conversation;
        private final Pipe there;
        private final Pipe back;
        private final Manners manners;
        private final ByteBuffer in = ByteBuffer.allocate(1_000).limit(0);
        private final ByteBuffer out = ByteBuffer.allocate(ServerConversation.ROOM);
        private boolean writing;
        private int group;

        Host(ServerConversation conversation, Pipe there, Pipe back, Manners manners) {
            this.conversation = conversation;
            this.there = there;
            this.back = back;
            this.manners = manners;
        }

        boolean step() {
            if (writing) {
                boolean moved = back.write(out);
                if (!out.hasRemaining()) {
                    writing = false;
                    out.clear();
                }
                return moved;
            }
            switch (conversation.receive(in)) {
                case Event.NeedBytes _ -> {
                    if (there.isEmpty()) {
                        return group > 0 && manners.settles() && settle();
                    }
                    there.read(in.clear());
                    in.flip();
                }
                case Event.ChunkEnd(Digest digest, boolean last) -> {
                    assertThat(last && digest.equals(DIGEST)).isTrue();
                    group++;
                    if (group == GROUP) {
                        settle();
                    }
                }
                case Event.Requested _, Event.Bytes _ -> {}
                default -> throw new AssertionError("nothing else was said");
            }
            return true;
        }

        private boolean settle() {
            Reply stored =
                    new Reply.Stored(new Entry("", Entry.Kind.FILE, CONTENT.length, 1, "0123456789ab", false), false);
            for (; group > 0; group--) {
                conversation.reply(stored, false, out);
            }
            out.flip();
            writing = true;
            return true;
        }
    }
}
