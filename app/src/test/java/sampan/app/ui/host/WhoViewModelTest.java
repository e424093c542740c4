package sampan.app.ui.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.LinkException;
import sampan.app.store.Home;
import sampan.app.text.Language;
import sampan.app.ui.PassingVisitor;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Who may come to a shared folder, without a screen.
@Timeout(120)
class WhoViewModelTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);
    private final DeviceIdentity device = DeviceIdentity.inMemory();
    private Hosting hosting;
    private PassingVisitor visitor;
    private WhoViewModel who;

    @BeforeEach
    void open() throws Exception {
        Wish wish = new Wish(
                folder, "Photos", Access.ADD, false, new Wish.Who.Link(Wish.Until.HOUR), Wish.Ways.USUAL, false);
        hosting = Hosting.start(wish, Home.in(home));
        visitor = PassingVisitor.staying(hosting.shown(), device);
        who = new WhoViewModel(hosting, background, words);
        look("the device is listed", () -> who.devices().size() == 1);
    }

    @AfterEach
    void close() throws Exception {
        visitor.close();
        hosting.close();
        background.close();
        assertThat(background.await(Duration.ofSeconds(30))).isTrue();
    }

    private void look(String what, BooleanSupplier holds) throws InterruptedException {
        screen.until(what, () -> {
            who.look();
            return holds.getAsBoolean();
        });
    }

    private Notice said() {
        return Objects.requireNonNull(who.notice().get());
    }

    private void answer() {
        said().actions().getFirst().does().run();
    }

    private DeviceLine line() {
        return DeviceLine.of(who.devices().getFirst(), words);
    }

    @Test
    void aDevice_isListedInWords_withTheLinkByWhichItCame() throws Exception {
        look("it is here", () -> who.devices().getFirst().here());
        assertThat(line().may()).isEqualTo("can read and add · without end · here now");
        assertThat(line().how()).matches("known since .+ · by the link of .+");
        assertThat(HoldingLine.of(who.links().getFirst(), words).sentence())
                .matches("Link of .+, the one above · lets in until .+ · can read and add · 1 device came by it");
        visitor.close();
        look("it has left", () -> !who.devices().getFirst().here());
        assertThat(line().may()).startsWith("can read and add · without end · last here ");
    }

    @Test
    void whatItMayDo_isChanged_forItsConnectionToo() throws Exception {
        assertThat(who.levels()).containsExactly(Access.READ, Access.ADD, Access.INBOX);
        who.change(who.devices().getFirst(), Access.READ);
        look("it is changed", () -> who.devices().getFirst().access() == Access.READ);
        assertThatThrownBy(() -> visitor.begin("film.mp4", 1, 1)).hasMessageContaining("add");
    }

    @Test
    void aDevice_isRemovedAfterAsking_andComesBackByANewLinkOnly() throws Exception {
        ShareLink old = hosting.shown();
        who.remove(who.devices().getFirst());
        assertThat(said().sentence()).startsWith("Remove “laptop”? Its connection ends within a second");
        assertThat(visitor.isThere()).isTrue();
        answer();
        look("it is out", () -> who.devices().isEmpty() && !visitor.isThere());
        screen.until("that is said", () -> who.notice().get() != null);
        assertThat(said().sentence()).isEqualTo(words.get("who.removed.open", "laptop"));
        assertThatThrownBy(() -> PassingVisitor.staying(old, device)).isInstanceOf(LinkException.NotTrusted.class);

        who.until().set(Wish.Until.STOPPED);
        who.newLink();
        look("there are two links", () -> who.links().size() == 2);
        assertThat(who.shown().get()).isEqualTo(hosting.link()).isNotEqualTo(old);
        assertThat(HoldingLine.of(who.links().getFirst(), words).sentence()).contains("lets in without end");
        PassingVisitor.staying(who.shown().get(), device).close();
    }

    @Test
    void aLink_isTakenBackAfterAsking_withTheDevicesThatCameByIt() throws Exception {
        who.takeBack(who.links().getFirst());
        assertThat(said().sentence()).contains("1 device that came by it loses").endsWith(": laptop.");
        answer();
        look("nobody may come", () -> who.devices().isEmpty() && who.links().isEmpty() && !visitor.isThere());
        screen.until("that is said", () -> who.notice().get() != null);
        assertThat(who.shown().get()).isEqualTo(hosting.place());
        assertThat(who.shown().get().token()).isNull();
    }
}
