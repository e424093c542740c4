package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Writes groups of small files that have arrived: all are written, all are forced, each gets its name, each
/// folder is forced once, and only then are they done.
final class SmallFiles {
    private record Named(SmallArrival arrival, Path path) {}

    private final Download download;

    SmallFiles(Download download) {
        this.download = download;
    }

    /// Writes a group; every file in it is finished, or back in the queue, afterwards.
    void settle(List<SmallArrival> group) {
        try {
            writeAndPublish(group);
        } finally {
            group.forEach(arrival -> arrival.asked().over());
        }
    }

    private void writeAndPublish(List<SmallArrival> group) {
        List<SmallArrival> written = new ArrayList<>();
        List<FileChannel> open = new ArrayList<>();
        for (SmallArrival arrival : group) {
            try {
                if (!download.voyage().stop().isSet()) {
                    open.add(write(arrival));
                    written.add(arrival);
                }
            } catch (IOException e) {
                fail(arrival, e);
            } finally {
                arrival.drop();
                arrival.asked().written();
            }
        }
        List<SmallArrival> forced = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            // Forced after all were written: the first force carries most of what the others need.
            try (FileChannel channel = open.get(i)) {
                download.disk().force(channel, true);
                forced.add(written.get(i));
            } catch (IOException e) {
                fail(written.get(i), e);
            }
        }
        publish(forced);
    }

    private FileChannel write(SmallArrival arrival) throws IOException {
        Path part = download.staging().small();
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            arrival.part(part);
            ByteBuffer bytes = ByteBuffer.wrap(arrival.bytes(), 0, arrival.length());
            download.disk().write(channel, bytes, 0);
            Files.setLastModifiedTime(part, FileTime.fromMillis(arrival.modified()));
            if (download.isExecutable(arrival.get().file())) {
                LocalPublish.makeExecutable(part);
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void publish(List<SmallArrival> forced) {
        List<Named> named = new ArrayList<>();
        Set<Path> folders = new LinkedHashSet<>();
        Set<TargetFolder> confirmed = new HashSet<>();
        for (SmallArrival arrival : forced) {
            if (download.voyage().stop().isSet()) {
                continue;
            }
            SmallGet get = arrival.get();
            try {
                if (!confirmed.contains(get.file().in())) {
                    get.file().in().confirm();
                    confirmed.add(get.file().in());
                }
                Path path = LocalPublish.publish(part(arrival), get.target(), get.placement());
                named.add(new Named(arrival, path));
                folders.add(path.getParent());
            } catch (FileAlreadyExistsException e) {
                remove(arrival);
                get.taken(TargetFolder.look(get.target()));
            } catch (IOException e) {
                fail(arrival, e);
            }
        }
        try {
            for (Path folder : folders) {
                LocalPublish.force(folder);
            }
        } catch (IOException e) {
            // The names are there, but nobody can say whether they would survive a crash.
            named.forEach(each -> fail(each.arrival(), e));
            return;
        }
        named.forEach(each -> done(each.arrival().get(), each.path()));
    }

    private static void done(SmallGet get, Path path) {
        String name = path.getFileName().toString();
        get.end(new ItemOutcome.Done(name.equals(get.file().name()) ? null : name));
    }

    private void fail(SmallArrival arrival, IOException e) {
        remove(arrival);
        SmallGet get = arrival.get();
        get.end(new ItemOutcome.Failed(LocalTrouble.of(get.file().shown(), e, get.target(), arrival.length())));
    }

    private static Path part(SmallArrival arrival) {
        return Objects.requireNonNull(arrival.part());
    }

    private static void remove(SmallArrival arrival) {
        Path part = arrival.part();
        if (part != null) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException ignored) {
                // Closing the staging folder tries again.
            }
        }
    }
}
