import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A screen that nobody sees, and what stands on it: Xvfb keeps its pixels in a file, which is looked at without
/// troubling the server or the program. Closing it ends it.
final class Screen implements AutoCloseable {
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 900;
    /// Places of the header's fields, in words of 32 bit, the greatest byte first (XWDFile.h of X11).
    private static final int LINE = 12;

    private static final int COLOURS = 19;
    private static final int COLOUR_BYTES = 12;

    /// Every so many pixels across and down are looked at.
    private static final int GRID = 2;

    private static final long LOOK_EVERY_MS = 10;
    private static final long PATIENCE_SECONDS = 10;

    /// A caret that blinks, or a clock, is no change: so many of a thousand pixels may differ.
    private static final int UNSTEADY = 5;

    private final Process server;
    private final String name;
    private final IntBuffer pixels;
    private final int line;

    private Screen(Process server, String name, ByteBuffer file) {
        this.server = server;
        this.name = name;
        int head = file.getInt(0) + file.getInt(COLOURS * 4) * COLOUR_BYTES;
        this.line = file.getInt(LINE * 4) / 4;
        this.pixels = file.slice(head, line * 4 * HEIGHT)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
    }

    static Screen start(Path room) throws IOException {
        Files.createDirectories(room);
        String size = WIDTH + "x" + HEIGHT + "x24";
        Process server = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        size,
                        "-nolisten",
                        "tcp",
                        "-r",
                        "-fbdir",
                        room.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        BufferedReader said = server.inputReader();
        String number = said.readLine();
        if (number == null) {
            throw new IOException("Xvfb, of the package xvfb, did not start");
        }
        try (FileChannel file = FileChannel.open(room.resolve("Xvfb_screen0"))) {
            MappedByteBuffer all = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            return new Screen(server, ":" + number.strip(), all);
        }
    }

    /// What `DISPLAY` is to be.
    String name() {
        return name;
    }

    /// Something that was seen.
    private record Seen(long at, int[] picture) {}

    /// Watches for some time, and tells after how many seconds the screen showed what it still showed at the end.
    double settled(long start, long seconds) throws IOException, InterruptedException {
        List<Seen> all = new ArrayList<>();
        int[] before = look();
        int[] last = before;
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
            Thread.sleep(LOOK_EVERY_MS);
            int[] now = look();
            if (differing(now, last) > 0) {
                all.add(new Seen(System.nanoTime(), now));
                last = now;
            }
        }
        long drawn = differing(before, last);
        if (drawn == 0) {
            throw new IOException("nothing was shown within " + seconds + " s");
        }
        int[] end = last;
        long at = all.stream()
                .filter(seen -> differing(seen.picture, end) * 1000 <= drawn * UNSTEADY)
                .findFirst()
                .orElseThrow()
                .at();
        return (at - start) / 1e9;
    }

    /// Waits until nothing stands on it any more.
    void awaitEmpty() throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 1000 / LOOK_EVERY_MS; i++) {
            int[] now = look();
            if (differing(now, new int[now.length]) == 0) {
                return;
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        throw new IOException("a window of before is still there");
    }

    private int[] look() {
        int[] picture = new int[WIDTH / GRID * (HEIGHT / GRID)];
        int[] row = new int[WIDTH];
        int at = 0;
        for (int y = 0; y < HEIGHT; y += GRID) {
            pixels.get(y * line, row);
            for (int x = 0; x < WIDTH; x += GRID) {
                picture[at++] = row[x] & 0xffffff;
            }
        }
        return picture;
    }

    private static long differing(int[] one, int[] other) {
        long count = 0;
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
