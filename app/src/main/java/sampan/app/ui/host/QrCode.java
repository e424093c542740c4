package sampan.app.ui.host;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;

/// A text as a QR code (ISO/IEC 18004), to be taken from the screen by a camera: black on white whatever the theme,
/// since cameras want it so.
final class QrCode {
    /// The free space around it that the standard asks for, in modules.
    private static final int QUIET = 4;

    /// Alone it is a dark pixel, with all three lights [#FULL] a bright one.
    private static final int OPAQUE = 0xff << 24;

    private static final int FULL = ~OPAQUE;

    private QrCode() {}

    /// The picture of it.
    ///
    /// @param text at most about 2,300 bytes, which no link is
    /// @param module the edge of one of its squares, pixels
    static Image of(String text, int module) {
        ByteMatrix squares = squares(text);
        int side = squares.getWidth() + 2 * QUIET;
        WritableImage picture = new WritableImage(side * module, side * module);
        for (int y = 0; y < side * module; y++) {
            for (int x = 0; x < side * module; x++) {
                boolean dark = isDark(squares, x / module - QUIET, y / module - QUIET);
                picture.getPixelWriter().setArgb(x, y, dark ? OPAQUE : OPAQUE | FULL);
            }
        }
        return picture;
    }

    private static boolean isDark(ByteMatrix squares, int x, int y) {
        return x >= 0 && y >= 0 && x < squares.getWidth() && y < squares.getHeight() && squares.get(x, y) == 1;
    }

    private static ByteMatrix squares(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
