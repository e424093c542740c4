package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Who must go for whom, and who may not even knock.
class AdmissionTest {
    private record One(Source source, int number) implements Admission.Stranger {}

    private static final Source FAR = new Source("c0000201", false);
    private static final Source HERE = new Source("7f000001", true);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Admission admission = new Admission(
            new ServerLimits(
                    2, 4, 2, 3, Duration.ofSeconds(10), Duration.ofSeconds(60), sampan.protocol.Limits.DEFAULT),
            now::get);

    @Test
    void oneMoreStranger_endsTheOldest() {
        for (int i = 0; i < 4; i++) {
            One one = new One(HERE, i);
            assertThat(admission.enter(one)).isEmpty();
            admission.handshaken(one);
        }
        assertThat(admission.enter(new One(HERE, 4))).containsExactly(new One(HERE, 0));
        assertThat(admission.strangers()).isEqualTo(4);
    }

    @Test
    void oneMoreHandshake_endsTheOldest_ifThatHadItsTime() {
        List<Admission.Stranger> gone = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            gone.addAll(admission.enter(new One(HERE, i)));
        }
        now.addAndGet(Duration.ofMillis(1_001).toNanos());
        gone.addAll(admission.enter(new One(HERE, 3)));
        assertThat(gone).containsExactly(new One(HERE, 0));
    }

    @Test
    void manyHandshakesAtOnce_areNoFlood() {
        List<Admission.Stranger> gone = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            gone.addAll(admission.enter(new One(HERE, i)));
        }
        assertThat(gone).isEmpty();
    }

    @Test
    void oneMoreFromASource_endsTheOldestOfThatSource() {
        One near = new One(HERE, 0);
        admission.enter(near);
        admission.enter(new One(FAR, 1));
        admission.enter(new One(FAR, 2));
        assertThat(admission.enter(new One(FAR, 3))).containsExactly(new One(FAR, 1));
        assertThat(admission.join(near)).isTrue();
    }

    @Test
    void members_areCounted_andAreNoStrangers() {
        One[] ones = {new One(HERE, 0), new One(HERE, 1), new One(HERE, 2)};
        for (One one : ones) {
            admission.enter(one);
        }
        assertThat(admission.join(ones[0])).isTrue();
        assertThat(admission.join(ones[1])).isTrue();
        assertThat(admission.join(ones[2])).isFalse();
        admission.leave(ones[0]);
        assertThat(admission.join(ones[2])).isTrue();
        assertThat(admission.strangers()).isZero();
        assertThat(admission.members()).isEqualTo(2);
    }

    @Test
    void whoHadToGo_canNotJoin() {
        One first = new One(FAR, 0);
        admission.enter(first);
        admission.enter(new One(FAR, 1));
        admission.enter(new One(FAR, 2));
        assertThat(admission.join(first)).isFalse();
    }

    @Test
    void faults_costMoreAndMore_andAreForgotten() {
        Penalties penalties = new Penalties(now::get);
        for (int i = 0; i < 5; i++) {
            penalties.fault(FAR);
            assertThat(penalties.refuse(FAR)).isFalse();
        }
        penalties.fault(FAR);
        assertThat(penalties.refuse(FAR)).isTrue();
        now.addAndGet(Duration.ofMillis(1_100).toNanos());
        assertThat(penalties.refuse(FAR)).isFalse();
        for (int i = 0; i < 30; i++) {
            penalties.fault(FAR);
        }
        now.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(penalties.refuse(FAR)).isTrue();
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(penalties.refuse(FAR)).isFalse();
        penalties.fault(FAR);
        assertThat(penalties.refuse(FAR)).isFalse();
    }

    @Test
    void thisComputer_isNeverRefused_andAVisitorPardonsItsSource() {
        Penalties penalties = new Penalties(System::nanoTime);
        for (int i = 0; i < 100; i++) {
            penalties.fault(HERE);
            penalties.fault(FAR);
        }
        assertThat(penalties.refuse(HERE)).isFalse();
        assertThat(penalties.refuse(FAR)).isTrue();
        penalties.pardon(FAR);
        assertThat(penalties.refuse(FAR)).isFalse();
    }

    @Test
    void addressesOfOneHousehold_countTogether() throws Exception {
        Source one = Source.of(java.net.InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6"));
        assertThat(Source.of(java.net.InetAddress.ofLiteral("2001:db8:1:2:ffff::1")))
                .isEqualTo(one);
        assertThat(Source.of(java.net.InetAddress.ofLiteral("2001:db8:1:3::1"))).isNotEqualTo(one);
        assertThat(Source.of(java.net.InetAddress.ofLiteral("127.0.0.1")).local())
                .isTrue();
    }
}
