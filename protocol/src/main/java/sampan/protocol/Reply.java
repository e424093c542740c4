package sampan.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The final answer to a request that did not fail. Immutable; lists are copied.
public sealed interface Reply {
    /// Who the host takes the visitor for.
    enum Standing {
        /// A device that the host has enrolled.
        MEMBER,
        /// A device that a link lets in for this connection.
        GUEST,
        /// A stranger: nothing but another hello on a new connection will be answered.
        UNPAIRED;

        /// The word on the wire: lower case.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// A share as a visitor sees it.
    ///
    /// @param name its name
    /// @param access what this visitor may do
    /// @param portable whether created names must be portable
    /// @param watch whether changes can be watched
    record Share(String name, Access access, boolean portable, boolean watch) {}

    /// To `hello`.
    ///
    /// @param standing who the host takes the visitor for
    /// @param host the host's name for people
    /// @param device the visitor's device id as the host sees it
    /// @param shares what this visitor may enter; none when unpaired
    /// @param limits the limits that the host tells
    /// @param features optional extras that the host offers
    /// @param now the host's clock, milliseconds since 1970
    record Welcome(
            Standing standing,
            String host,
            String device,
            List<Share> shares,
            Limits limits,
            List<String> features,
            long now)
            implements Reply {
        public Welcome {
            shares = Check.atMost("shares", shares, Limits.ARRAY);
            features = Check.atMost("features", features, 64);
        }
    }

    /// To `ping`.
    ///
    /// @param now the host's clock, milliseconds since 1970
    /// @param disk microseconds, since the connection began, in which it waited for the host's disks
    /// @param work microseconds, since the connection began, in which it waited neither for them nor for the
    ///     visitor
    record Pong(long now, long disk, long work) implements Reply {
        /// Where nothing is told but the time.
        public Pong(long now) {
            this(now, 0, 0);
        }
    }

    /// To `list`, after its parts.
    ///
    /// @param count how many entries the parts held
    /// @param version the folder's version, the same at start and end; null if it changed meanwhile, or has
    ///     none
    record Listed(long count, @Nullable String version) implements Reply {}

    /// To `describe`.
    ///
    /// @param entry the entry, with its version
    /// @param free bytes that can still be uploaded into the share, of a share or folder; null where not
    ///     told
    /// @param quotaLeft bytes that this device may still upload; null where there is no quota
    record Described(
            Entry entry, @Nullable Long free, @Nullable Long quotaLeft) implements Reply {}

    /// To `check`.
    ///
    /// @param answers one for each candidate, in its order
    /// @param free bytes that can still be uploaded into the share
    record Checked(List<Answer> answers, long free) implements Reply {
        public Checked {
            answers = Check.atMost("answers", answers, Limits.ARRAY);
        }
    }

    /// What would happen to a candidate.
    sealed interface Answer {}

    /// Nothing has the name.
    record New() implements Answer {}

    /// A file of the same size and time has it.
    record Same() implements Answer {}

    /// Something else has it.
    ///
    /// @param entry what has the name, with its version
    record Differs(Entry entry) implements Answer {}

    /// The name is not allowed.
    ///
    /// @param position index of the first offending UTF-16 unit
    /// @param reason why
    /// @param offer a name like it that would do, or null
    record Bad(int position, NameProblem reason, @Nullable String offer) implements Answer {
        /// What is wrong with a name for something new in a folder; null if nothing is.
        ///
        /// @param portable whether every system shall be able to hold it
        public static @Nullable Bad of(RemotePath in, String name, boolean portable) {
            BadNameException bad = problem(in, name);
            if (bad == null && portable) {
                bad = PortableName.problem(name).orElse(null);
            }
            if (bad == null) {
                return null;
            }
            String safe = PortableName.safe(name);
            return new Bad(bad.position(), bad.problem(), problem(in, safe) == null ? safe : null);
        }

        private static @Nullable BadNameException problem(RemotePath in, String name) {
            try {
                in.child(name);
                return null;
            } catch (BadNameException e) {
                return e;
            }
        }
    }

    /// Another name differs from it only by case or Unicode form.
    ///
    /// @param name the other name
    record Clash(String name) implements Answer {}

    /// The visitor has no right to upload it.
    ///
    /// @param right the right that is missing
    record NoRight(String right) implements Answer {}

    /// To `get`; the bytes follow as a body.
    ///
    /// @param size the whole file's bytes
    /// @param modified its time, milliseconds since 1970
    /// @param version its version
    /// @param offset where the body begins
    /// @param length how many bytes the body has; 0 means no body
    record Got(long size, long modified, String version, long offset, long length) implements Reply {}

    /// To `sums`.
    ///
    /// @param digests one for each chunk, lower-case hexadecimal
    /// @param weak one rolling sum for each chunk, 16 hexadecimal digits; empty unless asked for
    record Summed(List<String> digests, List<String> weak) implements Reply {
        public Summed {
            digests = Check.atMost("digests", digests, Limits.SUMS);
            weak = Check.atMost("weak", weak, Limits.SUMS);
        }
    }

    /// To `put`.
    ///
    /// @param entry what now has the name, without the name
    /// @param already whether the same bytes were there before
    record Stored(Entry entry, boolean already) implements Reply {}

    /// To `offer`.
    ///
    /// @param held bytes of the draft that the host holds
    /// @param missing the chunks it does not hold; at most [Limits#ARRAY] ranges
    /// @param more whether more ranges are missing than fit
    /// @param run most chunks in one body, for this draft
    /// @param published the file's digest, if this draft was published and still has the name; to be
    ///     believed only after digesting one's own file
    record Offered(
            long held,
            ChunkSet missing,
            boolean more,
            int run,
            @Nullable Digest published) implements Reply {}

    /// To `chunk`.
    ///
    /// @param stored which chunks of the body are held now; held is not yet durable: only publishing
    ///     promises that
    record ChunksStored(ChunkSet stored) implements Reply {}

    /// To `seed`.
    ///
    /// @param digests one for each chunk, of what now lies in the draft
    record Seeded(List<Digest> digests) implements Reply {
        public Seeded {
            digests = Check.atMost("digests", digests, Limits.SUMS);
        }
    }

    /// To `publish`.
    ///
    /// @param entry what now has the name, without the name
    /// @param trashed whether a replaced file lies in the trash
    record Published(Entry entry, boolean trashed) implements Reply {}

    /// To `folder` and `move`.
    ///
    /// @param entry what now has the name
    record Made(Entry entry) implements Reply {}

    /// To `restore`.
    ///
    /// @param path where the item lies now
    /// @param entry what it is
    record Restored(RemotePath path, Entry entry) implements Reply {}

    /// To `drafts` and `trash`, after their parts.
    ///
    /// @param count how many items the parts held
    record Counted(long count) implements Reply {}

    /// To `watch`.
    ///
    /// @param changed the folders that differ, with their versions now
    record Changes(List<Request.Seen> changed) implements Reply {
        public Changes {
            changed = Check.atMost("changed", changed, Limits.ARRAY);
        }
    }

    /// To `probe`; the bytes that were asked for follow as a body.
    ///
    /// @param length bytes received with the request, or sent with this reply
    record Probed(int length) implements Reply {}

    /// To requests whose success says everything.
    record Done() implements Reply {}
}
