package sampan.app.transfer;

import sampan.app.client.LinkTime;

/// Where the time of lanes went, nanoseconds. Immutable.
///
/// @param open how long they were open, all together
/// @param link where the time of their links went
record LaneTime(long open, LinkTime link) {
    static final LaneTime NONE = new LaneTime(0, LinkTime.NONE);

    LaneTime plus(LaneTime other) {
        return new LaneTime(open + other.open, link.plus(other.link));
    }

    LaneTime since(LaneTime earlier) {
        return new LaneTime(open - earlier.open, link.since(earlier.link));
    }
}
