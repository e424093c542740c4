package sampan.protocol;

import org.jspecify.annotations.Nullable;

/// Why a request was not done; the connection goes on. People read the sentence that their own bundle has
/// for the code and its fields; `text` is for logs. Immutable.
public sealed interface Failure {
    /// A line for logs; may be empty.
    String text();

    /// Nothing has the name, or nothing that this visitor may know of.
    record NotFound(String text) implements Failure {}

    /// What stands in the way of a name.
    enum ConflictReason {
        /// Something has the name.
        EXISTS,
        /// What has the name is not the expected version.
        CHANGED,
        /// Another name differs only by case or Unicode form.
        CLASH,
        /// A file is where a folder is needed, or the other way round.
        KIND,
        /// A folder is not empty.
        NOT_EMPTY,
        /// The draft is sealed with other bytes, or belongs to another offer.
        DRAFT
    }

    /// The name, or the draft, is in another state than the request needs.
    ///
    /// @param reason what stands in the way
    /// @param entry what has the name; null where it may not be told
    /// @param freeName a name like it that is free, or null
    record Conflict(
            ConflictReason reason,
            @Nullable Entry entry,
            @Nullable String freeName,
            String text) implements Failure {}

    /// The source of a `get`, or the base of a `seed` or `sums`, is no longer the expected version.
    ///
    /// @param entry what has the name now
    record Changed(Entry entry, String text) implements Failure {}

    /// Which room is used up.
    enum SpaceReason {
        /// The disk's.
        DISK,
        /// The device's quota.
        QUOTA,
        /// What the host keeps free for itself.
        RESERVE
    }

    /// There is no room.
    ///
    /// @param needed bytes that are needed
    /// @param free bytes that are left
    /// @param why which room is used up
    record NoSpace(long needed, long free, SpaceReason why, String text) implements Failure {}

    /// A name is not allowed.
    ///
    /// @param position index of the first offending UTF-16 unit of the name
    /// @param reason why
    /// @param offer a name like it that would do, or null
    record BadName(
            int position, NameProblem reason, @Nullable String offer, String text) implements Failure {}

    /// The visitor may not do this.
    ///
    /// @param right the access it would need: `read`, `add`, `full`
    record Denied(String right, String text) implements Failure {}

    /// Chunks arrived with bytes that differ from their digest.
    ///
    /// @param chunks which
    record BadDigest(ChunkSet chunks, String text) implements Failure {}

    /// A draft can't be published yet.
    ///
    /// @param missing the chunks it lacks; at most [Limits#ARRAY] ranges
    record Incomplete(ChunkSet missing, String text) implements Failure {}

    /// Not now.
    ///
    /// @param retryMs when to try again, milliseconds from now
    record Busy(int retryMs, String text) implements Failure {}

    /// The host's disk failed.
    record Broken(String text) implements Failure {}

    /// The request makes no sense.
    ///
    /// @param field the field that is wrong, or empty
    /// @param reason what is wrong with it
    record BadRequest(String field, String reason, String text) implements Failure {}

    /// Something is more than a limit.
    ///
    /// @param name the limit's name
    /// @param most its value
    record Limit(String name, long most, String text) implements Failure {}

    /// The host knows no such request.
    record Unknown(String text) implements Failure {}

    /// The host knows the request, but this place can't do it.
    ///
    /// @param why what can't be done
    record Unsupported(String why, String text) implements Failure {}

    /// The sender of a body took it back.
    record Cancelled(String text) implements Failure {}
}
