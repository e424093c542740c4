package sampan.app.cli;

import java.util.List;
import sampan.app.text.Shown;
import sampan.protocol.Entry;
import sampan.protocol.Reply;

/// `ls`: names only, folders with `/` behind them; in columns where a person looks on.
final class NamesStyle implements Listing.Style {
    private static final int BETWEEN = 2;

    private final Console console;

    NamesStyle(Console console) {
        this.console = console;
    }

    static String name(Entry entry) {
        return Shown.escaped(entry.name()) + (entry.isFolder() ? "/" : "");
    }

    @Override
    public void share(Reply.Share share) {
        console.out().line(Shown.escaped(share.name()) + "/");
    }

    @Override
    public void entries(List<Entry> entries, boolean all) {
        List<String> names = entries.stream().map(NamesStyle::name).toList();
        if (all && console.around().screen().out()) {
            columns(names, console.around().screen().width().getAsInt());
        } else {
            names.forEach(console.out()::line);
        }
    }

    /// Down each column and then to the next, as `ls` everywhere does.
    private void columns(List<String> names, int width) {
        int widest = names.stream().mapToInt(Cells::width).max().orElse(0) + BETWEEN;
        int columns = Math.max(1, (width + BETWEEN) / widest);
        int rows = Math.ceilDiv(names.size(), columns);
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int at = row; at < names.size(); at += rows) {
                boolean last = at + rows >= names.size();
                line.append(last ? names.get(at) : Cells.padded(names.get(at), widest));
            }
            console.out().line(line.toString());
        }
    }

    @Override
    public void end(long count, long bytes, long skipped) {}
}
