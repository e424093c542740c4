package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Condition;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.DraftId;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceIdentity;

/// Much at once: neither side ever waits for the other for good, and memory does not grow with the number of visitors.
class PressureTest {
    private static final Condition ABSENT = new Condition.Absent();

    /// Keeps nothing of small files, and counts how they came.
    private static final class Sink extends MemoryStorage {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger settled = new AtomicInteger();
        private final AtomicInteger largest = new AtomicInteger();

        @Override
        public Pending begin(Request.Put put, byte[] bytes, Digest digest, boolean anonymous) throws StorageException {
            begun.incrementAndGet();
            return super.begin(put, bytes, digest, anonymous);
        }

        @Override
        public synchronized List<Outcome> settle(List<Pending> group) {
            settled.addAndGet(group.size());
            largest.accumulateAndGet(group.size(), Math::max);
            Entry entry = Entry.file("", 1, 1);
            return group.stream()
                    .<Outcome>map(_ -> new Settled(new Reply.Stored(entry, false)))
                    .toList();
        }
    }

    private static Request.Put put(int i, byte[] bytes) {
        return new Request.Put(RemotePath.of("full", "file" + i), bytes.length, 1_000, ABSENT, null);
    }

    @Test
    void hundredThousandPipelinedPuts_throughSmallBuffers_allArrive() throws IOException {
        Sink sink = new Sink();
        try (House house = House.on(sink, config -> config);
                NarrowRelay relay = new NarrowRelay(house.link());
                Caller caller = Caller.enter(relay.link(), DeviceIdentity.inMemory())) {
            int count = 100_000;
            byte[] bytes = new byte[50];
            Deque<Caller.Asked> asked = new ArrayDeque<>();
            for (int i = 0; i < count; i++) {
                asked.add(caller.send(put(i, bytes), bytes));
                if (asked.size() > 4_000) {
                    asked.remove().reply();
                }
            }
            caller.flush();
            for (Caller.Asked one : asked) {
                assertThat(one.reply()).isInstanceOf(Reply.Stored.class);
            }
            assertThat(sink.begun).hasValue(count);
            assertThat(sink.settled).hasValue(count);
            assertThat(sink.largest.get()).isBetween(2, 256);
            house.assertServes();
        }
    }

    @Test
    void pipelinedPuts_onAWideWay_areSettledInLargeGroups() throws IOException {
        Sink sink = new Sink();
        try (House house = House.on(sink, config -> config);
                Caller caller = house.guest()) {
            byte[] bytes = new byte[4_096];
            List<Caller.Asked> asked = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                asked.add(caller.send(put(i, bytes), bytes));
            }
            caller.flush();
            for (Caller.Asked one : asked) {
                assertThat(one.reply()).isInstanceOf(Reply.Stored.class);
            }
            assertThat(sink.largest.get()).isBetween(16, 256);
        }
    }

    @Test
    void moreStalledSendersThanBuffers_stopNobody() throws IOException {
        try (House house = House.on(new MemoryStorage(), config -> config)) {
            List<Caller> stalled = new ArrayList<>();
            try {
                for (int i = 0; i < 40; i++) {
                    Caller one = house.guest();
                    stalled.add(one);
                    one.begin(put(i, new byte[Limits.CHUNK]), true);
                    one.data(new byte[Limits.CHUNK], 0, Limits.CHUNK - 1);
                    one.flush();
                }
                House.await(() -> house.server().visitors().stream().allMatch(v -> v.received() > Limits.CHUNK - 1));
                byte[] bytes = new byte[2 * Limits.CHUNK + 100];
                new Random(4).nextBytes(bytes);
                upload(house, bytes);
                assertThat(house.share("full").bytes("big")).isEqualTo(bytes);
                for (int i = 0; i < 40; i++) {
                    stalled.get(i).data(new byte[1], 0, 1);
                    stalled.get(i).mark(Digests.chunk(new byte[Limits.CHUNK], 0, Limits.CHUNK), true);
                    stalled.get(i).ask(new Request.Ping());
                }
                assertThat(house.share("full").names()).hasSize(41);
            } finally {
                stalled.forEach(Caller::close);
            }
            house.assertServes();
        }
    }

    private static void upload(House house, byte[] bytes) throws IOException {
        DraftId id = new DraftId("00112233445566778899aabbccddeeff");
        Request.DraftRef draft = new Request.DraftRef("full", id);
        try (Caller caller = house.guest()) {
            caller.ask(new Request.Offer(id, RemotePath.of("full", "big"), bytes.length, 0, ABSENT));
            ChunkRange all = new ChunkRange(0, 3);
            assertThat(caller.ask(new Request.PutChunks(draft, all), bytes))
                    .isEqualTo(new Reply.ChunksStored(new ChunkSet(List.of(all))));
            caller.ask(new Request.Publish(draft, new Digest(0, 0), 0, ABSENT, null, null));
        }
    }

    @Test
    void moreVisitorsWhoTakeNothingThanBuffers_stopNobody() throws IOException {
        byte[] bytes = new byte[16 * Limits.CHUNK];
        new Random(5).nextBytes(bytes);
        try (House house = House.on(new MemoryStorage().with("big", bytes), config -> config)) {
            List<RawTalk> stalled = new ArrayList<>();
            try {
                for (int i = 0; i < 20; i++) {
                    RawTalk one = RawTalk.connect(house.link());
                    stalled.add(one);
                    one.hello();
                    one.send(new Request.Get(RemotePath.of("full", "big"), 0, -1, null));
                }
                House.await(() -> house.server().visitors().stream().allMatch(v -> v.sent() > Limits.CHUNK));
                try (Caller caller = house.guest()) {
                    var get = new Request.Get(RemotePath.of("full", "big"), 0, -1, null);
                    assertThat(caller.wait(caller.send(get)).body()).isEqualTo(bytes);
                }
            } finally {
                stalled.forEach(RawTalk::close);
            }
            House.await(() -> house.server().visitors().isEmpty());
            house.assertServes();
        }
    }
}
