package sampan.app.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Sizes, speeds, durations and moments as people read them: `4.1 MB`, `38 MB/s`, `2 minutes`. Decimal units
/// (1 MB is 1,000,000 bytes), as disks and networks are sold. Immutable, free for any thread.
public final class Sizes {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
    private static final int STEP = 1000;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private final Text text;

    /// Sizes in the language of this text.
    public Sizes(Text text) {
        this.text = text;
    }

    /// A size: `17 bytes`, `4.1 MB`, `812 GB`.
    ///
    /// @param bytes 0 or more
    public String bytes(long bytes) {
        return bytes < STEP ? text.get("size.bytes", bytes) : compact(bytes);
    }

    /// A size in at most 7 columns, the same in every language: `17 B`, `4.1 MB`.
    ///
    /// @param bytes 0 or more
    public static String compact(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        int unit = 0;
        double value = bytes / (double) STEP;
        // Beyond this it would be rounded to 1000 of its unit.
        while (value >= STEP - 0.5 && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return oneDecimal(value) + " " + UNITS[unit];
    }

    /// 4.1, 37.4, 812: what three places can hold. Both languages write a point.
    private static String oneDecimal(double value) {
        long tenths = Math.round(value * 10);
        return tenths >= 1000 ? Long.toString(Math.round(value)) : tenths / 10 + "." + tenths % 10;
    }

    /// A speed: `38.0 MB/s`.
    ///
    /// @param bytesPerSecond 0 or more
    public static String speed(long bytesPerSecond) {
        return compact(bytesPerSecond) + "/s";
    }

    /// A whole number with its thousands grouped: `10,000`.
    public static String count(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        StringBuilder out = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > first; at -= 3) {
            out.insert(at, ',');
        }
        return out.toString();
    }

    /// How long something takes, in the one unit that tells most: `less than a minute`, `12 minutes`, `3
    /// hours`.
    ///
    /// @param seconds 0 or more
    public String duration(long seconds) {
        if (seconds < MINUTE) {
            return text.get("duration.seconds", seconds);
        }
        if (seconds < HOUR) {
            return text.get("duration.minutes", Math.round(seconds / (double) MINUTE));
        }
        return seconds < 2 * DAY
                ? text.get("duration.hours", Math.round(seconds / (double) HOUR))
                : text.get("duration.days", Math.round(seconds / (double) DAY));
    }

    /// A clock for a narrow place: `0:07`, `12:30`, `3:05:09`.
    ///
    /// @param seconds 0 or more
    public static String clock(long seconds) {
        long minutes = seconds / MINUTE;
        return seconds < HOUR
                ? "%d:%02d".formatted(minutes, seconds % MINUTE)
                : "%d:%02d:%02d".formatted(minutes / MINUTE, minutes % MINUTE, seconds % MINUTE);
    }

    /// A moment in this computer's time zone: the time for today, else the date with the time.
    ///
    /// @param millis milliseconds since 1970-01-01T00:00Z
    public String moment(long millis) {
        ZonedDateTime then = Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault());
        Locale locale = text.language().locale();
        DateTimeFormatter form = then.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()))
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return then.format(form.withLocale(locale));
    }
}
