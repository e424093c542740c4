package sampan.app.ui.browse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.protocol.TrashId;

/// What was changed last at a host, and can be taken back. Immutable.
sealed interface Undoable {
    /// Takes it back; may wait for the host.
    ///
    /// @return what is there again
    Set<RemotePath> takeBack() throws LinkException;

    /// Something was put into the trash.
    ///
    /// @param host where
    /// @param items what; not empty
    record Removed(Visit host, List<Item> items) implements Undoable {
        public Removed {
            items = List.copyOf(items);
        }

        @Override
        public Set<RemotePath> takeBack() throws LinkException {
            Set<RemotePath> back = new HashSet<>();
            for (Item item : items) {
                back.add(host.call(new Request.Restore(item.path().share(), item.id(), null))
                        .path());
            }
            return back;
        }
    }

    /// One thing that went to the trash.
    ///
    /// @param path where it was
    /// @param id what it is called there
    record Item(RemotePath path, TrashId id) {}

    /// Something was moved to another folder.
    ///
    /// @param host where
    /// @param steps what, and how; not empty
    record Moved(Visit host, List<Step> steps) implements Undoable {
        public Moved {
            steps = List.copyOf(steps);
        }

        @Override
        public Set<RemotePath> takeBack() throws LinkException {
            Set<RemotePath> back = new HashSet<>();
            for (Step step : steps) {
                host.call(new Request.Move(step.to(), step.from(), null));
                back.add(step.from());
            }
            return back;
        }
    }

    /// One thing that was moved.
    ///
    /// @param from where it was
    /// @param to where it is
    record Step(RemotePath from, RemotePath to) {}
}
