package sampan.app.ui.browse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// How large a picture is, by the first bytes of its file: a PNG (PNG specification, §11.2.2), a GIF (GIF89a, §18) or a
/// JPEG (ITU-T T.81, B.2.2). Few bytes can stand for billions of pixels, so it is asked before a picture is decoded.
///
/// @param width pixels
/// @param height pixels
record PictureSize(int width, int height) {
    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final int GIF = 0x47494638;
    private static final int JPEG = 0xffd8;
    private static final int HEADER = 24;

    /// How large this picture is; null if it is none of the three, or broken.
    static @Nullable PictureSize of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < HEADER) {
            return null;
        }
        if (bytes.getLong(0) == PNG) {
            return checked(bytes.getInt(16), bytes.getInt(20));
        }
        if (bytes.getInt(0) == GIF) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            return checked(Short.toUnsignedInt(bytes.getShort(6)), Short.toUnsignedInt(bytes.getShort(8)));
        }
        return Short.toUnsignedInt(bytes.getShort(0)) == JPEG ? jpeg(bytes) : null;
    }

    /// Goes from segment to segment to the one that begins the frame.
    private static @Nullable PictureSize jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 <= bytes.limit() && Byte.toUnsignedInt(bytes.get(at)) == 0xff) {
            int marker = Byte.toUnsignedInt(bytes.get(at + 1));
            if (marker == 0xff) {
                at++;
            } else if (isFrame(marker)) {
                return checked(
                        Short.toUnsignedInt(bytes.getShort(at + 7)), Short.toUnsignedInt(bytes.getShort(at + 5)));
            } else {
                at += 2 + Short.toUnsignedInt(bytes.getShort(at + 2));
            }
        }
        return null;
    }

    /// SOF0 to SOF15 but DHT, JPG and DAC, which lie among them.
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static @Nullable PictureSize checked(int width, int height) {
        return width > 0 && height > 0 ? new PictureSize(width, height) : null;
    }

    long pixels() {
        return (long) width * height;
    }
}
