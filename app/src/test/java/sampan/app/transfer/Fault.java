package sampan.app.transfer;

/// What goes wrong on the way between a visitor and a host.
enum Fault {
    /// Both are told in order that the other one has ended, wherever that is in what they say.
    CLOSED,
    /// The same, exactly between two TLS records.
    CLOSED_BETWEEN_RECORDS,
    /// The same, within the five bytes that a TLS record begins with.
    CLOSED_IN_A_HEADER,
    /// The host is told that the visitor has ended, and hears no more of it; what the host says still arrives.
    HALF_CLOSED_TO_HOST,
    /// The visitor is told that the host has ended, and hears no more of it; what the visitor says still arrives.
    HALF_CLOSED_TO_VISITOR,
    /// Both are told that there is no such connection, and what has not been read is lost.
    RESET,
    /// Nothing is taken any more, and nobody is told.
    STALLED,
    /// Everything is taken and nothing arrives, and nobody is told.
    SWALLOWED,
    /// Every connection is reset, and for a while nothing listens.
    REFUSED,
    /// The host ends, and another run of it is reached under the same name at another address.
    HOST_MOVED,
    /// Every connection is stalled, and the visitor comes again from another address.
    VISITOR_MOVED,
    /// For a while bytes come one by one and unevenly; nothing is lost.
    TRICKLED;

    /// Whether nobody is told, so that patience has to find out.
    boolean isSilent() {
        return this == STALLED || this == SWALLOWED || this == VISITOR_MOVED;
    }

    /// Whether it always strikes all connections.
    boolean strikesAll() {
        return this == REFUSED || this == HOST_MOVED || this == VISITOR_MOVED;
    }

    /// Whether nobody is let in until the way is opened again.
    boolean shuts() {
        return this == REFUSED || this == HOST_MOVED;
    }

    /// Whether everything that was sent before arrives.
    boolean isOrderly() {
        return this == CLOSED || this == CLOSED_BETWEEN_RECORDS || this == CLOSED_IN_A_HEADER;
    }
}
