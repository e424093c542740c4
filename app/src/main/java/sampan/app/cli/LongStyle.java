package sampan.app.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.protocol.Entry;
import sampan.protocol.Reply;

/// `ls -l`: size, time and name of each entry, and what they come to.
final class LongStyle implements Listing.Style {
    private static final int SIZE_CELLS = 8;

    private final Console console;
    private final ZoneId zone = ZoneId.systemDefault();

    LongStyle(Console console) {
        this.console = console;
    }

    @Override
    public void share(Reply.Share share) {
        String access = console.text().get("access." + share.access().word());
        console.out().line(Cells.padded(access, 2 * SIZE_CELLS) + "  " + Shown.escaped(share.name()) + "/");
    }

    @Override
    public void entries(List<Entry> entries, boolean all) {
        for (Entry entry : entries) {
            console.out().line(size(entry) + "  " + time(entry.modified()) + "  " + NamesStyle.name(entry));
        }
    }

    @Override
    public void end(long count, long bytes, long skipped) {
        console.out().flush();
        if (skipped > 0) {
            console.remark(console.text().get("ls.skipped", skipped));
        }
    }

    private static String size(Entry entry) {
        String size = switch (entry.kind()) {
            case FILE -> Sizes.compact(entry.size());
            case FOLDER -> "-";
            case UNAVAILABLE -> "?";
        };
        return " ".repeat(Math.max(0, SIZE_CELLS - size.length())) + size;
    }

    /// The same in every language, and sorted by itself.
    private String time(long millis) {
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
        StringBuilder out = new StringBuilder(16);
        out.append(at.toLocalDate()).append(' ');
        return two(two(out, at.getHour()).append(':'), at.getMinute()).toString();
    }

    private static StringBuilder two(StringBuilder out, int number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
