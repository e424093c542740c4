package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;

/// What became of several things with which the same was to be done at a host.
///
/// @param done those with which it was
/// @param left how many others there are
/// @param problem why it was not done with these; null if there are none
record Tally<T>(List<T> done, int left, @Nullable LinkException problem) {
    Tally {
        done = List.copyOf(done);
    }

    /// What is done with each.
    interface Deed<T> {
        void to(T one) throws LinkException;
    }

    /// Does it with one after the other: what the host refuses is passed over, and a lost link ends it. For the
    /// background.
    static <T> Tally<T> of(List<T> all, Deed<T> deed) {
        List<T> done = new ArrayList<>();
        LinkException problem = null;
        for (T one : all) {
            try {
                deed.to(one);
                done.add(one);
            } catch (LinkException.Refused e) {
                problem = e;
            } catch (LinkException e) {
                problem = e;
                break;
            }
        }
        return new Tally<>(done, all.size() - done.size(), problem);
    }
}
