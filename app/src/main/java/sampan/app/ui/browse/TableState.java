package sampan.app.ui.browse;

/// What stands where the table's rows would be, or that they are there.
sealed interface TableState {
    /// No host is being visited.
    record Nowhere() implements TableState {}

    /// A host is being called.
    ///
    /// @param to its address as the person gave it
    record Calling(String to) implements TableState {}

    /// A folder is being read.
    record Reading() implements TableState {}

    /// Everything below the folder is being looked through, and nothing was found yet.
    record Searching() implements TableState {}

    /// Nothing below the folder has such a name.
    ///
    /// @param text what was looked for
    record NotFound(String text) implements TableState {}

    /// There are rows.
    record Filled() implements TableState {}

    /// The folder holds nothing.
    ///
    /// @param canAdd whether this visitor may put something there
    record Empty(boolean canAdd) implements TableState {}

    /// Nothing in the folder matches the filter, or all of it is hidden.
    ///
    /// @param filter what was looked for; empty if what is there is merely hidden
    record NoMatch(String filter) implements TableState {}

    /// A share that takes everything and shows nothing.
    record Inbox() implements TableState {}

    /// The folder can't be shown.
    ///
    /// @param kind what the picture and the button are for
    /// @param sentence why
    record Trouble(Kind kind, String sentence) implements TableState {}

    /// What kind of trouble it is, and so what helps.
    enum Kind {
        /// The host can't be reached: try again.
        OFFLINE,
        /// Somebody else answers: nothing helps, on purpose.
        WRONG_HOST,
        /// The host does not let us in, or not here: go elsewhere.
        NOT_ALLOWED,
        /// There is no such folder (any more): go up.
        GONE,
        /// Anything else: try again.
        OTHER
    }
}
