package sampan.app.transfer;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import sampan.protocol.RemotePath;

/// A file of this computer on its way to a host, as it was when it was looked at. Immutable.
///
/// @param in the folder it lies in
/// @param name its name
/// @param size its bytes
/// @param nanos its time in nanoseconds since 1970, as exactly as the system tells, so that a change is
///     noticed
record SourceFile(SourceFolder in, String name, long size, long nanos) {
    static SourceFile of(SourceFolder in, String name, BasicFileAttributes attributes) {
        return new SourceFile(in, name, attributes.size(), nanos(attributes));
    }

    private static long nanos(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }

    Path path() {
        return in.path().resolve(name);
    }

    /// Its path relative to the host's folder.
    String shown() {
        return in.shownChild(name);
    }

    /// Its place at the host.
    ///
    /// @throws sampan.protocol.BadNameException if the name is not legal
    RemotePath target() {
        return in.remote().child(name);
    }

    /// Its time, milliseconds since 1970.
    long modified() {
        return Math.floorDiv(nanos, 1_000_000L);
    }

    /// Whether these attributes are those of the same, unchanged file.
    boolean isStill(BasicFileAttributes attributes) {
        return attributes.isRegularFile() && attributes.size() == size && nanos(attributes) == nanos;
    }
}
