package sampan.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.Visitor.Doing;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageException;

/// What the requests mean that change names and places: folders, moves and the trash. Used by one thread at a time.
final class Changing {
    private final Door door;
    private final Visit visit;
    private final Outbox out;
    private final Consumer<ServerEvent> listener;

    Changing(Door door, Visit visit, Outbox out, Consumer<ServerEvent> listener) {
        this.door = door;
        this.visit = visit;
        this.out = out;
        this.listener = listener;
    }

    Reply.Made folder(Request.MakeFolder asked) throws StorageException, Refusal, Farewell {
        Entered in = door.adding(asked.path());
        visit.does(Doing.SENDING, asked.path());
        RemotePath real = in.inbox() ? Inbox.real(asked.path(), true, visit.device()) : asked.path();
        Entry made = in.call(() -> in.storage().makeFolder(real, asked.parents()));
        return new Reply.Made(made.withName(asked.path().leaf()));
    }

    Reply.Done times(Request.SetTimes asked) throws StorageException, Refusal, Farewell {
        Map<String, List<Request.Time>> byShare = new TreeMap<>();
        for (Request.Time time : asked.entries()) {
            Entered in = door.adding(time.path());
            RemotePath real = in.inbox() ? Inbox.real(time.path(), true, visit.device()) : time.path();
            byShare.computeIfAbsent(real.share(), _ -> new ArrayList<>()).add(new Request.Time(real, time.modified()));
        }
        for (List<Request.Time> some : byShare.values()) {
            Entered in = door.adding(some.getFirst().path());
            in.run(() -> in.storage().setTimes(some));
        }
        return new Reply.Done();
    }

    Reply.Made move(Request.Move asked) throws StorageException, Refusal, Farewell {
        Entered in = door.changing(below(asked.path()));
        door.changing(below(asked.to()));
        if (!asked.path().share().equals(asked.to().share())) {
            throw new Refusal(new Failure.Unsupported("share", "an entry moves only within its share"));
        }
        visit.does(Doing.CHANGING, asked.path());
        Entry entry = in.call(() -> in.storage().move(asked.path(), asked.to(), asked.version()));
        listener.accept(new ServerEvent.EntryMoved(visit.device(), asked.path(), asked.to()));
        return new Reply.Made(entry);
    }

    Reply.Done remove(Request.Remove asked) throws StorageException, Refusal, Farewell {
        Entered in = door.changing(below(asked.path()));
        visit.does(Doing.CHANGING, asked.path());
        in.run(() -> in.storage().remove(visit.device(), asked.path(), asked.version(), asked.id()));
        listener.accept(new ServerEvent.EntryRemoved(visit.device(), asked.path()));
        return new Reply.Done();
    }

    Reply.Counted trash(Request.ListTrash asked) throws IOException, Refusal, Farewell {
        Entered in = door.changing(asked.share());
        List<Part.Item> items =
                in.call(in.storage()::trash).stream().map(Storage.Trashed::item).toList();
        Pieces.send(items, Part.Trashed::new, out);
        return new Reply.Counted(items.size());
    }

    Reply.Restored restore(Request.Restore asked) throws StorageException, Refusal, Farewell {
        Entered in = door.changing(asked.share());
        RemotePath to = asked.to();
        if (to != null && !below(to).share().equals(asked.share())) {
            throw new Refusal(new Failure.Unsupported("share", "an item returns to its own share"));
        }
        visit.does(Doing.CHANGING, to);
        return in.call(() -> in.storage().restore(asked.id(), to));
    }

    Reply.Done purge(Request.Purge asked) throws StorageException, Refusal, Farewell {
        Entered in = door.changing(asked.share());
        visit.does(Doing.CHANGING, null);
        in.run(() -> in.storage().purge(asked.id()));
        return new Reply.Done();
    }

    /// A share itself is its host's to name and to end.
    private static RemotePath below(RemotePath path) throws Refusal {
        if (path.inside().isEmpty()) {
            throw new Refusal(new Failure.Unsupported("share", "a share itself stays"));
        }
        return path;
    }
}
