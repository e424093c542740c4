package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Script;
import sampan.app.client.ScriptedHost;
import sampan.app.client.ScriptedTalk;
import sampan.app.client.Visit;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;

/// A host that has small files and is cut off before it could say so: it is asked, and none of them travels again.
@Timeout(60)
final class LostAnswersTest {
    private static final int FILES = 5;
    private static final Limits ONE_CONNECTION = new Limits(
            Limits.DEFAULT.requests(), Limits.DEFAULT.ahead(), Limits.DEFAULT.run(), 1, 0, Limits.DEFAULT.idleMs());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, Integer> bodies = new TreeMap<>();
    private boolean cut;

    private synchronized void answer(Request<?> request, byte[] body, ScriptedTalk talk) throws IOException {
        switch (request) {
            case Request.Preflight check -> {
                List<Reply.Answer> answers = new ArrayList<>();
                check.entries()
                        .forEach(each ->
                                answers.add(bodies.containsKey(each.name()) ? new Reply.Same() : new Reply.New()));
                talk.reply(new Reply.Checked(answers, 1L << 40));
            }
            case Request.Put put -> {
                bodies.merge(put.path().leaf(), 1, Integer::sum);
                if (cut) {
                    talk.reply(new Reply.Stored(
                            new Entry("", Entry.Kind.FILE, put.size(), put.modified(), "version", false), false));
                } else if (bodies.size() == FILES - 1) {
                    cut = true;
                    throw new IOException("cut");
                }
            }
            default -> talk.fail(new Failure.Unknown(""));
        }
    }

    @Test
    void upload_whoseAnswersWereLost_sendsOnlyWhatTheHostHasNot() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(Trees.file(folder.resolve("f" + i), 1_000, i));
        }
        try (ScriptedHost host = ScriptedHost.start(Script.welcoming(ONE_CONNECTION, this::answer));
                Visit visit = Visit.open(host.destination(), DeviceIdentity.inMemory(), "Visitor");
                Transfers transfers = new Transfers(new Retries(5, 50, 20))) {
            Transfer transfer = transfers.upload(visit, files, RemotePath.of("Share"), ConflictPolicy.FAIL, null);

            assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);

            assertThat(transfer.counters().filesDone()).isEqualTo(FILES);
        }
        assertThat(bodies)
                .hasSize(FILES)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }
}
