package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sampan.app.client.Script;
import sampan.app.client.ScriptedHost;
import sampan.app.client.ScriptedTalk;
import sampan.app.client.Visit;
import sampan.protocol.ChunkSet;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;
import sampan.transport.DeviceIdentity;

/// A host that refuses, for one reason, everything of a large file that is under way: that is one trouble, and the
/// file arrives at the next try.
@Timeout(60)
final class FailTogetherTest {
    /// So many requests are under way, each for sixteen chunks.
    private static final int REQUESTS = 16;

    private static final int CHUNKS = REQUESTS * 16;

    private static final Limits ONE_CONNECTION = new Limits(
            Limits.DEFAULT.requests(), Limits.DEFAULT.ahead(), Limits.DEFAULT.run(), 1, 0, Limits.DEFAULT.idleMs());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final String zeros = ChunkHash.hex(SumsAlgorithm.SHA_256, new byte[Limits.CHUNK], Limits.CHUNK);
    private int offers;
    private int refused;
    private int sent;

    static Stream<Failure> failures() {
        return Stream.of(new Failure.NotFound(""), new Failure.Busy(10, ""), new Failure.Broken(""));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void upload_refusedInAllThatIsUnderWay_arrives(Failure failure) throws Exception {
        Path file = folder.resolve("big");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((long) CHUNKS * Limits.CHUNK);
        }
        try (ScriptedHost host = ScriptedHost.start(
                        Script.welcoming(ONE_CONNECTION, (request, _, talk) -> answer(request, failure, talk)));
                Visit visit = Visit.open(host.destination(), DeviceIdentity.inMemory(), "Visitor");
                Transfers transfers = new Transfers(new Retries(5, 50, 20))) {
            Transfer transfer =
                    transfers.upload(visit, List.of(file), RemotePath.of("Share"), ConflictPolicy.FAIL, null);

            assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        }
        assertThat(refused).isEqualTo(REQUESTS);
        // What can't be read there is replaced.
        assertThat(sent).isEqualTo(failure instanceof Failure.Broken ? CHUNKS : 0);
        assertThat(offers).isEqualTo(failure instanceof Failure.NotFound ? 2 : 1);
    }

    /// Has every chunk already, and at first says nothing of them.
    private synchronized void answer(Request<?> request, Failure failure, ScriptedTalk talk) throws IOException {
        switch (request) {
            case Request.Preflight check ->
                talk.reply(new Reply.Checked(Collections.nCopies(check.entries().size(), new Reply.New()), 1L << 40));
            case Request.Offer offer -> {
                offers++;
                talk.reply(new Reply.Offered(offer.size(), new ChunkSet(List.of()), false, 16, null));
            }
            case Request.Sums sums -> {
                if (refused < REQUESTS) {
                    refused++;
                    talk.fail(failure);
                } else {
                    talk.reply(new Reply.Summed(Collections.nCopies(sums.count(), zeros), List.of()));
                }
            }
            case Request.PutChunks put -> {
                sent += put.range().count();
                talk.reply(new Reply.ChunksStored(new ChunkSet(List.of(put.range()))));
            }
            case Request.Publish publish ->
                talk.reply(new Reply.Published(
                        new Entry(
                                "",
                                Entry.Kind.FILE,
                                (long) CHUNKS * Limits.CHUNK,
                                publish.modified(),
                                "version",
                                false),
                        false));
            default -> talk.fail(new Failure.Unknown(""));
        }
    }
}
