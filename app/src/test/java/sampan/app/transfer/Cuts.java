package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Impatience;
import sampan.app.client.Visit;
import sampan.app.transfer.FaultyWay.Strike;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// Carries a tree one way again and again, while faults strike at seeded moments, and sees that the tree arrives whole,
/// nothing else does, and little is sent twice. Used by one thread.
final class Cuts implements AutoCloseable {
    private static final String TREE = "tree";
    private static final int CHUNK = Limits.CHUNK;

    /// How often a moment is drawn that turns out to be too late.
    private static final int DRAWS = 10;

    /// As long as a hello and a few files take: there are moments of all these in it.
    private static final int BEGINNING = 6_000;

    private static final int ENDING = 3_000;

    /// What is not content: TLS, frames, requests, listings and digests.
    private static final double OVERHEAD = 0.005;

    private static final long SLACK = 256 * 1024;

    private static final Duration DEAD = Duration.ofMillis(1_500);

    private final Direction direction;
    private final Path shared;
    private final Path mine;
    private final Path source;
    private final Map<String, String> whole;
    private final RealHost host;
    private final Transfers transfers = new Transfers(new Retries(20, 200, 400));
    private final long payload;
    private final long clean;
    private final long answers;

    /// Carries the tree once without trouble, to know what passes then.
    Cuts(Direction direction, Path folder) throws Exception {
        this.direction = direction;
        this.shared = Files.createDirectories(folder.resolve("shared"));
        this.mine = Files.createDirectories(folder.resolve("mine"));
        this.source = grow((isUpload() ? mine : shared).resolve(TREE));
        this.whole = Trees.snapshot(source);
        this.payload = bytes(source);
        this.host = new RealHost(shared, Access.FULL);
        try (FaultyWay way = new FaultyWay(host.port());
                Visit visit = visit(way)) {
            long before = way.passed(direction);
            Transfer transfer = carry(visit, "clean");
            assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
            this.clean = way.passed(direction) - before;
            this.answers = way.passed(back());
        }
        assertArrived("clean");
        clear("clean");
        assertThat(clean).isGreaterThan(payload);
    }

    /// A few large files, of which one is much larger than what may be sent twice, one of exactly a chunk, many small
    /// ones, an empty file and an empty folder.
    private static Path grow(Path top) throws IOException {
        Trees.file(top.resolve("大文件 one"), 64 * CHUNK + 777, 1);
        Trees.file(top.resolve("录像/two"), 3 * CHUNK + 1, 2);
        Trees.file(top.resolve("chunk"), CHUNK, 3);
        Trees.file(top.resolve("chunk and one"), CHUNK + 1, 4);
        Trees.file(top.resolve("empty"), 0, 5);
        SplittableRandom sizes = new SplittableRandom(20_261_127);
        for (int i = 0; i < 80; i++) {
            Trees.file(top.resolve("notes/" + i % 5 + "/note " + i), sizes.nextInt(8_192), 100 + i);
        }
        Files.createDirectories(top.resolve("nothing/in here"));
        for (String name : List.of("notes/0", "notes", "录像", "nothing/in here", "nothing", ".")) {
            Trees.time(top.resolve(name), 1_555_555_555_555L + name.length());
        }
        return top;
    }

    private static long bytes(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            return walk.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private boolean isUpload() {
        return direction == Direction.UPLOAD;
    }

    private Visit visit(FaultyWay way) throws IOException {
        return Impatience.open(host.by(way.port()), host.me(), DEAD);
    }

    private Transfer carry(Visit visit, String place) throws IOException {
        Files.createDirectories(around(place));
        return isUpload()
                ? transfers.upload(visit, List.of(source), RealHost.at(place), ConflictPolicy.FAIL, null)
                : transfers.download(visit, List.of(RealHost.at(TREE)), around(place), ConflictPolicy.FAIL, null);
    }

    private Path around(String place) {
        return (isUpload() ? shared : mine).resolve(place);
    }

    private Path target(String place) {
        return around(place).resolve(TREE);
    }

    /// One transfer in which something went wrong, and what came of it.
    ///
    /// @param drawn how many moments were drawn until one was in the middle
    /// @param struck how often it went wrong
    /// @param lost how many connections were lost
    /// @param half what had a real name and was not whole
    /// @param twice bytes that passed beyond those of an undisturbed transfer
    /// @param allowed how many of them may
    /// @param again bytes that passed though the receiver had them safe, where it was looked at
    record Outcome(int drawn, int struck, int lost, List<String> half, long twice, long allowed, long again) {
        /// Whether it is as it should be.
        boolean isRight() {
            return half.isEmpty() && twice <= allowed && again == 0;
        }
    }

    /// Draws moments until one is in the middle.
    ///
    /// @param number no two cuts by this fault have the same
    Outcome cut(Fault fault, int number) throws Exception {
        SplittableRandom random = new SplittableRandom((fault + " " + direction + " " + number).hashCode());
        for (int draw = 1; draw <= DRAWS; draw++) {
            Outcome outcome = cut(fault, draw, fault + " " + number + "-" + draw, random);
            if (outcome != null) {
                return outcome;
            }
        }
        throw new AssertionError("no moment in the middle in " + DRAWS + " draws");
    }

    private @Nullable Outcome cut(Fault fault, int drawn, String place, SplittableRandom random) throws Exception {
        Outcome outcome;
        try (FaultyWay way = new FaultyWay(host.port());
                Visit visit = visit(way)) {
            long before = way.passed(direction);
            plan(way, fault, random);
            Transfer transfer = carry(visit, place);
            long again = 0;
            HalfFiles looking = new HalfFiles(around(place), source.resolveSibling(""));
            try (looking) {
                until(() -> way.struck() > 0 || transfer.state().isEnd());
                if (way.struck() > 0 && fault.shuts()) {
                    until(() -> transfer.state() instanceof TransferState.Reconnecting
                            || transfer.state().isEnd());
                    long first = way.passed(direction);
                    long held = safe(place).held();
                    if (fault == Fault.HOST_MOVED) {
                        host.stop();
                        host.startElsewhere();
                    }
                    way.open(host.port());
                    transfer.await();
                    again = excess(way.passed(direction) - first, payload - held);
                }
                transfer.await();
            }
            assertThat(transfer.failures()).as(place).isEmpty();
            assertThat(transfer.state()).as(place).isInstanceOf(TransferState.Done.class);
            outcome = new Outcome(
                    drawn,
                    way.struck(),
                    way.lost(),
                    looking.wrong(),
                    Math.max(0, way.passed(direction) - before - clean),
                    allowed(fault, way.lost()),
                    again);
        }
        assertArrived(place);
        clear(place);
        return outcome.struck() > 0 ? outcome : null;
    }

    private Direction back() {
        return isUpload() ? Direction.DOWNLOAD : Direction.UPLOAD;
    }

    /// Every fourth time it strikes in the middle of what is said against the stream of content.
    private void plan(FaultyWay way, Fault fault, SplittableRandom random) {
        Direction in = random.nextInt(4) == 0 ? back() : direction;
        long all = in == direction ? clean : answers;
        long at = switch (random.nextInt(8)) {
            case 0 -> random.nextInt(BEGINNING);
            case 1 -> all - 1 - random.nextInt(ENDING);
            default -> random.nextLong(all);
        };
        boolean everywhere = fault.strikesAll() || random.nextInt(3) == 0;
        way.plan(new Strike(fault, in, at, everywhere));
        if (!fault.strikesAll() && random.nextInt(3) == 0) {
            way.plan(new Strike(fault, in, at + random.nextLong(all / 2), random.nextBoolean()));
        }
    }

    /// What may be sent twice when so many connections were lost. Of an upload it is what was not answered. Of a
    /// download it is the chunk that was not whole, where what was on its way still arrived; otherwise what was
    /// asked for: a chunk, or a sixteenth of what that connection had brought, and of all together no more than of
    /// the tree.
    private long allowed(Fault fault, int lost) {
        if (isUpload()) {
            return lost * Limits.DEFAULT.ahead() + SLACK;
        }
        return (long) lost * CHUNK + (fault.isOrderly() ? 0 : clean / 16) + SLACK;
    }

    /// How many bytes more passed than this content needs.
    private static long excess(long passed, long content) {
        return Math.max(0, passed - content - (long) (content * OVERHEAD) - SLACK);
    }

    private SafeBytes safe(String place) {
        return new SafeBytes(source, around(place), isUpload() ? shared.resolve(".sampan/drafts") : null);
    }

    private void assertArrived(String place) throws IOException {
        // The host may still be learning that a visitor has gone, and do what that asked for last. One connection is
        // the host's own visit's.
        until(() -> host.connections() <= 1);
        assertThat(Trees.snapshot(target(place))).as(place).isEqualTo(whole);
        try (Stream<Path> beside = Files.list(around(place))) {
            assertThat(beside).as(place).containsExactly(target(place));
        }
        if (isUpload()) {
            until(this::hasNothingTemporary);
            assertThat(safe(place).unfinished()).as(place).isEmpty();
        }
    }

    private boolean hasNothingTemporary() {
        try {
            return SafeBytes.files(shared.resolve(".sampan/tmp"), _ -> true).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clear(String place) throws IOException {
        try (Stream<Path> walk = Files.walk(around(place))) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(end);
            LockSupport.parkNanos(500_000);
        }
    }

    @Override
    public void close() {
        transfers.close();
        host.close();
    }
}
