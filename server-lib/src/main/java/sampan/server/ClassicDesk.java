package sampan.server;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Part;
import sampan.protocol.PortableName;
import sampan.protocol.RemotePath;
import sampan.protocol.classic.ClassicLimits;
import sampan.protocol.classic.ClassicRequest;
import sampan.protocol.classic.ClassicServerConversation;
import sampan.protocol.classic.Refusal;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageException;

/// What the requests of one classic client mean: files in the top folder of a share, by the same names, rights and
/// storage as everywhere else. Used by one thread at a time; all of it may wait for the share's file threads.
final class ClassicDesk {
    private static final int PIECE = 64 * ClassicLimits.BLOCK;

    private final HostedShare share;
    private final InstantSource clock;
    private final Quota quota;
    private Storage.@Nullable Listing listing;
    private Storage.@Nullable Source source;
    private long offset;
    private @Nullable ClassicUpload upload;

    /// @param quota how many bytes clients may still upload, all together
    ClassicDesk(HostedShare share, Quota quota, InstantSource clock) {
        this.share = share;
        this.quota = quota;
        this.clock = clock;
    }

    /// Whether a file is coming.
    boolean busy() {
        return upload != null;
    }

    void answer(ClassicRequest request, ClassicServerConversation to) {
        try {
            switch (request) {
                case ClassicRequest.List _ -> {
                    check(share.folder().access().reads());
                    listing = share.call(() -> share.storage().list(RemotePath.of(share.name()), false, false));
                }
                case ClassicRequest.Get(String name) -> {
                    check(share.folder().access().reads());
                    Storage.Source file = share.call(() -> share.storage().open(path(name), null));
                    source = file;
                    offset = 0;
                    to.found(file.entry().size());
                }
                case ClassicRequest.Put(String name) -> put(name, to);
            }
        } catch (StorageException e) {
            to.refuse(refusal(e.failure()));
        }
    }

    private static void check(boolean allowed) throws StorageException {
        if (!allowed) {
            throw new StorageException(new Failure.Denied("", ""));
        }
    }

    private RemotePath path(String name) throws StorageException {
        try {
            return RemotePath.of(share.name(), name);
        } catch (BadNameException e) {
            throw new StorageException(new Failure.BadName(e.position(), e.problem(), null, ""));
        }
    }

    private void put(String name, ClassicServerConversation to) throws StorageException {
        check(share.folder().access().adds());
        RemotePath path = path(name);
        if (share.folder().portable() && PortableName.problem(name).isPresent()) {
            to.refuse(Refusal.BAD_NAME);
        } else if (!share.folder().access().reads() || free(path)) {
            upload = new ClassicUpload(share, path, quota, clock);
            to.accept();
        } else {
            to.refuse(Refusal.EXISTS);
        }
    }

    private boolean free(RemotePath path) throws StorageException {
        try {
            share.files().call(() -> share.storage().describe(path));
            return false;
        } catch (StorageException e) {
            if (e.failure() instanceof Failure.NotFound) {
                return true;
            }
            throw e;
        }
    }

    /// Bytes of the file that is coming.
    void take(ByteBuffer bytes, ClassicServerConversation from) {
        ClassicUpload coming = upload;
        if (coming == null) {
            return;
        }
        try {
            coming.add(bytes);
        } catch (StorageException e) {
            drop();
            from.refuse(refusal(e.failure()));
        }
    }

    /// The file is whole.
    void publish(ClassicServerConversation from) {
        ClassicUpload whole = upload;
        upload = null;
        if (whole == null) {
            return;
        }
        try {
            whole.publish();
            from.stored();
        } catch (StorageException e) {
            share.note(e.failure());
            from.refuse(refusal(e.failure()));
        }
    }

    /// More of what is being answered.
    void feed(ClassicServerConversation to) {
        try {
            if (listing != null) {
                names(listing, to);
            } else if (source != null) {
                bytes(source, to);
            }
        } catch (StorageException e) {
            drop();
            to.refuse(refusal(e.failure()));
        }
    }

    private void names(Storage.Listing from, ClassicServerConversation to) throws StorageException {
        List<String> names = new ArrayList<>();
        Part.@Nullable Entries next = null;
        do {
            next = share.call(() -> Optional.ofNullable(from.next())).orElse(null);
            if (next != null) {
                next.entries().stream()
                        .filter(entry -> entry.kind() == Entry.Kind.FILE)
                        .map(Entry::name)
                        .forEach(names::add);
            }
        } while (next != null && names.isEmpty());
        if (next == null) {
            listing = null;
            share.files().execute(from::close);
        }
        to.names(names, next == null);
    }

    private void bytes(Storage.Source from, ClassicServerConversation to) throws StorageException {
        long left = from.entry().size() - offset;
        byte[] piece = new byte[(int) Math.min(PIECE, left)];
        share.run(() -> {
            from.read(offset, piece, piece.length);
            if (left == piece.length) {
                from.confirm();
            }
        });
        offset += piece.length;
        to.bytes(ByteBuffer.wrap(piece));
        if (left == piece.length) {
            source = null;
            share.files().execute(from::close);
        }
    }

    /// Lets go of everything.
    void drop() {
        Storage.Listing names = listing;
        Storage.Source bytes = source;
        listing = null;
        source = null;
        if (names != null) {
            share.files().execute(names::close);
        }
        if (bytes != null) {
            share.files().execute(bytes::close);
        }
        if (upload != null) {
            upload.drop();
            upload = null;
        }
    }

    private static Refusal refusal(Failure failure) {
        return switch (failure) {
            case Failure.NotFound _ -> Refusal.MISSING;
            case Failure.Conflict _ -> Refusal.EXISTS;
            case Failure.BadName _ -> Refusal.BAD_NAME;
            case Failure.Denied _ -> Refusal.DENIED;
            case Failure.NoSpace _ -> Refusal.NO_SPACE;
            case Failure.Busy _ -> Refusal.BUSY;
            default -> Refusal.FAILED;
        };
    }
}
