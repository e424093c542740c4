package sampan.app.ui.host;

import javafx.scene.image.Image;

/// The QR code of a link that no host gave out.
public final class SampleCode {
    private SampleCode() {}

    /// As the sheet shows it.
    ///
    /// @param module the edge of one of its squares, pixels
    public static Image of(String link, int module) {
        return QrCode.of(link, module);
    }
}
