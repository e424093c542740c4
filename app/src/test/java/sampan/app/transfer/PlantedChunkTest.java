package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Script;
import sampan.app.client.ScriptedHost;
import sampan.app.client.ScriptedTalk;
import sampan.app.client.Visit;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;
import sampan.transport.DeviceIdentity;

/// Somebody else has written the file that is to be replaced, and has found a chunk that has the fast digest
/// of ours: it is not taken for ours.
@Timeout(120)
final class PlantedChunkTest {
    private static final int CHUNKS = 5;
    private static final int PLANTED = 3;
    private static final byte[] FILE = Trees.bytes(CHUNKS * Limits.CHUNK, 1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private final Set<Integer> sent = Collections.synchronizedSet(new HashSet<>());

    private static byte[] chunk(int index) {
        return Arrays.copyOfRange(FILE, index * Limits.CHUNK, (index + 1) * Limits.CHUNK);
    }

    private void answer(Request<?> request, byte[] body, ScriptedTalk talk) throws IOException {
        switch (request) {
            case Request.Describe _ ->
                talk.reply(new Reply.Described(
                        new Entry("big", Entry.Kind.FILE, FILE.length, 0, "version", false), null, null));
            case Request.Offer _ ->
                talk.reply(new Reply.Offered(0, new ChunkSet(List.of(new ChunkRange(0, CHUNKS))), false, 16, null));
            case Request.Seed seed -> talk.reply(new Reply.Seeded(digests(seed.range())));
            case Request.Sums sums -> talk.reply(new Reply.Summed(sums(sums), List.of()));
            case Request.PutChunks put -> {
                for (int i = put.range().first(); i < put.range().end(); i++) {
                    sent.add(i);
                }
                talk.reply(new Reply.ChunksStored(new ChunkSet(List.of(put.range()))));
            }
            case Request.Publish _ ->
                talk.reply(new Reply.Published(new Entry("", Entry.Kind.FILE, FILE.length, 0, "newer", false), false));
            default -> talk.fail(new Failure.Unknown(""));
        }
    }

    private static List<Digest> digests(ChunkRange range) {
        List<Digest> all = new ArrayList<>();
        for (int i = range.first(); i < range.end(); i++) {
            all.add(Digests.chunk(FILE, i * Limits.CHUNK, Limits.CHUNK));
        }
        return all;
    }

    private static List<String> sums(Request.Sums sums) {
        List<String> all = new ArrayList<>();
        for (int i = sums.first(); i < sums.first() + sums.count(); i++) {
            byte[] there = chunk(i);
            if (i == PLANTED && sums.algorithm() == SumsAlgorithm.SHA_256) {
                there[0]++;
            }
            all.add(ChunkHash.hex(sums.algorithm(), there, there.length));
        }
        return all;
    }

    @Test
    void chunkWithOurFastDigest_butOtherBytes_travels() throws Exception {
        Path file = Trees.file(temp.resolve("big"), FILE.length, 1);
        try (ScriptedHost host = ScriptedHost.start(Script.welcoming(this::answer));
                Visit visit = Visit.open(host.destination(), DeviceIdentity.inMemory(), "Visitor");
                Transfers transfers = new Transfers()) {
            Transfer transfer =
                    transfers.upload(visit, List.of(file), RemotePath.of("Share"), ConflictPolicy.REPLACE, null);
            assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
            assertThat(sent).containsExactly(PLANTED);
            assertThat(transfer.counters().saved()).isEqualTo((CHUNKS - 1L) * Limits.CHUNK);
        }
    }
}
