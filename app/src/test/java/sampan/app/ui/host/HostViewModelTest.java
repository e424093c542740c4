package sampan.app.ui.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.store.KeptShare;
import sampan.app.store.KeptShares;
import sampan.app.text.Language;
import sampan.app.ui.PassingVisitor;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;

/// Sharing folders from the window's model, without a screen.
@Timeout(120)
class HostViewModelTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);
    private final List<AutoCloseable> open = new ArrayList<>();

    private HostViewModel host() {
        return new HostViewModel(Home.in(home), background, words);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        background.close();
        assertThat(background.await(Duration.ofSeconds(30))).isTrue();
    }

    private Hosting start(HostViewModel host) throws InterruptedException {
        int before = host.hostings().size();
        host.start();
        screen.until("it is shared", () -> host.hostings().size() > before);
        Hosting hosting = host.hostings().getLast();
        open.add(hosting);
        return hosting;
    }

    @Test
    void start_sharesTheFolderUnderItsName_forThisComputer() throws Exception {
        HostViewModel host = host();
        Path photos = Files.createDirectory(folder.resolve("Photos"));
        host.folder().set(photos);
        assertThat(host.name().get()).isEqualTo("Photos");
        Hosting hosting = start(host);
        assertThat(hosting.shown().host()).isEqualTo("127.0.0.1");
        assertThat(hosting.shown().path()).isEqualTo(RemotePath.of("Photos"));
        assertThat(host.folder().get()).isNull();
        try (Visit visit = Visit.open(Destination.of(hosting.shown(), false), DeviceIdentity.inMemory(), "tablet")) {
            assertThat(visit.welcome().shares()).singleElement().satisfies(share -> {
                assertThat(share.name()).isEqualTo("Photos");
                assertThat(share.access()).isEqualTo(Access.ADD);
            });
            screen.until("the visitor is seen", () -> host.visitors().get() == 1);
            assertThat(host.guests().get(hosting))
                    .singleElement()
                    .satisfies(guest -> assertThat(guest.visitor().name()).isEqualTo("tablet"));
        }
        screen.until("the visitor is gone", () -> host.visitors().get() == 0);
    }

    @Test
    void start_twice_sharesTwoFoldersAtOnce() throws Exception {
        HostViewModel host = host();
        host.folder().set(Files.createDirectory(folder.resolve("one")));
        Hosting one = start(host);
        host.folder().set(Files.createDirectory(folder.resolve("two")));
        Hosting two = start(host);
        assertThat(one.shown().port()).isNotEqualTo(two.shown().port());
        assertThat(one.shown().pin()).isEqualTo(two.shown().pin());
    }

    @Test
    void stop_endsIt() throws Exception {
        HostViewModel host = host();
        host.folder().set(Files.createDirectory(folder.resolve("one")));
        Hosting one = start(host);
        host.stop(one);
        assertThat(host.hostings()).isEmpty();
        one.close();
        assertThatThrownBy(() -> Visit.open(Destination.of(one.shown(), false), DeviceIdentity.inMemory(), "late"))
                .isInstanceOf(LinkException.Unreachable.class);
    }

    @Test
    void start_ofAFolderThatIsGone_saysSo() throws Exception {
        HostViewModel host = host();
        host.folder().set(folder.resolve("gone"));
        host.start();
        screen.until("it is said", () -> host.notice().get() != null);
        assertThat(Objects.requireNonNull(host.notice().get()).tone()).isEqualTo(Notice.Tone.DANGER);
        assertThat(host.hostings()).isEmpty();
        assertThat(host.starting().get()).isFalse();
    }

    @Test
    void start_underANameThatCantBeOne_saysSo() throws Exception {
        HostViewModel host = host();
        host.folder().set(Files.createDirectory(folder.resolve("one")));
        host.name().set("a/b");
        host.start();
        assertThat(Objects.requireNonNull(host.notice().get()).sentence()).isEqualTo(words.get("name.separator"));
    }

    private String caution(Path chosen, Home user) {
        return Objects.requireNonNull(Caution.about(chosen, user, words)).sentence();
    }

    @Test
    void caution_isTakenWithDrivesHomesAndKeys() {
        Home user = new Home(home, home, home, folder);
        assertThat(caution(folder.getRoot(), user)).isEqualTo(words.get("caution.drive"));
        assertThat(caution(folder, user)).isEqualTo(words.get("caution.home"));
        assertThat(caution(folder.resolve(".ssh"), user)).isEqualTo(words.get("caution.keys"));
        assertThat(Caution.about(folder.resolve("Photos"), user, words)).isNull();
    }

    private static int count(KeptShares kept) {
        try {
            return kept.all().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsToComeBack_isSharedAgainByTheNextWindow_andTheLinkStillLetsIn() throws Exception {
        HostViewModel first = host();
        first.folder().set(folder);
        first.again().set(true);
        Hosting before = start(first);
        KeptShares kept = new KeptShares(Home.in(home), _ -> {});
        screen.until("it is kept", () -> count(kept) == 1);
        before.close();

        HostViewModel second = host();
        List<Exception> failures = new ArrayList<>();
        second.restore(failures::add);
        screen.until("it is shared again", () -> second.hostings().size() == 1);
        Hosting after = second.hostings().getFirst();
        open.add(after);
        assertThat(failures).isEmpty();
        assertThat(after.wish()).isEqualTo(before.wish());
        Destination there = Destination.of(before.shown(), false);
        Visit.open(
                        new Destination(there.host(), after.shown().port(), there.pin(), there.token(), false),
                        DeviceIdentity.inMemory(),
                        "laptop")
                .close();

        second.stop(after);
        screen.until("it is forgotten", () -> count(kept) == 0);
    }

    @Test
    void forApprovedDevices_withoutAny_isNoShare_andSaysWhy() throws Exception {
        HostViewModel host = host();
        host.folder().set(folder);
        host.who().byLink().set(false);
        screen.until("the devices were read", () -> host.who().looked().get());
        host.start();
        Notice said = Objects.requireNonNull(host.notice().get());
        assertThat(said.sentence()).isEqualTo(words.get("who.unknown"));
        said.actions().getFirst().does().run();
        assertThat(host.who().byLink().get()).isTrue();
        assertThat(start(host).link()).isNotNull();
    }

    @Test
    void forApprovedDevices_letsThemIn_alsoWhenItComesBack_andNoStrangerByALinkFromBefore() throws Exception {
        DeviceIdentity known = DeviceIdentity.inMemory();
        HostViewModel first = host();
        first.folder().set(folder);
        Hosting open = start(first);
        PassingVisitor.staying(open.shown(), known).close();
        open.close();

        first.folder().set(folder);
        first.again().set(true);
        first.who().byLink().set(false);
        screen.until("the device is known", () -> first.who().devices().size() == 1);
        first.who().devices().getFirst().chosen().set(true);
        Hosting before = start(first);
        assertThat(before.link()).isNull();
        KeptShares kept = new KeptShares(Home.in(home), _ -> {});
        screen.until("it is kept", () -> count(kept) == 1);
        before.close();

        HostViewModel second = host();
        second.restore(_ -> {});
        screen.until("it is shared again", () -> second.hostings().size() == 1);
        Hosting after = second.hostings().getFirst();
        this.open.add(after);
        assertThat(after.link()).isNull();
        PassingVisitor.staying(after.place(), known).close();
        Destination stranger = new Destination(
                "127.0.0.1",
                after.place().port(),
                open.place().pin(),
                open.shown().token(),
                true);
        assertThatThrownBy(() -> Visit.open(stranger, DeviceIdentity.inMemory(), "stranger"))
                .isInstanceOf(LinkException.NotTrusted.class);
    }

    @Test
    void aFolderThatIsGone_isSaid_andTheOthersComeBack() throws Exception {
        KeptShares kept = new KeptShares(Home.in(home), _ -> {});
        kept.keep(new KeptShare(
                folder.resolve("gone"), "gone", Access.ADD, false, false, "day", "virtual-thread", true, false));
        kept.keep(new KeptShare(folder, "here", Access.READ, false, false, "eternity", "telepathy", true, false));
        HostViewModel host = host();
        List<Exception> failures = new ArrayList<>();
        host.restore(failures::add);
        screen.until("one is shared", () -> host.hostings().size() == 1);
        open.add(host.hostings().getFirst());
        assertThat(host.hostings().getFirst().wish().who()).isEqualTo(new Wish.Who.Link(Wish.Until.HOUR));
        assertThat(failures).singleElement().isInstanceOf(NoSuchFileException.class);
    }
}
