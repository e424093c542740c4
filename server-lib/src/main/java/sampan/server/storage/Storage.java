package sampan.server.storage;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkRange;
import sampan.protocol.Digest;
import sampan.protocol.DraftId;
import sampan.protocol.Entry;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;
import sampan.protocol.TrashId;
import sampan.transport.DeviceId;

/// A share's bytes: entries, contents, drafts, publishing and trash. It knows nothing of rights, connections or
/// threads: every call blocks until it is done and may be made from any thread, by any number of them at once.
///
/// Paths begin with the share's name, which is not looked at; what lies in Sampan's own folder, behind a symbolic
/// link, or is neither file nor folder, is not there. Nothing is ever replaced but by a
/// [sampan.protocol.Condition] that says so, and success is reported only after the bytes were forced to the disk,
/// where the call says so. Correctness rests on the storage's atomic operations, so several processes may serve the
/// same share. Closed by whoever opened it.
public interface Storage extends AutoCloseable {
    /// One entry, with its version.
    Entry describe(RemotePath path) throws StorageException;

    /// The bytes that can still be uploaded: what the disk has free, less the reserve and what drafts have still to
    /// come.
    long free() throws StorageException;

    /// The bytes that the disk has free for this program, whatever is kept of them.
    long diskFree() throws StorageException;

    /// What a folder holds, in no order. The caller closes it.
    ///
    /// @param deep whether everything below is listed too, a folder before what it holds
    /// @param versions whether entries carry their version
    Listing list(RemotePath folder, boolean deep, boolean versions) throws StorageException;

    /// A listing under way. Used by one thread at a time.
    interface Listing extends AutoCloseable {
        /// The next entries, at most 1,000 and all of one folder, or null at the end.
        Part.@Nullable Entries next() throws StorageException;

        /// At the end: the folder's version if it was the same at the start, else null.
        @Nullable
        String version();

        @Override
        void close();
    }

    /// The version of each folder now, null for what is not a folder; to compare with what a visitor shows.
    List<Request.Seen> versions(List<RemotePath> folders) throws StorageException;

    /// What would happen to these files, were they uploaded into this folder.
    List<Reply.Answer> check(RemotePath folder, List<Request.Candidate> candidates) throws StorageException;

    /// Opens a file to read. The caller closes it.
    ///
    /// @param version the version it must have, or null
    Source open(RemotePath file, @Nullable String version) throws StorageException;

    /// A file open to read. Used by one thread at a time.
    interface Source extends AutoCloseable {
        /// The file as it was opened, with its version.
        Entry entry();

        /// Fills `into` from 0 to `length` with the bytes from `offset` on.
        ///
        /// @throws StorageException CHANGED if the file has become shorter
        void read(long offset, byte[] into, int length) throws StorageException;

        /// Looks whether the file still is what was opened; called after the last byte and before its mark.
        ///
        /// @throws StorageException CHANGED if it is not
        void confirm() throws StorageException;

        @Override
        void close();
    }

    /// The digests of some chunks of a file, as lower-case hexadecimal, and on request their rolling sums.
    Reply.Summed sums(RemotePath file, String version, ChunkRange range, SumsAlgorithm algorithm, boolean weak)
            throws StorageException;

    /// The digests of some chunks of a draft, of what now lies there; confirms marks of an earlier run.
    Reply.Summed sums(DeviceId device, DraftId draft, ChunkRange range, SumsAlgorithm algorithm, boolean weak)
            throws StorageException;

    /// Writes a small file beside its place, unforced and unseen, until [#settle].
    ///
    /// @param bytes holds the content from 0 to `put.size()`; may be used again after the call
    /// @param digest the content's digest, already found right
    /// @param anonymous whether the name may not be revealed: what clashes gets a name made from the digest
    Pending begin(Request.Put put, byte[] bytes, Digest digest, boolean anonymous) throws StorageException;

    /// A small file that waits to be settled. Opaque to callers.
    interface Pending {
        /// The bytes of its content.
        int size();

        /// Forgets it and its bytes.
        void discard();
    }

    /// Forces and publishes small files together; one outcome for each, in order. Never throws for one of them.
    List<Outcome> settle(List<Pending> group);

    /// What became of a small file.
    sealed interface Outcome {}

    /// It is there and durable.
    ///
    /// @param reply the answer
    record Settled(Reply.Stored reply) implements Outcome {}

    /// It is not.
    ///
    /// @param cause why
    record Unsettled(StorageException cause) implements Outcome {}

    /// Begins a draft or finds it again.
    ///
    /// @param anonymous as in [#begin]
    Reply.Offered offer(DeviceId device, Request.Offer offer, boolean anonymous) throws StorageException;

    /// Stores one chunk of a draft, whose digest was already found right. A chunk already held is success.
    ///
    /// @param bytes holds the chunk from 0 to `length`; may be used again after the call
    /// @throws StorageException BAD_REQUEST if the draft has no chunk of that index and length, CONFLICT if it is
    ///     sealed with other bytes
    void store(DeviceId device, DraftId draft, int chunk, byte[] bytes, int length, Digest digest)
            throws StorageException;

    /// Fills chunks of a draft from a file; the digests are of what now lies in the draft.
    List<Digest> seed(DeviceId device, DraftId draft, ChunkRange range, RemotePath base, String version, long from)
            throws StorageException;

    /// Makes a complete draft a file, durably. Repeating it gives the recorded answer.
    Reply.Published publish(DeviceId device, Request.Publish publish, boolean anonymous) throws StorageException;

    /// Throws a draft away; an unknown one is success.
    void discard(DeviceId device, DraftId draft) throws StorageException;

    /// Throws a draft away that has lain still for a while.
    ///
    /// @param still for how long nobody may have written to it
    /// @throws StorageException BUSY if somebody has, NOT_FOUND if there is no such draft or it has become a file
    void discard(DeviceId device, DraftId draft, Duration still) throws StorageException;

    /// The device's drafts.
    List<Part.Draft> drafts(DeviceId device) throws StorageException;

    /// The drafts of all devices.
    List<Unfinished> unfinished() throws StorageException;

    /// A draft and whose it is.
    ///
    /// @param device who sends it
    /// @param draft the draft
    record Unfinished(DeviceId device, Part.Draft draft) {}

    /// Where a draft's file shall be: what rights are asked about.
    RemotePath target(DeviceId device, DraftId draft) throws StorageException;

    /// Makes a folder, durably; one that exists is success.
    Entry makeFolder(RemotePath folder, boolean parents) throws StorageException;

    /// Sets the times of folders.
    void setTimes(List<Request.Time> times) throws StorageException;

    /// Gives an entry another place or name; never replaces.
    Entry move(RemotePath from, RemotePath to, @Nullable String version) throws StorageException;

    /// Puts an entry into the trash, durably. Repeating it with the same id is success.
    ///
    /// @param device who removes it, which is noted beside it
    void remove(DeviceId device, RemotePath path, @Nullable String version, TrashId id) throws StorageException;

    /// What lies in the trash.
    List<Trashed> trash() throws StorageException;

    /// Something in the trash, and who removed it.
    ///
    /// @param item what it is
    /// @param by the device that removed it, or null where that was not noted
    record Trashed(Part.Item item, @Nullable DeviceId by) {}

    /// Brings an item back; never replaces.
    ///
    /// @param to another place than where it was, or null
    Reply.Restored restore(TrashId id, @Nullable RemotePath to) throws StorageException;

    /// Deletes an item of the trash for good.
    void purge(TrashId id) throws StorageException;

    /// Clears away what is over: drafts unused for seven days, tombstones and leftovers of 24 hours, old trash.
    void tidy() throws StorageException;

    @Override
    void close();
}
