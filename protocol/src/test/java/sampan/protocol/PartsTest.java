package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of any length go out in frames that hold them.
final class PartsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000})
    void entries_ofAnyNumberArriveInOrder(int count) {
        for (String name : List.of("a", "照".repeat(85), "\"".repeat(255), "\u2028".repeat(85))) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                entries.add(
                        new Entry(name, Entry.Kind.UNAVAILABLE, Long.MAX_VALUE, Long.MIN_VALUE, "\"".repeat(64), true));
            }
            Part.Entries all = new Part.Entries(Collections.nCopies(64, "\"".repeat(63)), entries, 7);
            List<Entry> arrived = new ArrayList<>();
            int skipped = 0;
            for (Part part : sent(new Request.ListFolder(Samples.FILE, true, 0, true), Parts.fitting(all))) {
                Part.Entries some = (Part.Entries) part;
                assertThat(some.in()).isEqualTo(all.in());
                arrived.addAll(some.entries());
                skipped += some.skipped();
            }
            assertThat(arrived).isEqualTo(entries);
            assertThat(skipped).isEqualTo(7);
        }
    }

    @Test
    void draftsAndTrash_ofTheLongestPathsArrive() {
        RemotePath path = new RemotePath(Collections.nCopies(16, "\"".repeat(255)));
        Part.Draft draft =
                new Part.Draft(new DraftId("0".repeat(32)), path, Limits.FILE_BYTES, Limits.FILE_BYTES, Long.MIN_VALUE);
        Part drafts = new Part.Drafts(Collections.nCopies(100, draft));
        assertThat(sent(new Request.ListDrafts("s"), Parts.fitting(drafts)).stream()
                        .flatMap(part -> ((Part.Drafts) part).drafts().stream()))
                .hasSize(100)
                .allMatch(draft::equals);
        Entry entry = new Entry(
                "\"".repeat(255), Entry.Kind.UNAVAILABLE, Long.MAX_VALUE, Long.MIN_VALUE, "\"".repeat(64), true);
        Part.Item item = new Part.Item(new TrashId("0".repeat(32)), path, entry, Long.MIN_VALUE);
        Part trashed = new Part.Trashed(Collections.nCopies(100, item));
        assertThat(sent(new Request.ListTrash("s"), Parts.fitting(trashed)).stream()
                        .flatMap(part -> ((Part.Trashed) part).items().stream()))
                .hasSize(100)
                .allMatch(item::equals);
    }

    @Test
    void ordinaryEntries_fillTheFrames() {
        List<Entry> entries = Collections.nCopies(1_000, Entry.file("an ordinary name.jpg", 123_456, Samples.TIME));
        assertThat(Parts.fitting(new Part.Entries(List.of(), entries, 0))).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void checkAndWatch_areAnsweredAsFarAsAFrameHolds() {
        Wire wire = Wire.ready(Wire.WHOLE);
        Request.Candidate candidate = new Request.Candidate("a", 1, 1);
        Request<?> check = new Request.Preflight(Samples.FILE, Collections.nCopies(1_000, candidate));
        wire.toHost(out -> wire.visitor.request(check, false, out));
        Reply.Answer clash = new Reply.Clash("照".repeat(85));
        List<Event> heard = wire.toVisitor(
                out -> wire.host.reply(new Reply.Checked(Collections.nCopies(1_000, clash), 5), false, out));
        assertThat(heard).singleElement().isInstanceOfSatisfying(Event.Replied.class, replied -> {
            Reply.Checked some = (Reply.Checked) replied.reply();
            assertThat(some.free()).isEqualTo(5);
            assertThat(some.answers()).hasSizeBetween(100, 250).allMatch(clash::equals);
        });

        Request.Seen seen = new Request.Seen(RemotePath.of("s", "a".repeat(40)), null);
        Request<?> watch = new Request.Watch(Collections.nCopies(900, seen), 0);
        wire.toHost(out -> wire.visitor.request(watch, false, out));
        Request.Seen now = new Request.Seen(seen.path(), "v".repeat(64));
        heard = wire.toVisitor(out -> wire.host.reply(new Reply.Changes(Collections.nCopies(900, now)), false, out));
        assertThat(heard)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.Replied.class,
                        replied -> assertThat(((Reply.Changes) replied.reply()).changed())
                                .hasSizeBetween(200, 900)
                                .allMatch(now::equals));
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"PUT", "CHUNK"})
    void answerToARequestWithABody_isShortWhateverItSays(Operation operation) {
        String longest = "\"".repeat(255);
        Entry entry = new Entry(longest, Entry.Kind.UNAVAILABLE, Long.MAX_VALUE, Long.MIN_VALUE, "v".repeat(64), true);
        List<Failure> failures = List.of(
                new Failure.Conflict(Failure.ConflictReason.NOT_EMPTY, entry, longest, "t".repeat(9_999)),
                new Failure.Changed(entry, "\u0001".repeat(9_999)),
                new Failure.BadName(254, NameProblem.SEPARATOR, longest, "照".repeat(9_999)),
                new Failure.BadRequest("f".repeat(9_999), "r".repeat(9_999), "t".repeat(9_999)),
                new Failure.BadDigest(scattered(), "t".repeat(9_999)),
                new Failure.NoSpace(Long.MAX_VALUE, Long.MAX_VALUE, Failure.SpaceReason.RESERVE, "t".repeat(999)));
        for (Failure failure : failures) {
            GeneratedMessages messages = new GeneratedMessages(1);
            Request<?> request = messages.request(operation);
            Wire wire = Wire.ready(Wire.WHOLE);
            SampleBody body = new SampleBody(new byte[(int) Promise.of(request).most()]);
            wire.toHost(out -> {
                wire.visitor.request(request, true, out);
                body.send(wire.visitor::data, wire.visitor::mark, out);
            });
            byte[] answer = Wire.bytes(out -> wire.host.fail(failure, out));
            assertThat(answer.length).isLessThanOrEqualTo(Limits.HEADER + Limits.BODY_ANSWER_BYTES);
            assertThat(Wire.feed(answer, Wire.WHOLE, wire.visitor::receive))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Event.Failed.class,
                            failed -> assertThat(failed.failure()).hasSameClassAs(failure));
        }
    }

    /// As many ranges as one body can have.
    private static ChunkSet scattered() {
        List<ChunkRange> ranges = new ArrayList<>();
        for (int i = 0; i < Limits.RUN / 2; i++) {
            ranges.add(new ChunkRange(4_000_000 + 2 * i, 1));
        }
        return new ChunkSet(ranges);
    }

    private static List<Part> sent(Request<?> request, List<Part> parts) {
        Wire wire = Wire.ready(Wire.WHOLE);
        wire.toHost(out -> wire.visitor.request(request, false, out));
        List<Part> arrived = new ArrayList<>();
        for (Part part : parts) {
            ByteBuffer out = ByteBuffer.allocate(ServerConversation.ROOM);
            wire.host.part(part, out);
            Event event = wire.visitor.receive(out.flip());
            assertThat(event).isEqualTo(new Event.Parted(request, part));
            arrived.add(part);
        }
        return arrived;
    }
}
