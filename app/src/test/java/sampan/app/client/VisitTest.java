package sampan.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sampan.app.client.LinkException.Lost;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;

/// Visits whose links come and go.
@Timeout(120)
class VisitTest {
    private static final DeviceIdentity ME = DeviceIdentity.inMemory();
    private static final RemotePath PLACE = RemotePath.of("Share", "a");
    private static final Duration NEVER = Duration.ofHours(1);

    private static final Script PONG = Script.welcoming((_, _, talk) -> talk.reply(new Reply.Pong(1)));

    private static Visit open(ScriptedHost host) throws LinkException {
        return Visit.open(host.destination(), ME, "tester");
    }

    @Test
    void call_afterTheLinkWasLost_makesAnother() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(PONG);
                Visit visit = open(host)) {
            assertThat(visit.call(new Request.Ping()).now()).isEqualTo(1);
            host.cut();
            assertThat(visit.call(new Request.Ping()).now()).isEqualTo(1);
            assertThat(host.connections()).isEqualTo(2);
        }
    }

    @Test
    void call_whoseAnswerWasLost_isRepeatedOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Script script = Script.welcoming((_, _, talk) -> {
            asked.incrementAndGet();
            if (talk.number() == 1) {
                talk.channel().abort();
            } else {
                talk.reply(new Reply.Described(Entry.file("a", 1, 1), null, null));
            }
        });
        try (ScriptedHost host = ScriptedHost.start(script);
                Visit visit = open(host)) {
            assertThat(visit.call(new Request.Describe(PLACE)).entry().name()).isEqualTo("a");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void call_ofAMoveWhoseAnswerWasLost_isNotRepeated() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Script script = Script.welcoming((_, _, talk) -> {
            asked.incrementAndGet();
            talk.channel().abort();
        });
        try (ScriptedHost host = ScriptedHost.start(script);
                Visit visit = open(host)) {
            assertThatThrownBy(() -> visit.call(new Request.Move(PLACE, RemotePath.of("Share", "b"), null)))
                    .isInstanceOf(Lost.class);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void list_bringsEveryEntry() throws Exception {
        Script script = Script.welcoming((request, _, talk) -> {
            assertThat(((Request.ListFolder) request).deep()).isTrue();
            talk.part(new Part.Entries(List.of(), List.of(Entry.folder("a", 1)), 0));
            talk.part(new Part.Entries(List.of("a"), List.of(Entry.file("b", 2, 2)), 1));
            talk.reply(new Reply.Listed(2, null));
        });
        try (ScriptedHost host = ScriptedHost.start(script);
                Visit visit = open(host)) {
            List<String> names = new ArrayList<>();
            Reply.Listed listed = visit.list(
                    RemotePath.of("Share"),
                    true,
                    false,
                    part -> part.entries()
                            .forEach(entry -> names.add(String.join("/", part.in()) + "/" + entry.name())));
            assertThat(listed.count()).isEqualTo(2);
            assertThat(names).containsExactly("/a", "a/b");
        }
    }

    @Test
    void list_thatIsLostOnTheWay_isNotBegunAgain() throws Exception {
        Script script = Script.welcoming((_, _, talk) -> {
            talk.part(new Part.Entries(List.of(), List.of(Entry.folder("a", 1)), 0));
            talk.channel().flush();
            talk.channel().abort();
        });
        try (ScriptedHost host = ScriptedHost.start(script);
                Visit visit = open(host)) {
            List<Part> heard = new ArrayList<>();
            assertThatThrownBy(() -> visit.list(RemotePath.of("Share"), false, false, heard::add))
                    .isInstanceOf(Lost.class);
            assertThat(heard).hasSizeLessThanOrEqualTo(1);
            assertThat(host.connections()).isLessThanOrEqualTo(2 - heard.size() + 1);
        }
    }

    @Test
    void list_whoseReaderFails_failsWithThat() throws Exception {
        Script script = Script.welcoming((_, _, talk) -> {
            talk.part(new Part.Entries(List.of(), List.of(Entry.folder("a", 1)), 0));
            talk.reply(new Reply.Listed(1, null));
        });
        try (ScriptedHost host = ScriptedHost.start(script);
                Visit visit = open(host)) {
            assertThatThrownBy(() -> visit.list(RemotePath.of("Share"), false, false, _ -> {
                        throw new IllegalStateException("mine");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("mine");
        }
    }

    @Test
    void transferLink_thatWasGivenBack_isLentAgain() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(PONG);
                Visit visit = open(host)) {
            Link first = visit.transferLink();
            Link second = visit.transferLink();
            assertThat(second).isNotSameAs(first);
            visit.release(first);
            assertThat(visit.transferLink()).isSameAs(first);
            assertThat(host.connections()).isEqualTo(3);
        }
    }

    @Test
    void transferLink_givenBackBroken_isNotLentAgain() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(PONG);
                Visit visit = open(host)) {
            Link first = visit.transferLink();
            first.abort();
            visit.release(first);
            assertThat(visit.transferLink()).isNotSameAs(first);
        }
    }

    @Test
    void transferLink_givenBackWithSomethingUnanswered_isEnded() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(Script.welcoming((_, _, _) -> {}));
                Visit visit = open(host)) {
            Link link = visit.transferLink();
            CompletableFuture<Reply.Pong> answer = link.send(new Request.Ping());
            link.flush();
            visit.release(link);
            assertThat(link.isOpen()).isFalse();
            assertThat(answer).isCompletedExceptionally();
        }
    }

    @Test
    void transferLink_whereOneConnectionIsUseful_isTheOnlyOne() throws Exception {
        var limits = new Limits(1_024, 8L * Limits.CHUNK, 16, 1, 0, 10_000);
        try (ScriptedHost host =
                        ScriptedHost.start(Script.welcoming(limits, (_, _, talk) -> talk.reply(new Reply.Pong(1))));
                Visit visit = open(host)) {
            Link link = visit.transferLink();
            link.call(new Request.Ping());
            visit.release(link);
            visit.call(new Request.Ping());
            assertThat(link.isOpen()).isTrue();
            assertThat(host.connections()).isEqualTo(1);
        }
    }

    @Test
    void transferLink_thatNobodyUses_isClosed() throws Exception {
        var times = new LinkTimes(Duration.ofSeconds(60), NEVER, NEVER, Duration.ofMillis(200));
        try (ScriptedHost host = ScriptedHost.start(PONG);
                Visit visit = Visit.open(host.destination(), ME, "tester", times)) {
            Link link = visit.transferLink();
            visit.release(link);
            while (link.isOpen()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            assertThat(visit.call(new Request.Ping()).now()).isEqualTo(1);
            assertThat(host.connections()).isEqualTo(2);
        }
    }

    @Test
    void close_endsEverything() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(Script.welcoming((_, _, _) -> {}))) {
            Visit visit = open(host);
            Link lent = visit.transferLink();
            CompletableFuture<Reply.Pong> answer = lent.send(new Request.Ping());
            lent.flush();
            visit.close();
            assertThat(answer).isCompletedExceptionally();
            assertThat(lent.isOpen()).isFalse();
            visit.release(lent);
            assertThatThrownBy(() -> visit.call(new Request.Ping())).isInstanceOf(Lost.class);
            assertThatThrownBy(visit::transferLink).isInstanceOf(Lost.class);
            assertThat(host.connections()).isEqualTo(2);
            assertThat(host.defect()).isNull();
        }
    }
}
