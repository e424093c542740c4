package sampan.app.transfer;

/// A file that lies on both sides, remembered so that it can be compared later. Immutable.
///
/// @param place finds its places
/// @param size its bytes, as far as was known
/// @param outcome whether it was carried, or found to be the same
record Carried(Place place, long size, ItemOutcome outcome) {
    /// Where it lies.
    @FunctionalInterface
    interface Place {
        /// Its two places.
        ///
        /// @throws TransferException if it can't lie here
        FilePair pair() throws TransferException;
    }

    /// Whether a file with this outcome lies on both sides.
    static boolean is(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Done _ -> true;
            case ItemOutcome.Skipped(SkipReason why) -> why == SkipReason.SAME;
            case ItemOutcome.Failed _, ItemOutcome.Stranded _ -> false;
        };
    }
}
