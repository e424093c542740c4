package sampan.app.transfer;

import org.jspecify.annotations.Nullable;

/// Writes down what became of the files of a batch, so that a later run, also of another process, passes over what is
/// finished. Called by the engine's threads, often and from several at once: each method returns at once and never
/// throws. Which unit times are in is the run's own matter; it is the same in every run of one direction.
public interface Journal {
    /// Keeps nothing and knows nothing.
    Journal NONE = new Journal() {
        @Override
        public @Nullable ItemOutcome finished(String path, long size, long modified) {
            return null;
        }

        @Override
        public void begun(String path, long size, long modified, String draft) {}

        @Override
        public void ended(String path, long size, long modified, ItemOutcome outcome) {}
    };

    /// What became of this file, as it is now, if an earlier run finished it; else null.
    ///
    /// @param path relative to where the transfer takes it; names joined by `/`
    /// @param size its bytes
    /// @param modified its time
    @Nullable
    ItemOutcome finished(String path, long size, long modified);

    /// A part of this file is kept under another name until it is whole.
    ///
    /// @param draft that name: `SHARE/ID` at the host, the name of a part file on this computer
    void begun(String path, long size, long modified, String draft);

    /// This is what became of the file. One that failed, or was stranded, is not finished.
    void ended(String path, long size, long modified, ItemOutcome outcome);
}
