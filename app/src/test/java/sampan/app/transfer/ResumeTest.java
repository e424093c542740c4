package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sampan.app.client.BodySource;
import sampan.app.client.Link;
import sampan.protocol.Access;
import sampan.protocol.ChunkRange;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Transfers that find exactly so many bytes of a file at the other side: whole chunks do not travel again, and
/// everything else does.
@Timeout(300)
final class ResumeTest {
    private static final int CHUNK = Limits.CHUNK;
    private static final int SIZE = 3 * CHUNK + 777;

    /// What travels besides the content.
    private static final long SLACK = 64 * 1024;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final Transfers transfers = new Transfers(new Retries(50, 1_000, 60));

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        host = new RealHost(shared, Access.FULL);
    }

    @AfterEach
    void stop() {
        transfers.close();
        host.close();
    }

    static LongStream bytesThere() {
        return LongStream.of(0, 1, CHUNK - 1, CHUNK, SIZE - 1, SIZE);
    }

    static Stream<Arguments> bytesAtTheHost() {
        return bytesThere().boxed().flatMap(there -> Stream.of(Arguments.of(there, false), Arguments.of(there, true)));
    }

    /// Bytes of chunks that are there from their first byte to their last.
    private static long whole(long there) {
        return there == SIZE ? SIZE : there / CHUNK * CHUNK;
    }

    @ParameterizedTest
    @MethodSource("bytesAtTheHost")
    void upload_sendsOnlyTheChunksThatTheHostLacks(long there, boolean restarted) throws Exception {
        Path file = Trees.file(mine.resolve("big"), SIZE, 1);
        leaveADraft(file, there);
        if (restarted) {
            host.stop();
            host.start();
        }

        Transfer transfer = transfers.upload(host.visit(), List.of(file), RealHost.at(), ConflictPolicy.FAIL, null);

        assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(shared.resolve("big"), file)).isEqualTo(-1);
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
        long lacking = SIZE - whole(there);
        assertThat(transfer.counters().saved()).isEqualTo(whole(there));
        assertThat(transfer.counters().sent()).isBetween(lacking, lacking + SLACK);
    }

    /// Sends the whole chunks of the first bytes, and the rest of these bytes as a visitor does that dies meanwhile.
    private void leaveADraft(Path file, long there) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        SourceFile source = SourceFile.of(SourceFolder.top(mine, RealHost.at()), "big", attributes);
        DraftName name = new DraftName(host.visit().destination().pin().text(), source, "big", 0);
        host.visit().call(name.offer(Aim.at("big")));
        int chunks = (int) ((whole(there) + CHUNK - 1) / CHUNK);
        if (chunks > 0) {
            Link link = host.visit().transferLink();
            CompletableFuture<Reply.ChunksStored> answer =
                    link.send(new Request.PutChunks(name.draft(), new ChunkRange(0, chunks)), new FirstChunks(bytes));
            link.flush();
            assertThat(answer.get(60, TimeUnit.SECONDS).stored().toBits().cardinality())
                    .isEqualTo(chunks);
            host.visit().release(link);
        }
        try (Stream<Path> walk = Files.walk(shared.resolve(".sampan/drafts"));
                FileChannel data = FileChannel.open(
                        walk.filter(path -> path.endsWith("data")).findFirst().orElseThrow(),
                        StandardOpenOption.WRITE)) {
            data.write(ByteBuffer.wrap(bytes, (int) whole(there), (int) (there - whole(there))), whole(there));
        }
    }

    private static final class FirstChunks implements BodySource {
        private final byte[] bytes;
        private int next;

        FirstChunks(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int next(byte[] chunk) {
            int length = Math.min(CHUNK, bytes.length - next);
            System.arraycopy(bytes, next, chunk, 0, length);
            next += length;
            return length;
        }
    }

    @ParameterizedTest
    @MethodSource("bytesThere")
    void download_fetchesOnlyTheChunksThatAreNotHere(long there) throws Exception {
        Path file = Trees.file(shared.resolve("big"), SIZE, 1);
        leaveAPart(file, there);

        Transfer transfer = download(transfers);

        assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(mine.resolve("big"), file)).isEqualTo(-1);
        assertThat(Trees.snapshot(mine)).isEqualTo(Trees.snapshot(shared));
        long lacking = SIZE - whole(there);
        assertThat(transfer.counters().saved()).isEqualTo(whole(there));
        assertThat(transfer.counters().received()).isBetween(lacking, lacking + SLACK);
    }

    private Transfer download(Transfers engine) {
        return engine.download(host.visit(), List.of(RealHost.at("big")), mine, ConflictPolicy.FAIL, null);
    }

    /// What a run leaves that came so far.
    private void leaveAPart(Path file, long there) throws Exception {
        DisturbedDisk full = new DisturbedDisk();
        full.whenWriting(CHUNK, 0, () -> {
            throw new FileSystemException("part", null, "No space left on device");
        });
        try (Transfers first = new Transfers(Retries.DEFAULT, full)) {
            assertThat(download(first).await()).isInstanceOf(TransferState.Failed.class);
        }
        try (Stream<Path> walk = Files.walk(mine)) {
            Path part = walk.filter(path -> path.toString().endsWith(".large"))
                    .findFirst()
                    .orElseThrow();
            Files.write(part, Arrays.copyOf(Files.readAllBytes(file), (int) there));
        }
    }
}
