package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `sampan shell` as somebody types at it.
@EnabledOnOs(OS.LINUX)
@Timeout(300)
final class ShellTest {
    private static final String CTRL_C = "\u0003";
    private static final String PROMPT = "/Photos> ";

    @TempDir
    Path folder;

    /// A file that takes a while to travel and no room on this disk.
    private static void sparse(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
    }

    @Test
    void typedShell_completesNames_andCtrlCStopsTheTransferOnly() throws Exception {
        Path photos = Files.createDirectories(folder.resolve("Photos"));
        Path here = Files.createDirectories(folder.resolve("here"));
        Path home = folder.resolve("visitor");
        Files.writeString(photos.resolve("a long name.txt"), "the note");
        sparse(photos.resolve("big.bin"), 2L << 30);
        try (Sampan host = Sampan.host(folder.resolve("owner"), photos);
                TypedShell shell = TypedShell.open(home, here, host.link())) {
            shell.untilShown(PROMPT);
            shell.type("get a\t\r");
            shell.untilShown("1 file, ");
            assertThat(here.resolve("a long name.txt")).hasContent("the note");

            shell.type("get big.bin\r");
            shell.untilShown(" / 2.1 GB");
            shell.type(CTRL_C);
            shell.untilShown("Stopped.");
            assertThat(here.resolve("big.bin")).doesNotExist();

            shell.type("lcd ..\r");
            shell.untilShown(folder + "\r\n");
            shell.type("quit\r");
            assertThat(shell.exit()).isZero();
            assertThat(home.resolve("shell-history")).content().contains("get big.bin");
        }
    }
}
