package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
    private static final DeviceIdentity ONE = DeviceIdentity.inMemory();

    @Test
    void id_isTheHashOfTheCertificatesPublicKey() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(ONE.certificate().getPublicKey().getEncoded());
        assertThat(ONE.id().hex()).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void text_readAgain_isTheSameDevice() {
        assertThat(ONE.id().text()).hasSize(DeviceId.TEXT_LENGTH).matches("[A-Za-z0-9_-]+");
        assertThat(DeviceId.parse(ONE.id().text())).isEqualTo(ONE.id());
    }

    @Test
    void hex_readAgain_isTheSameDevice_andNothingElseIsRead() {
        String hex = ONE.id().hex();
        assertThat(DeviceId.ofHex(hex)).isEqualTo(ONE.id());
        for (String other :
                new String[] {"", hex.substring(2), hex + "00", "AB" + hex.substring(2), "xy" + hex.substring(2)}) {
            assertThatThrownBy(() -> DeviceId.ofHex(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void fingerprint_isTheHexInSixteenGroupsOfFour() {
        assertThat(ONE.id().fingerprint()).matches("([0-9a-f]{4} ){15}[0-9a-f]{4}");
        assertThat(ONE.id().fingerprint().replace(" ", "")).isEqualTo(ONE.id().hex());
    }

    @Test
    void twoIdentities_haveDifferentIds() {
        assertThat(DeviceIdentity.inMemory().id()).isNotEqualTo(ONE.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA+AAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAéAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"
            })
    void parse_ofAnotherSpelling_isRefused(String text) {
        assertThatThrownBy(() -> DeviceId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
