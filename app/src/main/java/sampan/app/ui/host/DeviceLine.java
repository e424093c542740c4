package sampan.app.ui.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.ui.base.Words;
import sampan.server.Enrolment;
import sampan.server.Invitation;

/// A line about a known device, in words. Immutable.
///
/// @param name what it calls itself
/// @param may what it may do, until when, and whether it is here
/// @param how since when it is known, and how it came
record DeviceLine(String name, String may, String how) {
    private static final String BETWEEN = " · ";

    static DeviceLine of(DeviceRow row, Words words) {
        Enrolment device = row.device();
        List<String> may = new ArrayList<>();
        List<String> how = new ArrayList<>();
        how.add(words.get("who.since", moment(device.enrolled(), words)));
        if (row.access() == null) {
            may.add(words.get("who.not"));
        } else {
            may.add(words.get("who.may." + row.access().word()));
            Instant end = end(row.links());
            may.add(end == null ? words.get("who.for-good") : words.get("who.until", moment(end, words)));
            how.add(by(row.links(), words));
        }
        may.add(row.here() ? words.get("who.here") : words.get("who.last", moment(device.seen(), words)));
        return new DeviceLine(Shown.device(device.name()), String.join(BETWEEN, may), String.join(BETWEEN, how));
    }

    private static String by(List<Invitation> links, Words words) {
        if (links.isEmpty()) {
            return words.get("who.by.you");
        }
        String latest = moment(links.getFirst().made(), words);
        return links.size() == 1 ? words.get("who.by", latest) : words.get("who.by.many", links.size(), latest);
    }

    /// When the last of these links gives nothing any more, or null for never.
    private static @Nullable Instant end(List<Invitation> links) {
        if (links.stream().anyMatch(link -> link.rightsUntil() == null)) {
            return null;
        }
        return links.stream()
                .map(link -> Objects.requireNonNull(link.rightsUntil()))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static String moment(Instant when, Words words) {
        return words.sizes().moment(when.toEpochMilli());
    }

    /// All of it in one sentence.
    String sentence() {
        return String.join(BETWEEN, name, may, how);
    }
}
