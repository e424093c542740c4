package sampan.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sampan.app.cli.Grammar.Option;

/// What `--limit` takes: bytes a second, with a decimal unit if wanted: `800000`, `500k`, `10M`, `1.5MB/s`.
final class Rates {
    static final Option LIMIT = Option.taking("RATE", "--limit");

    private static final Pattern RATE =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?) ?([kmg]?)(?:b?(?:/s)?)", Pattern.CASE_INSENSITIVE);

    /// Slower, a link looks dead.
    private static final long LEAST = 10_000;

    private Rates() {}

    /// The speed that was typed, bytes a second; 0 if none was.
    ///
    /// @throws UsageException if it is none, or too slow to be kept
    static long limit(Words words, Console console) {
        String typed = words.value(LIMIT);
        if (typed == null) {
            return 0;
        }
        Matcher rate = RATE.matcher(typed.strip());
        if (rate.matches()) {
            long unit = switch (rate.group(2).toLowerCase(Locale.ROOT)) {
                case "k" -> 1_000;
                case "m" -> 1_000_000;
                case "g" -> 1_000_000_000;
                default -> 1;
            };
            BigDecimal bytes = new BigDecimal(rate.group(1)).multiply(BigDecimal.valueOf(unit));
            if (bytes.compareTo(BigDecimal.valueOf(LEAST)) >= 0
                    && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return bytes.setScale(0, RoundingMode.HALF_UP).longValue();
            }
        }
        throw new UsageException(console.text().get("typed.no-rate", typed));
    }
}
