package sampan.app.text;

/// Makes what others named harmless to look at: no control characters (which can drive a terminal), no marks
/// that turn the direction of writing (with which `exe.gpj` looks like `jpg.exe`), nothing invisible.
public final class Shown {
    private static final int CUT = 40;

    private Shown() {}

    /// The name with each harmful character as `�`, for the window and for sentences.
    public static String name(String name) {
        return shown(name, false);
    }

    /// The name with each harmful character spelled out by its number, for a terminal, where one may have to
    /// type it.
    public static String escaped(String name) {
        return shown(name, true);
    }

    /// A device's or host's own name for itself: as [#name], and cut at 40 characters.
    public static String device(String name) {
        String safe = name(name);
        return safe.codePointCount(0, safe.length()) <= CUT
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, CUT - 1)) + "…";
    }

    private static String shown(String name, boolean spelled) {
        if (name.codePoints().noneMatch(Shown::isHarmful)) {
            return name;
        }
        StringBuilder out = new StringBuilder(name.length() + 16);
        name.codePoints().forEach(c -> {
            if (!isHarmful(c)) {
                out.appendCodePoint(c);
            } else if (!spelled) {
                out.append('�');
            } else {
                out.append(c > 0xffff ? "\\u{%x}".formatted(c) : "\\u%04x".formatted(c));
            }
        });
        return out.toString();
    }

    /// Zero-width joiners stay: emoji and several scripts are written with them.
    static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }
}
