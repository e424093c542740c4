package sampan.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sampan.protocol.Entry;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.Visitor.Doing;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageException;

/// Lists folders straight from the disk to the visitor, in pieces: no more than one is ever in memory, however much a
/// folder holds. Used by one thread at a time.
final class Listings {
    private final Door door;
    private final Visit visit;
    private final Outbox out;

    Listings(Door door, Visit visit, Outbox out) {
        this.door = door;
        this.visit = visit;
        this.out = out;
    }

    Reply.Listed list(Request.ListFolder asked) throws IOException, Refusal, Farewell {
        visit.does(Doing.LOOKING, asked.path());
        long most = asked.limit() == 0 ? Long.MAX_VALUE : asked.limit();
        if (!asked.path().isLibrary()) {
            return list(door.reading(asked.path()), asked, asked.path(), List.of(), most);
        }
        List<Entered> shares = door.all();
        List<Entry> tops = shares.stream()
                .map(in -> Entry.folder(in.share().name(), 0))
                .limit(most)
                .toList();
        Pieces.send(tops, some -> new Part.Entries(List.of(), some, 0), out);
        long count = tops.size();
        for (Entered in : shares) {
            if (asked.deep() && in.access().reads() && count < most) {
                RemotePath top = RemotePath.of(in.share().name());
                count += list(in, asked, top, top.names(), most - count).count();
            }
        }
        return new Reply.Listed(count, null);
    }

    /// @param under where the listed folder lies, seen from the one that was asked for
    private Reply.Listed list(Entered in, Request.ListFolder asked, RemotePath folder, List<String> under, long most)
            throws IOException {
        Storage.Listing listing = in.call(() -> in.storage().list(folder, asked.deep(), asked.versions()));
        try {
            long count = 0;
            Optional<Part.Entries> part = next(in, listing);
            while (part.isPresent() && count < most) {
                List<Entry> entries = part.get().entries();
                List<Entry> some = entries.subList(0, (int) Math.min(entries.size(), most - count));
                List<String> where = new ArrayList<>(under);
                where.addAll(part.get().in());
                Pieces.send(new Part.Entries(where, some, part.get().skipped()), out);
                count += some.size();
                part = count < most ? next(in, listing) : part;
            }
            Optional<String> version =
                    part.isEmpty() ? in.call(() -> Optional.ofNullable(listing.version())) : Optional.empty();
            return new Reply.Listed(count, version.orElse(null));
        } finally {
            in.share().files().execute(listing::close);
        }
    }

    private static Optional<Part.Entries> next(Entered in, Storage.Listing listing) throws StorageException {
        return in.call(() -> Optional.ofNullable(listing.next()));
    }
}
