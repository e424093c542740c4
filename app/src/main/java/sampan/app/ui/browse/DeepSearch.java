package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.Access;
import sampan.protocol.BadNameException;
import sampan.protocol.Entry;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;

/// Looks for a text in the names of everything below a folder. The host lists it all, and what does not match is
/// dropped as it comes. Used by one thread; pieces come on another one, in turn.
final class DeepSearch {
    /// So long it waits before it tells more.
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(500);

    private final RemotePath top;
    private final String wanted;
    private final BooleanSupplier goesOn;
    private final Consumer<List<Row>> some;
    private final List<Row> found = new ArrayList<>();
    private long told = System.nanoTime();

    /// @param goesOn whether anybody still wants to know; asked on any thread
    /// @param some is told what was found so far, now and then
    DeepSearch(RemotePath top, String text, BooleanSupplier goesOn, Consumer<List<Row>> some) {
        this.top = top;
        this.wanted = Sieve.plain(text);
        this.goesOn = goesOn;
        this.some = some;
    }

    /// Looks everywhere, and returns what it found.
    List<Row> run(Visit visit) throws LinkException {
        if (top.isLibrary()) {
            for (Reply.Share share : visit.welcome().shares()) {
                if (share.access() != Access.INBOX && goesOn.getAsBoolean()) {
                    look(visit, RemotePath.of(share.name()));
                }
            }
        } else {
            look(visit, top);
        }
        return found;
    }

    private void look(Visit visit, RemotePath folder) throws LinkException {
        visit.listBelow(folder, part -> {
            add(folder, part);
            return goesOn.getAsBoolean();
        });
    }

    private void add(RemotePath folder, Part.Entries part) {
        for (Entry entry : part.entries()) {
            if (Sieve.plain(entry.name()).contains(wanted)) {
                add(folder, part.in(), entry);
            }
        }
        long now = System.nanoTime();
        if (!found.isEmpty() && now - told > BETWEEN) {
            told = now;
            some.accept(List.copyOf(found));
        }
    }

    /// A host may say anything; what could be no path of its library is no find.
    private void add(RemotePath folder, List<String> in, Entry entry) {
        try {
            found.add(Row.of(folder.below(in), entry));
        } catch (BadNameException _) {
            // Nothing could be done with it.
        }
    }
}
