package sampan.server;

import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceId;

/// How an inbox keeps what it holds to itself. A file whose name is taken gets another from the storage; a folder is a
/// device's own from the start, its name followed by the beginning of the device's id, so that neither making it nor
/// putting a file into it tells what somebody else has sent. Pure functions.
final class Inbox {
    private static final int ID_DIGITS = 8;

    private Inbox() {}

    /// Where something really goes.
    ///
    /// @param folder whether it is a folder itself
    /// @throws sampan.protocol.BadNameException if the folder's own name would be too long
    static RemotePath real(RemotePath asked, boolean folder, DeviceId device) {
        int folders = asked.inside().size() - (folder ? 0 : 1);
        if (folders < 1) {
            return asked;
        }
        RemotePath top = RemotePath.of(asked.share(), asked.inside().getFirst() + mark(device));
        return top.below(asked.inside().subList(1, asked.inside().size()));
    }

    /// The path that was asked for, from where the file really goes.
    static RemotePath asked(RemotePath real, DeviceId device) {
        if (real.inside().size() < 2 || !real.inside().getFirst().endsWith(mark(device))) {
            return real;
        }
        String marked = real.inside().getFirst();
        String first = marked.substring(0, marked.length() - mark(device).length());
        return RemotePath.of(real.share(), first)
                .below(real.inside().subList(1, real.inside().size()));
    }

    private static String mark(DeviceId device) {
        return " (" + device.hex().substring(0, ID_DIGITS) + ")";
    }

    /// A failure without what it tells about what is there.
    static Failure hide(Failure failure) {
        return failure instanceof Failure.Conflict conflict
                ? new Failure.Conflict(conflict.reason(), null, null, "")
                : failure;
    }
}
