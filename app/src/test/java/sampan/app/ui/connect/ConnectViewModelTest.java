package sampan.app.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.text.Language;
import sampan.app.ui.Harbour;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Words;
import sampan.app.ui.connect.ConnectViewModel.Status;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Going to real hosts and leaving them, without a screen.
@Timeout(120)
class ConnectViewModelTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);
    private final List<String> told = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();

    /// Notes what it is told.
    private final class Notes implements ConnectViewModel.Arrivals {
        @Override
        public void calling(String label) {
            told.add("calling");
        }

        @Override
        public Runnable arriving(Visit host, RemotePath start) {
            return () -> {
                told.add("arrived " + start);
                visits.add(host);
            };
        }

        @Override
        public void failed(Exception why) {
            told.add("failed");
            failures.add(why);
        }

        @Override
        public void notKept(Exception why) {
            told.add("not kept");
            failures.add(why);
        }

        @Override
        public void left(@Nullable Visit host) {
            told.add("left");
        }
    }

    private ConnectViewModel connect() {
        Caller caller = new Caller(Home.in(home));
        Notes notes = new Notes();
        return new ConnectViewModel(caller, new Places(caller, background, notes::notKept), background, words, notes);
    }

    @AfterEach
    void close() throws InterruptedException {
        visits.forEach(Visit::close);
        background.close();
        assertThat(background.await(Duration.ofSeconds(30))).isTrue();
    }

    private Exception failure(ConnectViewModel connect, String address) throws InterruptedException {
        int before = failures.size();
        connect.connectTo(address);
        screen.until("it failed", () -> failures.size() > before);
        assertThat(connect.status().get()).isEqualTo(Status.IDLE);
        return failures.getLast();
    }

    private static ShareLink nobody(int port) throws IOException {
        return new ShareLink(
                "127.0.0.1", port, RemotePath.LIBRARY, DeviceIdentity.inMemory().id(), null);
    }

    @Test
    void connectTo_aLink_arrivesWhereItLeads() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ConnectViewModel connect = connect();
            connect.connectTo("  " + host.link().text() + " ");
            assertThat(connect.status().get()).isEqualTo(Status.CALLING);
            screen.until("it arrived", () -> connect.status().get() == Status.CONNECTED);
            assertThat(told).containsExactly("calling", "arrived Harbour");
            assertThat(connect.address().get())
                    .isEqualTo("127.0.0.1:" + host.link().port());
            assertThat(connect.isElsewhereWritten()).isFalse();
            assertThat(connect.places().all())
                    .extracting(Place::kind, Place::name)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            Place.Kind.RECENT, "127.0.0.1:" + host.link().port()));
            connect.disconnect();
            assertThat(told).endsWith("left");
            assertThat(connect.status().get()).isEqualTo(Status.IDLE);
            assertThat(connect.completions("127"))
                    .containsExactly("127.0.0.1:" + host.link().port());
        }
    }

    @Test
    void connectTo_theLabelOfARecentHost_goesThereAgain() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ConnectViewModel connect = connect();
            connect.connectTo(host.link().text());
            screen.until("it arrived", () -> connect.status().get() == Status.CONNECTED);
            connect.disconnect();
            connect.connect();
            screen.until("it arrived again", () -> connect.status().get() == Status.CONNECTED);
            assertThat(visits).hasSize(2);
        }
    }

    @Test
    void connect_twiceInARow_isOneCall() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ConnectViewModel connect = connect();
            connect.connectTo(host.link().text());
            screen.until("it is called", () -> told.contains("calling"));
            connect.connect();
            screen.until("it arrived", () -> connect.status().get() == Status.CONNECTED);
            assertThat(told).containsExactly("calling", "arrived Harbour");
        }
    }

    @Test
    void connect_afterAFailure_callsTheSameHostAgain() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        ConnectViewModel connect = connect();
        failure(connect, nobody(port).text());
        assertThat(failure(connect, connect.address().get())).isInstanceOf(LinkException.Unreachable.class);
    }

    @Test
    void connectTo_aKeptName_leadsToTheBeginning_whateverFolderItLedToBefore() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ConnectViewModel connect = connect();
            connect.connectTo(host.link().text());
            screen.until("it arrived", () -> connect.status().get() == Status.CONNECTED);
            connect.keep("office");
            screen.until(
                    "it is kept",
                    () -> connect.places().all().stream().anyMatch(place -> place.kind() == Place.Kind.BOOKMARK));
            connect.connectTo("office:/Harbour/a folder");
            screen.until("it arrived there", () -> connect.address().get().equals("office:/Harbour/a folder"));
            screen.until("it is connected", () -> connect.status().get() == Status.CONNECTED);
            connect.connectTo("office");
            screen.until("it is called", () -> connect.address().get().equals("office"));
            screen.until("it is connected", () -> connect.status().get() == Status.CONNECTED);
            assertThat(told).endsWith("arrived ");
        }
    }

    @Test
    void keep_enrolsThisDevice_soThatItsNameIsEnough() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ConnectViewModel connect = connect();
            connect.connectTo(host.link().text());
            screen.until("it arrived", () -> connect.status().get() == Status.CONNECTED);
            connect.keep("office");
            screen.until(
                    "it is kept",
                    () -> connect.places().all().stream().anyMatch(place -> place.kind() == Place.Kind.BOOKMARK));
            connect.disconnect();

            ConnectViewModel later = connect();
            later.connectTo("office:/Harbour");
            screen.until("its name is enough", () -> later.status().get() == Status.CONNECTED);
            assertThat(told).endsWith("arrived Harbour");
        }
    }

    @Test
    void connectTo_whatIsNoAddress_saysSo() throws Exception {
        assertThat(words.sentence(failure(connect(), "somewhere"))).contains("“somewhere” is neither a link");
        assertThat(words.sentence(failure(connect(), "sampan://host:port"))).isEqualTo(words.get("link.pin"));
        assertThat(told).doesNotContain("calling");
    }

    @Test
    void connectTo_aPortWhereNobodyListens_fails() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThat(failure(connect(), nobody(port).text())).isInstanceOf(LinkException.Unreachable.class);
        assertThat(told).containsExactly("calling", "failed");
    }

    @Test
    void connectTo_anotherHostThanMeant_isAHardStop() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ShareLink meant = host.link();
            ShareLink wrong = new ShareLink(
                    meant.host(),
                    meant.port(),
                    meant.path(),
                    DeviceIdentity.inMemory().id(),
                    meant.token());
            assertThat(failure(connect(), wrong.text())).isInstanceOf(LinkException.WrongPin.class);
        }
    }

    @Test
    void connectTo_withoutAToken_isNotLetIn() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ShareLink meant = host.link();
            ShareLink stranger = new ShareLink(meant.host(), meant.port(), meant.path(), meant.pin(), null);
            assertThat(failure(connect(), stranger.text())).isInstanceOf(LinkException.NotTrusted.class);
        }
    }

    @Test
    void cancel_whileNobodyAnswers_isOverAtOnce() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ShareLink link = new ShareLink(
                    "127.0.0.1",
                    silent.getLocalPort(),
                    RemotePath.LIBRARY,
                    DeviceIdentity.inMemory().id(),
                    null);
            ConnectViewModel connect = connect();
            connect.connectTo(link.text());
            screen.until("it is called", () -> told.contains("calling"));
            try (Socket _ = silent.accept()) {
                connect.cancel();
                assertThat(connect.status().get()).isEqualTo(Status.IDLE);
                assertThat(told).containsExactly("calling", "left");
            }
        }
    }

    @Test
    void place_andTarget_showNoSecret() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            String token = host.link().text().substring(host.link().text().lastIndexOf('.') + 1);
            ConnectViewModel connect = connect();
            connect.connectTo(host.link().text());
            screen.until("it arrived", () -> connect.status().get() == Status.CONNECTED);
            assertThat(connect.address().get()).doesNotContain(token);
            assertThat(connect.places().all().toString()).doesNotContain(token);
            assertThat(Target.of(host.link()).toString()).doesNotContain(token);
        }
    }
}
