package sampan.server.storage;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the drafts of an area have still to come: for each its size less what it takes on the disk. It is
/// read from the drafts themselves, so it survives a crash and counts those of other processes; for a
/// moment it is remembered. Used under the lock of [Space].
final class Promises {
    private static final long FRESH = TimeUnit.SECONDS.toNanos(2);

    private final Folder drafts;
    private long sum;
    private long read;
    private volatile boolean known;

    Promises(Folder drafts) {
        this.drafts = drafts;
    }

    /// The bytes that are promised.
    long sum() throws IOException {
        if (!known || System.nanoTime() - read > FRESH) {
            // Known first: what is forgotten while we read is read again.
            known = true;
            read = System.nanoTime();
            sum = count();
        }
        return sum;
    }

    /// Drafts have come, grown or gone.
    void forget() {
        known = false;
    }

    private long count() throws IOException {
        long all = 0;
        try (Names devices = drafts.names()) {
            for (String device = devices.next(); device != null; device = devices.next()) {
                all += ofDevice(device);
            }
        }
        return all;
    }

    private long ofDevice(String device) throws IOException {
        long all = 0;
        try (Folder folder = drafts.folder(device);
                Names ids = folder.names()) {
            for (String id = ids.next(); id != null; id = ids.next()) {
                all += ofDraft(folder, id);
            }
        } catch (IOException problem) {
            goneOrBroken(problem);
        }
        return all;
    }

    private static long ofDraft(Folder device, String id) throws IOException {
        try (Folder draft = device.folder(id)) {
            @Nullable Stat data = draft.find(Draft.DATA);
            if (data == null) {
                return 0;
            }
            try (Marks marks = Marks.open(draft)) {
                return Math.max(0, marks.header().size() - data.allocated());
            }
        } catch (DamagedException _) {
            return 0;
        } catch (IOException problem) {
            goneOrBroken(problem);
            return 0;
        }
    }

    /// A draft that goes while we look is none.
    private static void goneOrBroken(IOException problem) throws IOException {
        if (!Errno.of(problem).meansAbsent()) {
            throw problem;
        }
    }
}
