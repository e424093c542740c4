package sampan.server;

import static sampan.server.AccessCards.DEVICES;
import static sampan.server.AccessCards.LINKS;
import static sampan.server.AccessCards.OUT;
import static sampan.server.AccessCards.OWN;
import static sampan.server.AccessCards.USES;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.transport.DeviceId;
import sampan.transport.Token;

/// What a host remembers about whom it lets in: its links, of whose tokens only the hashes are kept, and the devices
/// that came through them.
///
/// A device may do what the links it came through give, as long as they stand: taking a link back takes back all that
/// was given through it. The owner may change what a device may do in a share, let it into one without a link, and show
/// it out, for good as far as the links go that stand then. Several servers, also of other processes, may use one
/// folder; a running server notices within a second what another process took back. Free for any thread; nothing needs
/// to be closed.
public final class AccessStore {
    private final Shelf shelf;
    private volatile AccessBook book = AccessBook.EMPTY;

    /// What the book was made of; guarded by this.
    private Map<String, Shelf.Card> read = Map.of();

    private AccessStore(Shelf shelf) {
        this.shelf = shelf;
    }

    /// A store that is forgotten with the program.
    public static AccessStore inMemory() {
        return new AccessStore(new MemoryShelf());
    }

    /// The store in this folder, which is made, for its owner only, when it is not there.
    ///
    /// @throws IOException when the folder can't be made or read
    public static AccessStore in(Path folder) throws IOException {
        AccessStore store = new AccessStore(new FolderShelf(folder));
        store.refresh();
        return store;
    }

    /// The links that stand, also those that let nobody in any more.
    public List<Invitation> invitations() {
        return List.copyOf(book.links().values());
    }

    /// The devices that the host knows.
    public List<Enrolment> devices() {
        return List.copyOf(book.devices().values());
    }

    /// What a known device may do now, a grant for each share; in those that only approved devices enter it may do
    /// what it was approved for, and no more.
    public List<Grant> grants(DeviceId device) {
        return book.grants(device, Instant.now());
    }

    /// Takes back a link with everything that was given through it, or shows a device out as [#dismiss] does.
    ///
    /// @param id as [Invitation#id] or [Enrolment#id] gives it
    /// @return whether there was such a link or device
    /// @throws IOException when that could not be written down
    public synchronized boolean revoke(String id) throws IOException {
        refresh();
        boolean was = book.links().containsKey(id) && shelf.remove(LINKS + id);
        for (Enrolment device : book.devices().values()) {
            if (device.id().equals(id)) {
                was |= expel(device.device());
            }
        }
        tidy(Instant.now());
        return was;
    }

    /// Takes back what was given to a device, known or not, and lets it in no more by any link that stands now. A link
    /// that is made later lets it in again.
    ///
    /// @return whether it was known
    /// @throws IOException when that could not be written down
    public synchronized boolean dismiss(DeviceId device) throws IOException {
        refresh();
        boolean was = expel(device);
        tidy(Instant.now());
        return was;
    }

    /// First what keeps it out: whatever comes in between, it gets no more than it had.
    private boolean expel(DeviceId device) throws IOException {
        List<String> links = List.copyOf(book.links().keySet());
        if (!links.isEmpty()) {
            shelf.write(OUT + device.hex(), AccessCards.write(new AccessCards.Out(device, links)));
        }
        shelf.remove(OWN + device.hex());
        return shelf.remove(DEVICES + device.hex());
    }

    /// Changes what a device may do wherever it is let in, or in one share, in place of what its links give there.
    ///
    /// @param id as [Enrolment#id] gives it
    /// @param share the share's name, or null for every one that it may enter
    /// @return whether there is such a device that may enter there
    /// @throws IOException when that could not be written down
    public synchronized boolean change(String id, @Nullable String share, Access access) throws IOException {
        refresh();
        boolean was = false;
        for (Enrolment device : devices()) {
            if (device.id().equals(id)) {
                for (Grant grant : grants(device.device())) {
                    if (share == null || grant.share().equals(share)) {
                        Grant now = new Grant(grant.share(), grant.folder(), access);
                        was |= own(device.device(), own -> own.withChanged(now));
                    }
                }
            }
        }
        return was;
    }

    /// Lets a known device into a share, without any link.
    ///
    /// @return whether it is known
    boolean approve(DeviceId device, Grant grant) throws IOException {
        return own(device, own -> own.withApproved(grant));
    }

    /// Changes what a known device may do in a share in place of what its links give there.
    ///
    /// @return whether it is known
    boolean change(DeviceId device, Grant grant) throws IOException {
        return own(device, own -> own.withChanged(grant));
    }

    /// Takes back what the owner let a device do in a share beside links.
    ///
    /// @return whether it is known
    boolean disapprove(DeviceId device, String share, Path folder) throws IOException {
        return own(device, own -> own.without(share, folder));
    }

    private synchronized boolean own(DeviceId device, UnaryOperator<OwnGrants> change) throws IOException {
        refresh();
        OwnGrants before = book.own(device);
        OwnGrants now = change.apply(before);
        if (book.devices().containsKey(device) && !now.equals(before)) {
            if (now.isEmpty()) {
                shelf.remove(OWN + device.hex());
            } else {
                shelf.write(OWN + device.hex(), AccessCards.write(new AccessCards.Own(device, now)));
            }
            refresh();
        }
        if (!book.devices().containsKey(device)) {
            shelf.remove(OWN + device.hex()); // another process has shown it out meanwhile
            return false;
        }
        return true;
    }

    /// Remembers a new link, durably.
    synchronized Token invite(
            List<Grant> grants, Instant now, @Nullable Instant enrols, @Nullable Instant rights, int uses)
            throws IOException {
        Token token = Token.random();
        String id = Invitation.idOf(token);
        shelf.write(LINKS + id, AccessCards.write(new Invitation(id, token.hash(), grants, now, enrols, rights, uses)));
        refresh();
        return token;
    }

    /// What is known now, from memory.
    AccessBook book() {
        return book;
    }

    /// Lets a device in through a link, for this once or for good, durably. Asks the shelf again first.
    ///
    /// @return whether the link still lets it in
    synchronized boolean admit(DeviceId device, String name, Invitation link, boolean forGood, Instant now)
            throws IOException {
        refresh();
        Invitation standing = book.links().get(link.id());
        if (standing == null || !standing.enrolsAt(now) || book.isOut(device, link.id()) || !use(standing, device)) {
            return false;
        }
        if (forGood) {
            Enrolment before = book.devices().get(device);
            List<String> links = new ArrayList<>(before == null ? List.of() : before.links());
            links.removeIf(Predicate.not(book.links()::containsKey));
            if (!links.contains(link.id())) {
                links.add(link.id());
            }
            Instant since = before == null ? now : before.enrolled();
            shelf.write(DEVICES + device.hex(), AccessCards.write(new Enrolment(device, name, links, since, now)));
            refresh();
        }
        return true;
    }

    /// A use is a distinct device, so that several connections or a lost reply burn one only.
    private boolean use(Invitation link, DeviceId device) throws IOException {
        if (link.uses() == 0) {
            return true;
        }
        List<String> used = book.uses().getOrDefault(link.id(), List.of());
        if (!used.contains(device.hex())) {
            if (used.size() >= link.uses()) {
                return false;
            }
            shelf.write(USES + link.id() + "-" + device.hex(), "");
            refresh();
        }
        return true;
    }

    /// Notes that a device is here, if it is known and the last note is more than a minute old.
    void seen(DeviceId device, Instant now) throws IOException {
        Enrolment known = book.devices().get(device);
        if (known != null && known.seen().isBefore(now.minus(1, ChronoUnit.MINUTES))) {
            shelf.touch(DEVICES + device.hex());
        }
    }

    /// Reads the shelf again; the same cards make no other book, which would cost a resting host memory every second.
    ///
    /// @return whether anything differs
    synchronized boolean refresh() throws IOException {
        Map<String, Shelf.Card> cards = shelf.read();
        if (cards.equals(read)) {
            return false;
        }
        read = cards;
        AccessBook now = AccessBook.of(cards);
        boolean differs = !now.equals(book);
        book = now;
        return differs;
    }

    /// Removes what can give nobody anything any more: links whose time is over, and what hangs on links that are gone.
    synchronized void tidy(Instant now) throws IOException {
        for (Invitation link : book.links().values()) {
            boolean held =
                    book.devices().values().stream().anyMatch(d -> d.links().contains(link.id()));
            if (!link.givesAt(now) || (!held && !link.enrolsAt(now.minus(1, ChronoUnit.DAYS)))) {
                shelf.remove(LINKS + link.id());
            }
        }
        refresh();
        for (Enrolment device : book.devices().values()) {
            boolean comes = device.links().stream().anyMatch(book.links()::containsKey);
            if (!comes && book.own(device.device()).approved().isEmpty()) {
                shelf.remove(DEVICES + device.device().hex());
            }
        }
        refresh();
        for (DeviceId device : book.own().keySet()) {
            if (!book.devices().containsKey(device)) {
                shelf.remove(OWN + device.hex());
            }
        }
        for (Map.Entry<DeviceId, List<String>> out : book.out().entrySet()) {
            if (out.getValue().stream().noneMatch(book.links()::containsKey)) {
                shelf.remove(OUT + out.getKey().hex());
            }
        }
        for (Map.Entry<String, List<String>> use : book.uses().entrySet()) {
            if (!book.links().containsKey(use.getKey())) {
                for (String hex : use.getValue()) {
                    shelf.remove(USES + use.getKey() + "-" + hex);
                }
            }
        }
        refresh();
    }

    /// The link that carries this token, if the text is a token and there is such a link.
    Optional<Invitation> linkOf(String token) {
        try {
            String hash = Token.parse(token).hash();
            return book.links().values().stream()
                    .filter(link -> Objects.equals(link.hash(), hash))
                    .findAny();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
