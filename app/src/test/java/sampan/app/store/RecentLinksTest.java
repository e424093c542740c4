package sampan.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.Token;

class RecentLinksTest {
    @TempDir
    private Path folder;

    private final List<SetAside> told = new ArrayList<>();
    private final DeviceIdentity host = DeviceIdentity.inMemory();
    private Home home = Home.in(Path.of(""));
    private RecentLinks recent = new RecentLinks(home, told::add);

    @BeforeEach
    void begin() {
        home = Home.in(folder.resolve("home"));
        recent = new RecentLinks(home, told::add);
    }

    private ShareLink link(String address, String path) {
        return new ShareLink(address, 7267, RemotePath.parse(path), host.id(), null);
    }

    @Test
    void theLatestComesFirst_once_whereverItsDeviceIsNow() throws IOException {
        assertThat(recent.all()).isEmpty();
        recent.visited(link("nas", "/Photos"));
        recent.visited(link("nas", "/"));
        recent.visited(link("192.0.2.7", "/Photos"));
        assertThat(recent.all()).containsExactly(link("192.0.2.7", "/Photos"), link("nas", "/"));
        recent.forget(link("nas", "/Photos"));
        assertThat(recent.all()).containsExactly(link("nas", "/"));
    }

    @Test
    void noSecretIsKept() throws IOException {
        Token secret = Token.random();
        recent.visited(new ShareLink("nas", 7267, RemotePath.LIBRARY, host.id(), secret));
        assertThat(recent.all()).containsExactly(link("nas", "/"));
        assertThat(Files.readString(home.recentFile())).doesNotContain(secret.text());
    }

    @Test
    void ofManyTheLatestAreKept() throws IOException {
        for (int i = 0; i < RecentLinks.MOST + 3; i++) {
            recent.visited(link("nas", "/Share " + i));
        }
        assertThat(recent.all()).hasSize(RecentLinks.MOST).startsWith(link("nas", "/Share " + (RecentLinks.MOST + 2)));
    }

    @Test
    void aBrokenFile_isMovedAside() throws IOException {
        recent.visited(link("nas", "/"));
        Files.writeString(home.recentFile(), "{\"recent\":[{\"link\":\"https://nas\"}]}");
        assertThat(recent.all()).isEmpty();
        assertThat(told).hasSize(1);
    }
}
