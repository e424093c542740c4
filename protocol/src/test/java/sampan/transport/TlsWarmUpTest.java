package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class TlsWarmUpTest {
    @Test
    void warmUp_endsAndHoldsNothing() {
        TlsContext context = TlsContext.of(DeviceIdentity.inMemory());
        assertThatCode(() -> new TlsWarmUp(context).run(2_000)).doesNotThrowAnyException();
        assertThat(context.buffers().lent()).isZero();
    }

    @Test
    void warmUp_disturbsNoConnectionOfTheSameContext() throws Exception {
        TlsContext context = TlsContext.of(DeviceIdentity.inMemory());
        new TlsWarmUp(context).run(2);
        try (TlsPair pair = TlsPair.open(TlsContext.of(DeviceIdentity.inMemory()), context)) {
            pair.visitor().write(java.nio.ByteBuffer.wrap(new byte[] {1}));
            pair.visitor().flush();
            java.nio.ByteBuffer heard = java.nio.ByteBuffer.allocate(1);
            assertThat(pair.host().read(heard)).isEqualTo(1);
            assertThat(heard.get(0)).isEqualTo((byte) 1);
        }
    }
}
