package sampan.protocol.classic;

import java.nio.ByteBuffer;
import sampan.protocol.ProtocolException;

/// The bytes of a file and the `##` after them, for a receiver that takes a receive of exactly `##` for the
/// end.
///
/// Whole blocks follow each other without pause: where every write has 1,024 bytes and every segment of TCP
/// ends at a multiple of four, no receive of 1,024 has two. What is left at the end has any length: it is sent
/// so that it is never two, its last byte apart.
final class FileBody implements Speech {
    private static final byte[] END = {'#', '#'};

    private final long length;
    private Unread unread = new Unread();
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long said;
    private int last;
    private boolean over;

    FileBody(long length) {
        this.length = length;
    }

    /// More of the file: whole blocks, or all that is left.
    void add(ByteBuffer more) {
        if (!hungry()) {
            throw new ProtocolException.Local("bytes that nobody waits for");
        }
        long left = length - said;
        boolean whole = more.remaining() % ClassicLimits.BLOCK == 0 && more.remaining() <= left;
        if (!more.hasRemaining() || !(whole || more.remaining() == left)) {
            throw new ProtocolException.Local(more.remaining() + " bytes where " + left + " are left");
        }
        bytes = more;
    }

    @Override
    public void next(ByteBuffer out) {
        if (said == length) {
            out.put(END);
            over = true;
        } else if (bytes.hasRemaining()) {
            last = size();
            out.put(bytes.slice(bytes.position(), last));
            bytes.position(bytes.position() + last);
            said += last;
        }
    }

    private int size() {
        long left = length - said;
        if (left > ClassicLimits.BLOCK) {
            return ClassicLimits.BLOCK;
        }
        int head = (int) left - 1;
        return head == 0 || (head == END.length && endsLikeAnEnd(head)) ? 1 : head;
    }

    private boolean endsLikeAnEnd(int head) {
        int end = bytes.position() + head;
        return head >= END.length && bytes.get(end - 2) == END[0] && bytes.get(end - 1) == END[1];
    }

    @Override
    public long written(long now) {
        if (over) {
            return Pauses.APART;
        }
        unread.sent(last, now);
        if (headMayFollow()) {
            return 0;
        }
        long pause = Pauses.APART + unread.patience();
        unread = new Unread();
        return pause;
    }

    /// Whether nothing that is sent at once after a whole block can be received as `##`. What the head ends
    /// with is not known where its buffer is still to come.
    private boolean headMayFollow() {
        long left = length - said;
        if (last < ClassicLimits.BLOCK || left <= 1) {
            return false;
        }
        return left > ClassicLimits.BLOCK || (bytes.hasRemaining() && !endsLikeAnEnd((int) left - 1));
    }

    @Override
    public boolean hungry() {
        return said < length && !bytes.hasRemaining();
    }

    @Override
    public boolean over() {
        return over;
    }
}
