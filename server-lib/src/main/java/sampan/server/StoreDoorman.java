package sampan.server;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
    private final List<SharedFolder> shares;
    private final DeviceId owner;

    /// @param config the host itself, which needs no link, and whom it lets in
    /// @param files the thread for the store's files
    /// @param shares what there is to come for
    StoreDoorman(ServerConfig config, FileThreads files, InstantSource clock, List<HostedShare> shares) {
        this.store = config.access();
        this.owner = config.identity().id();
        this.files = files;
        this.clock = clock;
        this.shares = shares.stream().map(HostedShare::folder).toList();
    }

    private Rights rights(DeviceId device, @Nullable String guestLink) {
        return new GivenRights(store, clock, shares, device, guestLink);
    }

    @Override
    public Received receive(DeviceId device, String name, Request.Hello hello) throws StorageException {
        if (device.equals(owner)) {
            return new Received(Reply.Standing.MEMBER, Rights.OWNER, null);
        }
        Instant now = clock.instant();
        Rights own = rights(device, null);
        Enrolment known = store.book().devices().get(device);
        boolean member = !own.over();
        if (known != null) {
            noteSeen(device);
        }
        Received asKnown = member
                ? new Received(Reply.Standing.MEMBER, own, null)
                : new Received(Reply.Standing.UNPAIRED, Rights.NONE, null);
        Optional<Invitation> brought = hello.token() == null
                ? Optional.empty()
                : store.linkOf(hello.token()).filter(link -> letsIn(link, device, now));
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
        return new Received(standing, rights(device, link.id()), null);
    }

    /// A link that opens nothing here makes nobody known, either.
    private boolean letsIn(Invitation link, DeviceId device, Instant now) {
        return link.enrolsAt(now)
                && !store.book().isOut(device, link.id())
                && shares.stream()
                        .anyMatch(share -> !share.approved()
                                && link.grants().stream().anyMatch(grant -> grant.isFor(share.name(), share.folder())));
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

    /// As this listener, and notes when a device leaves.
    Consumer<ServerEvent> noting(Consumer<ServerEvent> listener) {
        return event -> {
            if (event instanceof ServerEvent.VisitorLeft left) {
                noteSeen(left.device());
            }
            listener.accept(event);
        };
    }

    private void noteSeen(DeviceId device) {
        files.execute(() -> {
            try {
                store.seen(device, clock.instant());
            } catch (IOException _) {
                // only a note for people
            }
        });
    }
}
