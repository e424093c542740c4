package sampan.server.storage;

/// The data of a sealed draft, which wait for their name.
///
/// @param draft the draft
/// @param data its data
/// @param digest the file's digest
record DraftFile(Draft draft, Stat data, String digest) implements Finished {
    @Override
    public Area area() {
        return draft.area();
    }

    @Override
    public Folder folder() {
        return draft.folder();
    }

    @Override
    public String name() {
        return Draft.DATA;
    }

    @Override
    public boolean keepsName() {
        return true;
    }

    @Override
    public boolean isAt(Folder folder, String leaf, Stat there) {
        return there.isSameThing(data);
    }
}
