package sampan.protocol;

import java.util.Locale;

/// What visitors may do with a share.
public enum Access {
    /// List and download.
    READ,
    /// As `READ`, and upload new names.
    ADD,
    /// As `ADD`, and replace, rename, move and delete; what is deleted or replaced goes to the trash.
    FULL,
    /// Upload only; nothing is listed, and no name is revealed.
    INBOX;

    /// Whether entries may be listed, described and fetched.
    public boolean reads() {
        return this != INBOX;
    }

    /// Whether new names may be created.
    public boolean adds() {
        return this != READ;
    }

    /// Whether what exists may be replaced, moved and deleted.
    public boolean changes() {
        return this == FULL;
    }

    /// The word on the wire and in the terminal: lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The access level of this word.
    ///
    /// @throws IllegalArgumentException if there is no such word
    public static Access parse(String word) {
        for (Access access : values()) {
            if (access.word().equals(word)) {
                return access;
            }
        }
        throw new IllegalArgumentException("access is one of read, add, full, inbox");
    }
}
