package sampan.app.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;

/// Looks what files and folders of a host would meet on this computer: lists them as a download does, and then looks
/// at the chosen folder.
final class DownloadPreflight implements Preflight, RemoteFinds {
    private final Voyage voyage;
    private final List<RemotePath> what;
    private final Path chosen;
    private final List<Found> found = new ArrayList<>();
    private final List<Consumer<Manifest>> asides = new ArrayList<>();
    private long leftOut;

    DownloadPreflight(Voyage voyage, List<RemotePath> what, Path chosen) {
        this.voyage = voyage;
        this.what = List.copyOf(what);
        this.chosen = chosen;
    }

    /// One of the two.
    private record Found(
            String shown,
            @Nullable TargetFolder folder,
            @Nullable RemoteFile file) {}

    @Override
    public PreflightSum run(Consumer<PreflightItem> each) throws IOException {
        Path top = ChosenFolder.top(chosen);
        if (!Files.isWritable(top)) {
            throw new TransferException(Reason.NOT_WRITABLE, chosen.toString(), null);
        }
        LocalSystem system = voyage.system().in(top);
        List<RemoteRoot> roots = ChosenFolder.roots(what, top, system);
        IOException cause = Phase.run(voyage, queue -> new RemoteLooks(voyage, queue, system, this).begin(roots));
        if (cause != null) {
            throw cause;
        }
        if (voyage.stop().isSet()) {
            throw new InterruptedIOException("cancelled");
        }
        Prospects prospects = Prospects.of(Direction.DOWNLOAD, voyage.options());
        Manifest manifest = new Manifest(prospects, each, LocalTrouble.free(top));
        tell(manifest, new LocalLook(system, manifest));
        return manifest.sum(leftOut);
    }

    private synchronized void tell(Manifest manifest, LocalLook look) {
        asides.forEach(aside -> aside.accept(manifest));
        found.sort(Comparator.comparing(Found::shown));
        for (Found each : found) {
            if (each.folder() != null) {
                look.note(each.folder());
            } else if (each.file() != null) {
                look.note(each.file());
            }
        }
        for (Found each : found) {
            if (each.folder() != null) {
                look.at(each.folder());
            } else if (each.file() != null) {
                look.at(each.file());
            }
        }
    }

    @Override
    public void cancel() {
        voyage.stop().now(Stop.Kind.CANCEL);
    }

    @Override
    public synchronized void folder(TargetFolder folder) {
        found.add(new Found(folder.shown(), folder, null));
    }

    @Override
    public synchronized void files(List<RemoteFile> files) {
        files.forEach(file -> found.add(new Found(file.shown(), null, file)));
    }

    @Override
    public synchronized void unfetchable(String shown, IOException cause) {
        asides.add(manifest -> manifest.aside(shown, new ItemOutcome.Failed(cause)));
    }

    @Override
    public synchronized void leftOut(long count) {
        leftOut += count;
    }

    @Override
    public synchronized void failed(RemoteRoot root, ItemOutcome outcome) {
        String shown = root.in().shownChild(root.path().leaf());
        boolean denied = outcome instanceof ItemOutcome.Failed(LinkException.Refused refused)
                && refused.failure() instanceof Failure.Denied;
        asides.add(manifest -> {
            if (denied) {
                manifest.aside(shown, new PreflightAnswer.NoRight("read"));
            } else {
                manifest.aside(shown, outcome);
            }
        });
    }

    @Override
    public void complete() {
        // The phase ends then.
    }
}
