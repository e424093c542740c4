package sampan.app.ui.browse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import sampan.app.ui.base.Glyph;
import sampan.protocol.Entry;

/// What a file seems to be by the end of its name: enough for a sign and a word in the table, never a reason to open
/// it.
enum FileKind {
    SHARE(Glyph.SHARED_FOLDER, ""),
    FOLDER(Glyph.FOLDER, ""),
    UNAVAILABLE(Glyph.UNAVAILABLE, ""),
    IMAGE(Glyph.IMAGE, "jpg jpeg png gif webp bmp tif tiff heic heif avif svg ico raw cr2 nef psd xcf"),
    VIDEO(Glyph.VIDEO, "mp4 mkv mov avi webm wmv m4v mpg mpeg mts"),
    AUDIO(Glyph.AUDIO, "mp3 flac ogg oga opus wav m4a aac wma mid midi aiff"),
    ARCHIVE(Glyph.ARCHIVE, "zip gz tgz bz2 xz zst 7z rar tar jar lz4 lzma cab"),
    PDF(Glyph.PDF, "pdf"),
    DOCUMENT(Glyph.DOCUMENT, "doc docx odt rtf pages wps epub"),
    SHEET(Glyph.SHEET, "xls xlsx ods csv tsv numbers et"),
    SLIDES(Glyph.SLIDES, "ppt pptx odp key dps"),
    TEXT(Glyph.TEXT, "txt md log rst adoc tex"),
    CODE(
            Glyph.CODE,
            "java kt py js ts c h cpp hpp cs go rs rb php sh bat ps1 html htm css xml json yaml yml toml ini properties"
                    + " sql gradle"),
    FONT(Glyph.FONT, "ttf otf woff woff2"),
    DISC(Glyph.DISC, "iso img dmg vmdk qcow2 vdi"),
    PROGRAM(Glyph.PROGRAM, "exe msi deb rpm apk appimage app so dll"),
    OTHER(Glyph.OTHER, "");

    private static final Map<String, FileKind> BY_ENDING = new HashMap<>();

    static {
        for (FileKind kind : values()) {
            for (String ending : kind.endings.split(" ", -1)) {
                if (!ending.isEmpty()) {
                    BY_ENDING.put(ending, kind);
                }
            }
        }
    }

    private final Glyph glyph;
    private final String endings;

    FileKind(Glyph glyph, String endings) {
        this.glyph = glyph;
        this.endings = endings;
    }

    /// What this entry seems to be.
    static FileKind of(Entry entry, boolean share) {
        return switch (entry.kind()) {
            case FOLDER -> share ? SHARE : FOLDER;
            case UNAVAILABLE -> UNAVAILABLE;
            case FILE -> BY_ENDING.getOrDefault(ending(entry.name()), OTHER);
        };
    }

    /// The name's ending in small letters, without the dot; empty where it has none worth a word.
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot <= 0 ? "" : name.substring(dot + 1);
        boolean plain =
                !ending.isEmpty() && ending.length() <= 8 && ending.chars().allMatch(FileKind::isPlain);
        return plain ? ending.toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    Glyph glyph() {
        return glyph;
    }

    /// The class its sign has in the style sheet: `kind-image`.
    String style() {
        return "kind-" + name().toLowerCase(Locale.ROOT);
    }

    /// The key of its words: `kind.image`.
    String key() {
        return "kind." + name().toLowerCase(Locale.ROOT);
    }
}
