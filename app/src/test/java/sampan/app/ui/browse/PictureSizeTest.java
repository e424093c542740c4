package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PictureSizeTest {
    private static final String PNG = "89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 08020000 00";
    private static final String GIF = "474946383961 8002 e001 f70000 000000000000000000000000";
    private static final String JPEG =
            "ffd8 ffe0 0010 4a46494600010100000100010000 ffff fe 0004 6869 ffc2 0011 08 01e0 0280 03 012200 021101";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void of_eachKind_isWhatItsHeaderSays() {
        PictureSize size = new PictureSize(640, 480);
        assertThat(PictureSize.of(bytes(PNG))).isEqualTo(size);
        assertThat(PictureSize.of(bytes(GIF))).isEqualTo(size);
        assertThat(PictureSize.of(bytes(JPEG))).isEqualTo(size);
        assertThat(size.pixels()).isEqualTo(307_200);
    }

    @Test
    void of_aPictureThatClaimsBillions_isSo_withoutOverflow() {
        byte[] bomb = bytes(PNG.replace("00000280 000001e0", "7fffffff 7fffffff"));
        PictureSize size = PictureSize.of(bomb);
        assertThat(size == null ? 0 : size.pixels()).isEqualTo(4611686014132420609L);
        assertThat(PictureSize.of(bytes(PNG.replace("00000280", "ffffffff")))).isNull();
    }

    @Test
    void of_somethingElse_isNothing() {
        assertThat(PictureSize.of(new byte[0])).isNull();
        assertThat(PictureSize.of("this is a text that is long enough".getBytes(StandardCharsets.US_ASCII)))
                .isNull();
    }

    @Test
    void of_whateverIsCutOrBroken_neverFails() {
        SplittableRandom random = new SplittableRandom(7);
        for (String hex : new String[] {PNG, GIF, JPEG}) {
            byte[] whole = bytes(hex);
            for (int i = 0; i < 2_000; i++) {
                byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
                if (broken.length > 4) {
                    broken[random.nextInt(2, broken.length)] = (byte) random.nextInt();
                }
                PictureSize size = PictureSize.of(broken);
                assertThat(size == null || size.pixels() > 0).isTrue();
            }
        }
    }
}
