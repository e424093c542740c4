package sampan.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a visitor asks: the 23 requests of version 1. `protocol/PROTOCOL.md` gives each its fields on the
/// wire and says what repeating it does. Immutable; lists are copied.
///
/// @param <R> the reply that answers it when nothing fails
public sealed interface Request<R extends Reply> {
    /// `hello`: who I am; first, and once.
    ///
    /// @param client the visitor's name for people, at most 64 characters
    /// @param token the link's token, or null for a device that the host knows
    /// @param enrol whether the token's right shall last for this device
    /// @param features optional extras that the visitor understands
    record Hello(String client, @Nullable String token, boolean enrol, List<String> features)
            implements Request<Reply.Welcome> {
        public Hello {
            Check.length("client", client, 64);
            features = Check.atMost("features", features, 64);
        }

        /// Without the token.
        @Override
        public String toString() {
            return "Hello[client=" + client + ", enrol=" + enrol + ", token=" + (token == null ? "none" : "…") + "]";
        }
    }

    /// `ping`: are you there? Sent by a visitor that is owed nothing.
    record Ping() implements Request<Reply.Pong> {}

    /// `list`: what a folder holds, streamed as [Part.Entries], in no order.
    ///
    /// @param path the folder; the library itself lists the shares
    /// @param deep whether everything below is listed too, a folder before what it holds
    /// @param limit most entries to send, 0 for no limit
    /// @param versions whether entries carry their version
    record ListFolder(RemotePath path, boolean deep, int limit, boolean versions) implements Request<Reply.Listed> {
        public ListFolder {
            Check.range("limit", limit, 0, Integer.MAX_VALUE);
        }
    }

    /// `describe`: one entry, with its version; of a share also the room that is left.
    ///
    /// @param path the entry
    record Describe(RemotePath path) implements Request<Reply.Described> {}

    /// `check`: what would happen to these files, were they uploaded now? Advisory; nothing is reserved.
    ///
    /// @param in the folder they would be in; it need not exist
    /// @param entries at most [Limits#ARRAY] files
    record Preflight(RemotePath in, List<Candidate> entries) implements Request<Reply.Checked> {
        public Preflight {
            entries = Check.atMost("entries", entries, Limits.ARRAY);
        }
    }

    /// A file that might be uploaded. Its name may be anything: whether it is allowed is the question.
    ///
    /// @param name the name it would get
    /// @param size its bytes
    /// @param modified its time, milliseconds since 1970
    record Candidate(String name, long size, long modified) {
        public Candidate {
            Check.range("size", size, 0, Long.MAX_VALUE);
        }
    }

    /// `get`: bytes of a file, as a body.
    ///
    /// @param path the file
    /// @param offset where to begin; a multiple of [Limits#CHUNK]
    /// @param length how many bytes at most; -1 for as much as one body carries
    /// @param version the version that earlier bytes came from, or null
    record Get(
            RemotePath path,
            long offset,
            long length,
            @Nullable String version) implements Request<Reply.Got> {
        public Get {
            Check.range("offset", offset, 0, Limits.FILE_BYTES);
            Check.multiple("offset", offset);
            Check.range("length", length, -1, Limits.FILE_BYTES);
        }
    }

    /// `sums`: the digests of some chunks of a file or of an own draft. On a draft this also reads again,
    /// and so confirms, chunks that an earlier run of the host had stored.
    ///
    /// @param of what is digested
    /// @param first index of the first chunk
    /// @param count how many, at most [Limits#SUMS]
    /// @param algorithm how
    /// @param weak whether each chunk's rolling sum is wanted too
    record Sums(Subject of, int first, int count, SumsAlgorithm algorithm, boolean weak)
            implements Request<Reply.Summed> {
        public Sums {
            Check.range("first", first, 0, Limits.FILE_CHUNKS);
            Check.range("count", count, 1, Limits.SUMS);
        }
    }

    /// What `sums` digests.
    sealed interface Subject {}

    /// A file of a known version.
    ///
    /// @param path the file
    /// @param version its version
    record FileSubject(RemotePath path, String version) implements Subject {}

    /// An own draft.
    ///
    /// @param draft the draft
    record DraftSubject(DraftRef draft) implements Subject {}

    /// A draft of the asking device in a share.
    ///
    /// @param share the share's name
    /// @param id the draft's id
    record DraftRef(String share, DraftId id) {}

    /// `put`: a whole file of at most one chunk, as a body. Repeating it with the same bytes is success.
    ///
    /// @param path where it shall be
    /// @param size its bytes, at most [Limits#PUT_BYTES]; the body has exactly as many
    /// @param modified its time, milliseconds since 1970
    /// @param condition what must be true of the name
    /// @param trash the id under which a replaced file goes to the trash, or null
    record Put(
            RemotePath path,
            int size,
            long modified,
            Condition condition,
            @Nullable TrashId trash) implements Request<Reply.Stored> {
        public Put {
            Check.range("size", size, 0, Limits.PUT_BYTES);
        }
    }

    /// `offer`: begins a draft, or finds it again; either way the reply says what is missing.
    ///
    /// @param id the draft's id, chosen by the visitor
    /// @param path where the file shall be
    /// @param size its bytes
    /// @param modified its time, milliseconds since 1970
    /// @param condition what must be true of the name; not part of the draft, so a resume may change it
    record Offer(DraftId id, RemotePath path, long size, long modified, Condition condition)
            implements Request<Reply.Offered> {
        public Offer {
            Check.range("size", size, 0, Limits.FILE_BYTES);
        }
    }

    /// `chunk`: neighbouring chunks of a draft, as a body. Repeating it is success.
    ///
    /// @param draft the draft
    /// @param range which chunks; at most the told `run`
    record PutChunks(DraftRef draft, ChunkRange range) implements Request<Reply.ChunksStored> {}

    /// `seed`: fills chunks of a draft from a file that the host already has. The reply's digests are of
    /// what now lies in the draft, so the visitor sends only chunks that differ.
    ///
    /// @param draft the draft
    /// @param range which chunks; at most [Limits#SUMS]
    /// @param base the file to copy from
    /// @param version its version
    /// @param from where in it the first chunk's bytes begin; any byte
    record Seed(DraftRef draft, ChunkRange range, RemotePath base, String version, long from)
            implements Request<Reply.Seeded> {
        public Seed {
            Check.range("count", range.count(), 1, Limits.SUMS);
            Check.range("from", from, 0, Limits.FILE_BYTES);
        }
    }

    /// `publish`: makes a complete draft a file. Repeating it gives the recorded answer.
    ///
    /// @param draft the draft
    /// @param digest the file's digest, [Digests#file]
    /// @param modified the file's time, milliseconds since 1970
    /// @param condition what must be true of the name
    /// @param leaf another last name than the offer's, or null: "keep both" re-sends nothing
    /// @param trash the id under which a replaced file goes to the trash, or null
    record Publish(
            DraftRef draft,
            Digest digest,
            long modified,
            Condition condition,
            @Nullable String leaf,
            @Nullable TrashId trash)
            implements Request<Reply.Published> {}

    /// `discard`: throws an own draft away. An unknown draft is success.
    ///
    /// @param draft the draft
    record Discard(DraftRef draft) implements Request<Reply.Done> {}

    /// `drafts`: the device's own drafts in a share, streamed as [Part.Drafts].
    ///
    /// @param share the share's name
    record ListDrafts(String share) implements Request<Reply.Counted> {}

    /// `folder`: makes a folder; one that exists is success.
    ///
    /// @param path the folder
    /// @param parents whether missing folders above it are made too
    record MakeFolder(RemotePath path, boolean parents) implements Request<Reply.Made> {}

    /// `times`: sets the times of folders, last of all.
    ///
    /// @param entries at most [Limits#ARRAY] folders
    record SetTimes(List<Time> entries) implements Request<Reply.Done> {
        public SetTimes {
            entries = Check.atMost("entries", entries, Limits.ARRAY);
        }
    }

    /// A folder and its time.
    ///
    /// @param path the folder
    /// @param modified milliseconds since 1970
    record Time(RemotePath path, long modified) {}

    /// `move`: gives an entry another place or name in the same share. Never replaces; a change of case
    /// only is allowed.
    ///
    /// @param path the entry
    /// @param to its new path
    /// @param version the version that the visitor saw, or null
    record Move(RemotePath path, RemotePath to, @Nullable String version) implements Request<Reply.Made> {}

    /// `remove`: puts an entry into the share's trash. Repeating it with the same id is success.
    ///
    /// @param path the entry
    /// @param version the version that the visitor saw, or null
    /// @param id the name of the item in the trash
    record Remove(RemotePath path, @Nullable String version, TrashId id) implements Request<Reply.Done> {}

    /// `trash`: what lies in a share's trash, streamed as [Part.Trashed].
    ///
    /// @param share the share's name
    record ListTrash(String share) implements Request<Reply.Counted> {}

    /// `restore`: brings an item of the trash back. Never replaces.
    ///
    /// @param share the share's name
    /// @param id the item
    /// @param to another place than where it was, or null
    record Restore(String share, TrashId id, @Nullable RemotePath to) implements Request<Reply.Restored> {}

    /// `purge`: deletes an item of the trash for good. A missing one is NOT_FOUND, which for a repeated
    /// purge means done.
    ///
    /// @param share the share's name
    /// @param id the item
    record Purge(String share, TrashId id) implements Request<Reply.Done> {}

    /// `watch`: which of these folders differ from the versions that the visitor shows?
    ///
    /// @param folders at most [Limits#ARRAY] folders
    /// @param waitMs how long to wait for a difference, milliseconds; the host clamps it
    record Watch(List<Seen> folders, int waitMs) implements Request<Reply.Changes> {
        public Watch {
            folders = Check.atMost("folders", folders, Limits.ARRAY);
            Check.range("wait", waitMs, 0, Integer.MAX_VALUE);
        }
    }

    /// A folder and its version as somebody saw it.
    ///
    /// @param path the folder
    /// @param version its version; null if it was, or is, not there
    record Seen(RemotePath path, @Nullable String version) {}

    /// `probe`: sends bytes without disks, to measure the path; with a body it receives them. Members only.
    ///
    /// @param send bytes that the host shall send, at most [Limits#PROBE_BYTES]; 0 when the request has a
    ///     body
    record Probe(int send) implements Request<Reply.Probed> {
        public Probe {
            Check.range("send", send, 0, Limits.PROBE_BYTES);
        }
    }
}
