package sampan.protocol;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a name must also satisfy to be *created* in a share with portable names, so that every system can
/// hold it, and the key by which two names clash. Pure functions, free of the machine's locale.
public final class PortableName {
    private static final String FORBIDDEN = "<>:\"|?*";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");

    private PortableName() {}

    /// What stands in the way of creating this legal name everywhere, or nothing.
    public static Optional<BadNameException> problem(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (FORBIDDEN.indexOf(name.charAt(i)) >= 0) {
                return Optional.of(new BadNameException(i, NameProblem.CHARACTER));
            }
        }
        char last = name.charAt(name.length() - 1);
        if (last == '.' || last == ' ') {
            return Optional.of(new BadNameException(name.length() - 1, NameProblem.TRAILING));
        }
        return isDevice(name) ? Optional.of(new BadNameException(0, NameProblem.DEVICE)) : Optional.empty();
    }

    /// A legal name like this text, whatever it holds, that every system can hold; the name itself where it
    /// already is.
    public static String safe(String name) {
        StringBuilder safe = new StringBuilder(name.length());
        name.codePoints().forEach(point -> safe.appendCodePoint(isAllowed(point) ? point : '_'));
        if (safe.isEmpty() || isDevice(safe.toString()) || LegalName.isOurs(safe.toString())) {
            safe.insert(0, '_');
        }
        cut(safe);
        for (int i = safe.length() - 1; i >= 0 && (safe.charAt(i) == '.' || safe.charAt(i) == ' '); i--) {
            safe.setCharAt(i, '_');
        }
        return safe.toString();
    }

    private static boolean isAllowed(int point) {
        return !Character.isISOControl(point)
                && (point > Character.MAX_VALUE || !Character.isSurrogate((char) point))
                && "/\\".indexOf(point) < 0
                && FORBIDDEN.indexOf(point) < 0;
    }

    /// Takes characters out before the ending, or at the end where there is none, until few enough bytes
    /// are left.
    private static void cut(StringBuilder name) {
        int dot = name.lastIndexOf(".");
        int ending = dot > 0 && name.length() - dot <= 16 ? dot : name.length();
        while (ending > 0 && name.toString().getBytes(StandardCharsets.UTF_8).length > Limits.NAME_BYTES) {
            int start = name.offsetByCodePoints(ending, -1);
            name.delete(start, ending);
            ending = start;
        }
    }

    /// The key by which two names clash: equal keys are one name to a system that ignores case or Unicode
    /// form. NFC, then the full case folding that lower, upper and again lower case give together, then NFC
    /// again. The dotless ı is left as it is, as Unicode's own folding leaves it.
    public static String key(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String[] pieces = lower.split("\u0131", -1);
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = pieces[i].toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(String.join("\u0131", pieces), Normalizer.Form.NFC);
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toLowerCase(Locale.ROOT);
        if (DEVICES.contains(stem)) {
            return true;
        }
        return stem.length() == 4
                && (stem.startsWith("com") || stem.startsWith("lpt"))
                && "123456789¹²³".indexOf(stem.charAt(3)) >= 0;
    }
}
