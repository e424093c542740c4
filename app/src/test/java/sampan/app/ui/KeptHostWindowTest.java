package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.robot.Motion;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.store.TrustedHost;
import sampan.app.store.TrustedHosts;
import sampan.protocol.Access;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Going to a host that this device was enrolled at before, by the name under which it is kept.
@Tag("window")
@Timeout(240)
class KeptHostWindowTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private Harbour host;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectory(folder.resolve("Photos"));
        Files.writeString(folder.resolve("Photos/sea.jpg"), "waves");
        host = Harbour.of(folder, Access.READ);
        keep(Home.in(home), host.link(), "office");
        window = OpenWindow.open(home);
    }

    /// As `sampan trust` does.
    static void keep(Home home, ShareLink link, String name) throws Exception {
        Visit.open(Destination.of(link, true), DeviceIdentity.loadOrCreate(home.deviceFolder()), "laptop")
                .close();
        new TrustedHosts(home, _ -> {}).trust(new TrustedHost(name, link.host(), link.port(), link.pin()));
    }

    @AfterEach
    void close() {
        window.close();
        host.close();
    }

    @Test
    void itsName_withAPath_leadsThere_andOneClickLeadsBack() {
        window.go("office:/Harbour/Photos");
        window.untilNames("sea.jpg");
        assertThat(window.text("#status-connection")).isEqualTo("office-nas · TLS 1.3");
        window.click("#connect");
        window.untilSays("Whose files would you like to see?");
        assertThat(window.text("#status-connection")).isEqualTo("Not connected");
        window.robot.clickOn(window.place("office"), Motion.DIRECT);
        window.untilNames("Photos");
    }
}
