import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The drawings in the containers that Windows and macOS want; both take pictures in PNG as they are.
final class Icons {
    private static final List<Integer> WINDOWS = List.of(16, 24, 32, 48, 64, 128, 256);

    /// What a picture is called in an `icns`, and how many pixels wide it is.
    private record Kind(String code, int size) {}

    private static final List<Kind> MAC = List.of(
            new Kind("icp4", 16),
            new Kind("icp5", 32),
            new Kind("ic11", 32),
            new Kind("ic12", 64),
            new Kind("ic07", 128),
            new Kind("ic08", 256),
            new Kind("ic13", 256),
            new Kind("ic09", 512),
            new Kind("ic14", 512));

    private Icons() {}

    static void windows(Path drawings, Path to) throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        int entry = 16;
        ByteBuffer head = ByteBuffer.allocate(6 + entry * WINDOWS.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.size());
        for (int size : WINDOWS) {
            byte[] png = drawing(drawings, size);
            head.put((byte) size).put((byte) size).putShort((short) 0); // 256 is 0
            head.putShort((short) 1).putShort((short) 32).putInt(png.length);
            head.putInt(head.capacity() + pictures.size());
            pictures.write(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array());
        pictures.writeTo(all);
        Files.write(to, all.toByteArray());
    }

    static void mac(Path drawings, Path to) throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        for (Kind kind : MAC) {
            byte[] png = drawing(drawings, kind.size());
            pictures.write(block(kind.code(), png.length));
            pictures.write(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(block("icns", pictures.size()));
        pictures.writeTo(all);
        Files.write(to, all.toByteArray());
    }

    private static byte[] block(String code, int length) {
        int head = 8;
        return ByteBuffer.allocate(head)
                .put(code.getBytes(StandardCharsets.US_ASCII))
                .putInt(head + length)
                .array();
    }

    private static byte[] drawing(Path drawings, int size) throws IOException {
        return Files.readAllBytes(drawings.resolve("sampan-" + size + ".png"));
    }
}
