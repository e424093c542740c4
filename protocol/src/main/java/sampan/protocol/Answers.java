package sampan.protocol;

import java.util.List;

/// What a reply must have in common with its request. Pure functions.
final class Answers {
    private Answers() {}

    /// @throws BadFieldException if the reply answers another question
    static void check(Request<?> request, Reply reply) {
        switch (reply) {
            case Reply.Checked checked
            when request instanceof Request.Preflight asked -> {
                int most = asked.entries().size();
                require(checked.answers().size() <= most, "answers", "more than were asked for");
                require(most == 0 || !checked.answers().isEmpty(), "answers", "none");
            }
            case Reply.Got got
            when request instanceof Request.Get asked -> {
                require(got.offset() == asked.offset(), "offset", "not what was asked for");
                require(asked.length() < 0 || got.length() <= asked.length(), "length", "more than was asked for");
                require(got.offset() + got.length() <= got.size(), "length", "more than the file has");
            }
            case Reply.Summed summed
            when request instanceof Request.Sums asked -> {
                require(summed.digests().size() <= asked.count(), "digests", "more than were asked for");
                require(allOf(summed.digests(), 2 * asked.algorithm().bytes()), "digests", "not of the algorithm");
            }
            case Reply.Seeded seeded
            when request instanceof Request.Seed asked ->
                require(seeded.digests().size() <= asked.range().count(), "digests", "more than were asked for");
            case Reply.Probed probed
            when request instanceof Request.Probe(int send) && send > 0 ->
                require(probed.length() <= send, "length", "more than was asked for");
            default -> {}
        }
    }

    private static boolean allOf(List<String> digests, int digits) {
        return digests.stream().allMatch(digest -> digest.length() == digits);
    }

    private static void require(boolean kept, String field, String reason) {
        if (!kept) {
            throw new BadFieldException(field, reason);
        }
    }
}
