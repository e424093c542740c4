package sampan.server.storage;

/// What the storage is about to do to the disk.
///
/// @param deed which kind
/// @param name the name it is done to, or from
/// @param to the new name, where there is one
record Act(Deed deed, String name, String to) {
    /// The kinds of deeds that change a disk, and some that only look.
    enum Deed {
        CREATE,
        WRITE,
        COPY,
        FORCE,
        MAKE_FOLDER,
        LINK,
        RENAME_REPLACING,
        RENAME_KEEPING,
        EXCHANGE,
        DELETE_FILE,
        DELETE_FOLDER,
        SET_TIME,
        FORCE_FOLDER,
        OPEN,
        READ,
        LIST
    }

    /// Whether it changes what is on the disk, or makes it sure.
    boolean changes() {
        return deed != Deed.OPEN && deed != Deed.READ && deed != Deed.LIST;
    }
}
