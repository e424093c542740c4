package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.transport.DeviceIdentity;

/// Whoever reads only `PROTOCOL.md` can write a visitor that a host understands. The digests are those of
/// the page.
final class PaperVisitorTest {
    private static final String CHUNK = "977c25be74214084023244214bd549d3";
    private static final String FILE = "1b4e6788e2a10c0d78a4a72ed4308635";
    private static final int REPLY = 2;
    private static final int ERROR = 3;
    private static final int BYE = 8;

    @TempDir
    private Path folder;

    @Test
    void visitorWrittenFromThePage_listsSendsFetchesAndPublishes() throws IOException, GeneralSecurityException {
        try (SampanServer server = host();
                PaperVisitor visitor = new PaperVisitor(link(server))) {
            assertReply(visitor, "\"state\":\"guest\"", "\"name\":\"Photos\"", "\"requests\":");

            // Thirty-two puts unanswered are what one thread may leave.
            for (int i = 0; i < 32; i++) {
                visitor.ask(put("f" + i), "sampan", CHUNK);
            }
            for (int i = 1; i <= 32; i++) {
                PaperVisitor.Frame stored = visitor.hear();
                assertThat(stored.kind()).as(stored.text()).isEqualTo(REPLY);
                assertThat(stored.number()).isEqualTo(i);
            }
            assertThat(folder.resolve("f31")).hasContent("sampan");
            assertThat(Files.getLastModifiedTime(folder.resolve("f31")).toMillis())
                    .isEqualTo(1_767_225_600_000L);
            visitor.ask(put("f0"), "sampan", CHUNK);
            assertReply(visitor, "\"already\":true");

            visitor.ask("{\"op\":\"list\",\"path\":[\"Photos\"]}");
            assertThat(visitor.hear().text()).contains("\"f0\"", "\"f31\"", "\"size\":6");
            assertReply(visitor, "\"count\":32");
            visitor.ask("{\"op\":\"get\",\"path\":[\"Photos\",\"f7\"]}");
            assertReply(visitor, "\"length\":6");
            assertThat(visitor.hear().text()).isEqualTo("73616d70616e");
            assertThat(visitor.hear().text()).isEqualTo(CHUNK);

            publish(visitor, server);
        }
    }

    private void publish(PaperVisitor visitor, SampanServer server) throws IOException {
        String host = link(server).replaceFirst(".*#(.{43}).*", "$1");
        String draft = PaperVisitor.draft(host, "Photos", "film", 6, 1_767_225_600_000L);
        String of = "\"share\":\"Photos\",\"draft\":\"" + draft + "\"";
        visitor.ask("{\"op\":\"offer\",\"draft\":\"" + draft
                + "\",\"path\":[\"Photos\",\"film\"],\"size\":6,\"modified\":1767225600000,\"if\":\"absent\"}");
        assertReply(visitor, "\"missing\":[[0,1]]");
        String publish = "{\"op\":\"publish\"," + of + ",\"digest\":\"" + FILE
                + "\",\"modified\":1767225600000,\"if\":\"absent\"}";
        visitor.ask(publish);
        assertError(visitor, "\"INCOMPLETE\"", "\"missing\":[[0,1]]");
        visitor.ask("{\"op\":\"chunk\"," + of + ",\"first\":0,\"count\":1}", "sampan", CHUNK);
        assertReply(visitor, "\"stored\":[[0,1]]");
        assertThat(folder.resolve("film")).doesNotExist();
        visitor.ask(publish);
        String first = visitor.hear().text();
        assertThat(folder.resolve("film")).hasContent("sampan");
        visitor.ask(publish);
        assertThat(visitor.hear().text()).isEqualTo(first).contains("\"size\":6");
    }

    @Test
    void mistakes_areAnsweredAndABrokenRuleCloses() throws IOException, GeneralSecurityException {
        try (SampanServer server = host();
                PaperVisitor visitor = new PaperVisitor(link(server))) {
            assertReply(visitor, "\"limits\":");
            visitor.ask("{\"op\":\"find\"}", "sampan", CHUNK);
            visitor.ask(put("bad"), "sampam", CHUNK);
            visitor.ask(put(".."), "sampan", CHUNK);
            visitor.ask("{\"op\":\"ping\",}");
            visitor.ask("{\"op\":\"ping\"}");
            assertError(visitor, "\"UNKNOWN\"");
            assertError(visitor, "\"BAD_DIGEST\"");
            assertError(visitor, "\"BAD_NAME\"", "\"dot\"");
            assertError(visitor, "\"BAD_REQUEST\"");
            assertReply(visitor, "\"now\":");
            visitor.frame(200, 7, 7, new byte[9]);
            visitor.frame(99, 0, 0, new byte[9]);
            PaperVisitor.Frame bye = visitor.hear();
            assertThat(bye.kind()).isEqualTo(BYE);
            assertThat(bye.text()).contains("BAD_FRAME");
            assertThat(visitor.isOver()).isTrue();
            assertThat(folder).isDirectoryNotContaining("glob:**bad");
        }
    }

    private SampanServer host() throws IOException {
        return SampanServer.start(ServerConfig.of(DeviceIdentity.inMemory())
                .withShare("Photos", folder, Access.ADD)
                .withPort(0));
    }

    private static String link(SampanServer server) throws IOException {
        return server.invite(Invite.TO_EVERYTHING).text();
    }

    private static String put(String name) {
        return "{\"op\":\"put\",\"path\":[\"Photos\",\"" + name
                + "\"],\"size\":6,\"modified\":1767225600000,\"if\":\"absent\"}";
    }

    private static void assertReply(PaperVisitor visitor, String... parts) throws IOException {
        PaperVisitor.Frame frame = visitor.hear();
        assertThat(frame.text()).contains(parts);
        assertThat(frame.kind()).isEqualTo(REPLY);
    }

    private static void assertError(PaperVisitor visitor, String... parts) throws IOException {
        PaperVisitor.Frame frame = visitor.hear();
        assertThat(frame.text()).contains(parts);
        assertThat(frame.kind()).isEqualTo(ERROR);
    }
}
