package sampan.protocol;

import java.util.List;

/// A piece of a streamed reply; at most [Limits#ARRAY] items and [Limits#JSON_BYTES] each. Immutable; lists
/// are copied.
public sealed interface Part {
    /// Of `list`.
    ///
    /// @param in the folder that the entries lie in, relative to the listed one; empty for the listed one
    ///     itself
    /// @param entries some of what the folder holds
    /// @param skipped how many things were left out because nothing can be done with them, such as symbolic
    ///     links
    record Entries(List<String> in, List<Entry> entries, int skipped) implements Part {
        public Entries {
            in = Check.atMost("in", in, Limits.PATH_NAMES);
            entries = Check.atMost("entries", entries, Limits.ARRAY);
        }
    }

    /// Of `drafts`.
    ///
    /// @param drafts some of the device's drafts
    record Drafts(List<Draft> drafts) implements Part {
        public Drafts {
            drafts = Check.atMost("drafts", drafts, Limits.ARRAY);
        }
    }

    /// An upload not yet published.
    ///
    /// @param id its id
    /// @param path where the file shall be
    /// @param size the file's bytes
    /// @param held bytes that the host holds
    /// @param used when it was last written, milliseconds since 1970
    record Draft(DraftId id, RemotePath path, long size, long held, long used) {}

    /// Of `trash`.
    ///
    /// @param items some of what lies in the trash
    record Trashed(List<Item> items) implements Part {
        public Trashed {
            items = Check.atMost("items", items, Limits.ARRAY);
        }
    }

    /// Something in the trash.
    ///
    /// @param id its name there
    /// @param path where it was
    /// @param entry what it is
    /// @param removed when it came there, milliseconds since 1970
    record Item(TrashId id, RemotePath path, Entry entry, long removed) {}
}
