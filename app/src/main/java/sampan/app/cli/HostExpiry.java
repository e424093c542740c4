package sampan.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a link lets devices in: `30m`, `24h`, `7d`, `never`.
final class HostExpiry {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([mhd])");
    private static final Duration USUAL = Duration.ofHours(24);

    private HostExpiry() {}

    /// @return null for ever
    /// @throws UsageException if it is no time
    static @Nullable Duration of(@Nullable String typed, Console console) {
        if (typed == null) {
            return USUAL;
        }
        if (typed.equals("never")) {
            return null;
        }
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            throw new UsageException(console.text().get("host.no-time", typed));
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
