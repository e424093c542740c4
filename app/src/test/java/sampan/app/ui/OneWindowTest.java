package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.Home;

/// That a second start goes to the window that is open.
@Timeout(60)
class OneWindowTest {
    @TempDir
    private Path folder;

    private Home home = Home.in(Path.of(""));

    @BeforeEach
    void begin() {
        home = Home.in(folder.resolve("home"));
    }

    @Test
    void aSecondStart_findsThePlaceTaken_andHandsItsLinkOver() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (OneWindow one = OneWindow.take(home).orElseThrow()) {
            one.listen(told::add);
            assertThat(OneWindow.take(home)).isEmpty();
            OneWindow.hand(home, "sampan://nas:7267/#pin.token");
            OneWindow.hand(home, "");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("sampan://nas:7267/#pin.token");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void whenItIsClosed_orDied_thePlaceIsFree() throws Exception {
        OneWindow.take(home).orElseThrow().close();
        assertThatThrownBy(() -> OneWindow.hand(home, "")).isInstanceOf(IOException.class);
        Files.writeString(home.ownFolder().resolve("window.socket"), "left by a process that died");
        Optional<OneWindow> next = OneWindow.take(home);
        assertThat(next).isPresent();
        next.get().close();
    }

    @Test
    void whoSaysNothingOrTooMuch_doesNotEndIt() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (OneWindow one = OneWindow.take(home).orElseThrow()) {
            one.listen(told::add);
            UnixDomainSocketAddress address =
                    UnixDomainSocketAddress.of(home.ownFolder().resolve("window.socket"));
            SocketChannel.open(address).close();
            try (SocketChannel talker = SocketChannel.open(address)) {
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 100; i++) {
                                talker.write(ByteBuffer.allocate(8192));
                            }
                        })
                        .isInstanceOf(IOException.class);
            }
            OneWindow.hand(home, "afterwards");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("afterwards");
        }
    }
}
