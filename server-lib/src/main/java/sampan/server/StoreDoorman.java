package sampan.server;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import sampan.protocol.Failure;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// Decides by what is remembered of links and devices. A stranger costs no file-system call: whether its token is one
/// is known from memory. Free for any thread.
final class StoreDoorman implements Doorman {
    private final AccessStore store;
    private final FileThreads files;
    private final InstantSource clock;

    /// @param files the thread for the store's files
    StoreDoorman(AccessStore store, FileThreads files, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Received receive(DeviceId device, String name, Request.Hello hello) throws StorageException {
        Instant now = clock.instant();
        Rights own = new GivenRights(store, clock, device, null);
        Enrolment known = store.book().devices().get(device);
        boolean member = !own.over();
        if (known != null) {
            noteSeen(known, now);
        }
        Received asKnown = member
                ? new Received(Reply.Standing.MEMBER, own, null)
                : new Received(Reply.Standing.UNPAIRED, Rights.NONE, null);
        Optional<Invitation> brought = hello.token() == null
                ? Optional.empty()
                : store.linkOf(hello.token()).filter(l -> l.enrolsAt(now));
        if (brought.isEmpty()) {
            return asKnown;
        }
        Invitation link = brought.get();
        if (member && known != null && known.links().contains(link.id())) {
            return asKnown;
        }
        if (!admit(device, name, link, hello.enrol(), now)) {
            return asKnown;
        }
        if (hello.enrol()) {
            return new Received(Reply.Standing.MEMBER, own, link.id());
        }
        Reply.Standing standing = member ? Reply.Standing.MEMBER : Reply.Standing.GUEST;
        return new Received(standing, new GivenRights(store, clock, device, link.id()), null);
    }

    private boolean admit(DeviceId device, String name, Invitation link, boolean forGood, Instant now)
            throws StorageException {
        return files.call(() -> {
            try {
                return store.admit(device, name, link, forGood, now);
            } catch (IOException e) {
                throw new StorageException(new Failure.Broken("the device can't be written down: " + e), e);
            }
        });
    }

    private void noteSeen(Enrolment device, Instant now) {
        files.execute(() -> {
            try {
                store.seen(device, now);
            } catch (IOException _) {
                // only a note for people
            }
        });
    }
}
