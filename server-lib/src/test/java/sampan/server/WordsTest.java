package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;

/// What came from outside, made fit for people.
class WordsTest {
    @Test
    void name_hasNoControlCharacters_andNoneThatTurnTheTextAround() {
        assertThat(Words.name("a\u001b[31mb\nc\u202Ed\uD800")).isEqualTo("a\uFFFD[31mb\uFFFDc\uFFFDd\uFFFD");
        assertThat(Words.name("  笔记本 📷 ")).isEqualTo("笔记本 📷");
    }

    @Test
    void name_isCutAtFortyCharacters() {
        assertThat(Words.name("📷".repeat(50))).isEqualTo("📷".repeat(40));
    }

    @Test
    void inboxPath_isTheDevicesOwn_andCanBeToldBack() {
        DeviceId device = DeviceIdentity.inMemory().id();
        RemotePath asked = RemotePath.of("inbox", "photos", "2026", "a.jpg");
        RemotePath real = Inbox.real(asked, false, device);
        assertThat(real.names().get(1)).isEqualTo("photos (" + device.hex().substring(0, 8) + ")");
        assertThat(Inbox.asked(real, device)).isEqualTo(asked);
        RemotePath file = RemotePath.of("inbox", "a.jpg");
        assertThat(Inbox.real(file, false, device)).isEqualTo(file);
        assertThat(Inbox.asked(file, device)).isEqualTo(file);
        assertThat(Inbox.real(RemotePath.of("inbox"), true, device)).isEqualTo(RemotePath.of("inbox"));
    }
}
