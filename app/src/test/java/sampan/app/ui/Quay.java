package sampan.app.ui;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import org.testfx.robot.Motion;
import sampan.protocol.Access;
import sampan.transport.ShareLink;

/// Where files are carried through the real window: a folder that a host shares, one of this computer's own, and what
/// both hands do between them. Closes the window and the hosts.
final class Quay implements Closeable {
    /// A second at the speed of a slow way.
    static final int SLOW = 3 << 20;

    /// Long enough to watch on a slow way.
    static final int LARGE = 4 * SLOW;

    /// More than any disk has that this runs on.
    private static final long ENORMOUS = 4L << 40;

    /// What the host shares.
    final Path folder;

    /// What is sent.
    final Path mine;

    private final Path home;
    private final List<Closeable> open = new ArrayList<>();

    Quay(Path top) throws IOException {
        folder = Files.createDirectory(top.resolve("shared"));
        mine = Files.createDirectory(top.resolve("mine"));
        home = Files.createDirectory(top.resolve("home"));
    }

    Harbour host(Access access) throws IOException {
        Harbour host = Harbour.of(folder, access);
        open.add(host::close);
        return host;
    }

    SlowRelay slow(Harbour host) throws IOException {
        SlowRelay relay = new SlowRelay(host.link(), SLOW);
        open.add(relay::close);
        return relay;
    }

    /// The window, at the folder of a link.
    OpenWindow window(ShareLink link) throws Exception {
        OpenWindow window = OpenWindow.open(home);
        open.add(window::close);
        window.go(link.text());
        window.until(
                "the folder is shown",
                () -> window.window.models().browse().folder().get() != null);
        return window;
    }

    /// A file of so many bytes, in the host's folder or in this computer's.
    static Path bytes(Path file, int count) throws IOException {
        byte[] content = new byte[count];
        new SplittableRandom(count).nextBytes(content);
        return Files.write(file, content);
    }

    /// A file for which no disk has room, and which takes none itself.
    static Path tooLarge(Path file) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(ENORMOUS);
        }
        return file;
    }

    /// What lies in a folder under names that people see.
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /// Drops these on the table, as a person does who first looks at what it says.
    static void drop(OpenWindow window, Path... files) {
        dragOver(window, window.table(), files);
        window.letGo();
    }

    /// Drags these to a node, and holds them there.
    static void dragOver(OpenWindow window, Node target, Path... files) {
        window.drag(List.of(files), target);
        window.until("it is said what letting go would do", () -> window.isThere("#drop-hint"));
    }

    static void fetch(OpenWindow window, String name) {
        window.robot.doubleClickOn(window.cell(name), Motion.DIRECT);
    }

    /// Waits until the transfer's line begins so.
    static void untilLine(OpenWindow window, String beginning) {
        window.until(
                "the transfer says " + beginning,
                () -> window.isThere(".transfer-line")
                        && window.text(".transfer-line").startsWith(beginning));
    }

    static ProgressBar bar(OpenWindow window) {
        return (ProgressBar) window.node(".transfer .progress-bar");
    }

    static void untilItMoves(OpenWindow window) {
        window.until(
                "it moves",
                () -> window.isThere(".transfer .progress-bar") && bar(window).getProgress() > 0.1);
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : open.reversed()) {
            one.close();
        }
    }
}
