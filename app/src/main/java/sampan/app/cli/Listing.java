package sampan.app.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sampan.app.text.NaturalOrder;
import sampan.protocol.Entry;
import sampan.protocol.Reply;

/// What `ls` found, on its way to the screen: held back and sorted, folders first, as long as that is
/// possible in little memory; a folder of more is printed as it comes. Entries come from one thread at a
/// time.
final class Listing {
    /// So many are sorted: a folder that people look at. About 5 MB, and 50 ms until the first of more is printed.
    static final int SORTED = 10_000;

    private static final Comparator<Entry> FOLDERS_FIRST =
            Comparator.comparing(Entry::isFolder).reversed().thenComparing(Entry::name, NaturalOrder.INSTANCE);

    /// How entries are printed.
    interface Style {
        /// A share of the library.
        void share(Reply.Share share);

        /// Some entries, or all of them.
        ///
        /// @param all whether these are all there are, sorted
        void entries(List<Entry> entries, boolean all);

        /// After the last one.
        ///
        /// @param count how many entries there were
        /// @param bytes the sum of their sizes
        /// @param skipped how many things the host left out
        void end(long count, long bytes, long skipped);
    }

    private final Style style;
    private final List<Entry> held = new ArrayList<>();
    private boolean tooMany;
    private long count;
    private long bytes;
    private long skipped;

    Listing(Style style) {
        this.style = style;
    }

    void share(Reply.Share share) {
        count++;
        style.share(share);
    }

    void entries(List<Entry> entries, int leftOut) {
        skipped += leftOut;
        count += entries.size();
        for (Entry entry : entries) {
            bytes += entry.size();
        }
        held.addAll(entries);
        tooMany |= held.size() > SORTED;
        if (tooMany) {
            style.entries(held, false);
            held.clear();
        }
    }

    void end() {
        if (!tooMany) {
            held.sort(FOLDERS_FIRST);
            style.entries(held, true);
        }
        style.end(count, bytes, skipped);
    }
}
