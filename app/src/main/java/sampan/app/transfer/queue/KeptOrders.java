package sampan.app.transfer.queue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sampan.app.client.Destination;
import sampan.app.store.KeptBatch;
import sampan.app.transfer.ConflictPolicy;
import sampan.protocol.RemotePath;

/// Orders as the database keeps them, and back. Tokens are not kept: a host that knows this device needs none, and one
/// that does not is visited by its link again.
final class KeptOrders {
    private static final String POLICY = "conflict";
    private static final String LIMIT = "limit";

    private KeptOrders() {}

    static List<String> wanted(Order order) {
        return switch (order) {
            case Order.Upload upload ->
                upload.what().stream().map(KeptOrders::absolute).toList();
            case Order.Download download ->
                download.what().stream().map(RemotePath::toString).toList();
        };
    }

    static String target(Order order) {
        return switch (order) {
            case Order.Upload upload -> upload.into().toString();
            case Order.Download download -> absolute(download.into());
        };
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    static KeptBatch.Host host(Destination to) {
        return new KeptBatch.Host(to.host(), to.port(), to.pin());
    }

    static Map<String, String> options(QueuedBatch batch) {
        return Map.of(POLICY, batch.policy().name(), LIMIT, Long.toString(batch.limit()));
    }

    /// What can't be read is no limit.
    static long limit(KeptBatch kept) {
        try {
            return Math.max(0, Long.parseLong(kept.options().getOrDefault(LIMIT, "0")));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// @throws IllegalArgumentException if a path makes no sense on this computer
    static Order order(KeptBatch kept) {
        return kept.upload()
                ? new Order.Upload(kept.wanted().stream().map(Path::of).toList(), RemotePath.parse(kept.target()))
                : new Order.Download(
                        kept.wanted().stream().map(RemotePath::parse).toList(), Path.of(kept.target()));
    }

    static Destination destination(KeptBatch.Host host) {
        return new Destination(host.name(), host.port(), host.device(), null, false);
    }

    /// A policy of a later version asks.
    static ConflictPolicy policy(KeptBatch kept) {
        String word = kept.options().get(POLICY);
        for (ConflictPolicy policy : ConflictPolicy.values()) {
            if (policy.name().equals(word)) {
                return policy;
            }
        }
        return ConflictPolicy.ASK;
    }
}
