package sampan.app.ui.base;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The window's signs, by what they mean; the drawings are of Material Design Icons 7.4.
///
/// Why not the icon pack's own constants: they are spread over 26 classes of hundreds of constants, each class with a
/// handler that reads the same font of 1.3 MB once more. Here all go through the handler of one letter, so the font is
/// read once, when the window opens.
public enum Glyph implements Ikon {
    BACK("arrow-left", 0xf004d),
    FORWARD("arrow-right", 0xf0054),
    UP("arrow-up", 0xf005d),
    DOWN("arrow-down", 0xf0045),
    REFRESH("refresh", 0xf0450),
    SEARCH("magnify", 0xf0349),
    CLOSE("close", 0xf0156),
    ADD("plus", 0xf0415),
    CRUMB("chevron-right", 0xf0142),
    FOLD("chevron-down", 0xf0140),
    UNFOLD("chevron-up", 0xf0143),
    EXPAND("chevron-right", 0xf0142),
    CONNECT("power-plug", 0xf06a5),
    DISCONNECT("power-plug-off-outline", 0xf1424),
    LOCK("lock", 0xf033e),
    ADDRESS("server-network", 0xf048d),
    HOST("server", 0xf048b),
    COMPUTER("monitor", 0xf0379),
    BOOKMARK("bookmark-outline", 0xf00c3),
    RECENT("history", 0xf02da),
    SHARE("share-variant", 0xf0497),
    NEW_FOLDER("folder-plus-outline", 0xf0b9d),
    UPLOAD("tray-arrow-up", 0xf011d),
    DOWNLOAD("tray-arrow-down", 0xf0120),
    COPY("content-copy", 0xf018f),
    LINK("link-variant", 0xf0339),
    QR_CODE("qrcode", 0xf0432),
    CLEAR("broom", 0xf00e2),
    RETRY("reload", 0xf0453),
    PAUSE("pause", 0xf03e4),
    RESUME("play", 0xf040a),
    WAITING("clock-outline", 0xf0150),
    SPEED("speedometer", 0xf04c5),
    MORE("dots-vertical", 0xf01d9),
    SHOW_IN_FOLDER("folder-open-outline", 0xf0dcf),
    STOP("stop-circle-outline", 0xf0667),
    RECEIPT("file-certificate-outline", 0xf1187),
    UNDO("undo", 0xf054c),
    TRASH("trash-can-outline", 0xf0a7a),
    SETTINGS("cog-outline", 0xf08bb),
    THEME("theme-light-dark", 0xf050e),
    VISITOR("account-outline", 0xf0013),
    VISITORS("account-group-outline", 0xf0b58),
    THIS_COMPUTER_ONLY("laptop", 0xf0322),
    NETWORK("lan", 0xf0317),
    WELCOME("sail-boat", 0xf0ec8),
    OFFLINE("lan-disconnect", 0xf0319),
    NOT_ALLOWED("folder-lock-outline", 0xf1aa8),
    NO_MATCH("filter-off-outline", 0xf14f0),
    EMPTY("folder-open-outline", 0xf0dcf),
    MOVE("folder-move", 0xf0252),
    DROP("cloud-upload-outline", 0xf0b7e),
    WRONG_HOST("shield-alert-outline", 0xf0ecd),
    QUESTION("help-circle-outline", 0xf0625),
    INFO("information-outline", 0xf02fd),
    SUCCESS("check-circle-outline", 0xf05e1),
    WARNING("alert-outline", 0xf002a),
    DANGER("alert-circle-outline", 0xf05d6),
    DONE("check-circle", 0xf05e0),
    KEYS("keyboard-outline", 0xf097b),
    FOLDER("folder", 0xf024b),
    SHARED_FOLDER("folder-network", 0xf0870),
    UNAVAILABLE("cancel", 0xf073a),
    IMAGE("file-image", 0xf021f),
    VIDEO("file-video", 0xf022b),
    AUDIO("file-music", 0xf0223),
    ARCHIVE("folder-zip", 0xf06eb),
    PDF("file-pdf-box", 0xf0226),
    DOCUMENT("file-word", 0xf022c),
    TEXT("file-document-outline", 0xf09ee),
    SHEET("file-table", 0xf0c7e),
    SLIDES("file-presentation-box", 0xf0229),
    CODE("file-code", 0xf022e),
    FONT("format-font", 0xf06d6),
    DISC("disc", 0xf05ee),
    PROGRAM("file-cog", 0xf107b),
    OTHER("file-outline", 0xf0224);

    private final String drawing;
    private final int code;

    Glyph(String drawing, int code) {
        this.drawing = drawing;
        this.code = code;
    }

    /// The name by which the handler of the letter A takes it.
    @Override
    public String getDescription() {
        return "mdi2a-" + drawing;
    }

    /// The character in the font.
    @Override
    public int getCode() {
        return code;
    }

    /// A new node that draws it, in the colour and size that the style sheet gives to `classes`.
    public FontIcon icon(String... classes) {
        FontIcon icon = new FontIcon(this);
        icon.getStyleClass().addAll(classes);
        icon.setMouseTransparent(true);
        return icon;
    }
}
