package sampan.packaging;

/// Who is killed.
enum Side {
    /// The one that offers.
    HOST,
    /// The one that gets or puts.
    VISITOR
}
