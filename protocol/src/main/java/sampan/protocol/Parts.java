package sampan.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Splits the pieces of a streamed reply so that each fits into a frame. Pure functions.
public final class Parts {
    /// What is left for the items beside the names and numbers of a piece itself.
    private static final int ROOM = Limits.JSON_BYTES - 64;

    private Parts() {}

    /// The same items in as many pieces as they need, in their order; one piece, if it fits already.
    public static List<Part> fitting(Part part) {
        return switch (part) {
            case Part.Entries(List<String> in, List<Entry> entries, int skipped) -> {
                int room =
                        ROOM - in.stream().mapToInt(name -> Utf8.room(name) + 1).sum();
                List<Part> parts = split(entries, room, Parts::room, some -> new Part.Entries(in, some, 0));
                // What was skipped is told once.
                parts.set(0, new Part.Entries(in, ((Part.Entries) parts.getFirst()).entries(), skipped));
                yield parts;
            }
            case Part.Drafts(List<Part.Draft> drafts) -> split(drafts, ROOM, Parts::room, Part.Drafts::new);
            case Part.Trashed(List<Part.Item> items) -> split(items, ROOM, Parts::room, Part.Trashed::new);
        };
    }

    private static <T> List<Part> split(List<T> items, int room, ToIntFunction<T> size, Function<List<T>, Part> part) {
        List<Part> parts = new ArrayList<>();
        int first = 0;
        int used = 0;
        for (int i = 0; i < items.size(); i++) {
            int next = size.applyAsInt(items.get(i)) + 1;
            if (used + next > room && i > first) {
                parts.add(part.apply(items.subList(first, i)));
                first = i;
                used = 0;
            }
            used += next;
        }
        parts.add(part.apply(items.subList(first, items.size())));
        return parts;
    }

    private static int room(Entry entry) {
        return 150 + Utf8.room(entry.name()) + (entry.version() == null ? 0 : Utf8.room(entry.version()));
    }

    private static int room(Part.Draft draft) {
        return 180 + room(draft.path());
    }

    private static int room(Part.Item item) {
        return 120 + room(item.path()) + room(item.entry());
    }

    private static int room(RemotePath path) {
        return path.names().stream().mapToInt(name -> Utf8.room(name) + 1).sum();
    }
}
