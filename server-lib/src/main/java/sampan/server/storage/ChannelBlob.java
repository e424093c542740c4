package sampan.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A file open as a channel.
final class ChannelBlob implements Blob {
    private final FileChannel channel;
    private final Look look;
    private final AutoCloseable beside;

    /// A file of which more is open than the channel.
    ///
    /// @param look looks at what is open
    /// @param beside closed with it; throws nothing
    ChannelBlob(FileChannel channel, Look look, AutoCloseable beside) {
        this.channel = channel;
        this.look = look;
        this.beside = beside;
    }

    /// A file of our own, which nobody renames, so that looking by its name is good enough.
    static Blob own(FileChannel channel, Look look) {
        return new ChannelBlob(channel, look, () -> {});
    }

    /// Looks at an open file.
    interface Look {
        Stat now() throws IOException;
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        int before = into.position();
        long from = at;
        while (into.hasRemaining()) {
            int count = channel.read(into, from);
            if (count < 0) {
                break;
            }
            from += count;
        }
        return into.position() - before;
    }

    @Override
    public void write(ByteBuffer from, long at) throws IOException {
        long to = at;
        while (from.hasRemaining()) {
            to += channel.write(from, to);
        }
    }

    @Override
    public long copy(Blob from, long at, long to, long count) throws IOException {
        FileChannel source = ((ChannelBlob) from).channel;
        long done = 0;
        while (done < count) {
            source.position(at + done);
            long moved = channel.transferFrom(source, to + done, count - done);
            if (moved <= 0) {
                break;
            }
            done += moved;
        }
        return done;
    }

    @Override
    public void force() throws IOException {
        channel.force(true);
    }

    @Override
    public Stat stat() throws IOException {
        return look.now();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            beside.close();
        } catch (IOException | RuntimeException problem) {
            throw problem;
        } catch (Exception impossible) {
            throw new IOException(impossible);
        }
    }
}
