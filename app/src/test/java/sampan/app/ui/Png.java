package sampan.app.ui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import org.jspecify.annotations.Nullable;

/// Writes a picture as a small PNG (W3C Portable Network Graphics, third edition) without an alpha channel: with all
/// its colours, or with at most 256 of them, which is a third of that.
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int COLOURS = 3;
    private static final byte TRUE_COLOUR = 2;
    private static final byte INDEXED_COLOUR = 3;
    private static final byte EIGHT_BITS = 8;
    private static final byte PAETH = 4;

    private Png() {}

    static byte[] of(Image image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        return file(width, height, TRUE_COLOUR, null, filtered(image.getPixelReader(), width, height));
    }

    static byte[] small(Image image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        Palette palette = Palette.of(pixels);
        byte[] lines = new byte[(width + 1) * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                lines[y * (width + 1) + 1 + x] = (byte) palette.index(pixels[y * width + x]);
            }
        }
        return file(width, height, INDEXED_COLOUR, palette, lines);
    }

    private static byte[] file(int width, int height, byte kind, @Nullable Palette palette, byte[] lines)
            throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {EIGHT_BITS, kind, 0, 0, 0});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        DataOutputStream out = new DataOutputStream(file);
        chunk(out, "IHDR", header.toByteArray());
        if (palette != null) {
            chunk(out, "PLTE", palette.bytes());
        }
        chunk(out, "IDAT", deflated(lines));
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /// Each line as what it differs by from what its neighbours foretell.
    private static byte[] filtered(PixelReader pixels, int width, int height) {
        int row = width * COLOURS;
        byte[] above = new byte[row];
        byte[] out = new byte[(row + 1) * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            byte[] line = new byte[row];
            for (int x = 0; x < width; x++) {
                int colour = pixels.getArgb(x, y);
                line[x * COLOURS] = (byte) (colour >> 16);
                line[x * COLOURS + 1] = (byte) (colour >> 8);
                line[x * COLOURS + 2] = (byte) colour;
            }
            out[at++] = PAETH;
            for (int i = 0; i < row; i++) {
                int left = i < COLOURS ? 0 : line[i - COLOURS] & 0xff;
                int corner = i < COLOURS ? 0 : above[i - COLOURS] & 0xff;
                out[at++] = (byte) (line[i] - paeth(left, above[i] & 0xff, corner));
            }
            above = line;
        }
        return out;
    }

    private static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int toLeft = Math.abs(guess - left);
        int toUp = Math.abs(guess - up);
        int toCorner = Math.abs(guess - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    private static byte[] deflated(byte[] data) throws IOException {
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, best)) {
            deflating.write(data);
        } finally {
            best.end();
        }
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) check.getValue());
    }
}
