package sampan.app.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.Ikon;

class GlyphTest {
    private static final String PACK = "org.kordamp.ikonli.materialdesign2.MaterialDesign";

    @Test
    void everyGlyph_isADrawingOfThePack() throws ClassNotFoundException {
        Map<String, Integer> pack = new HashMap<>();
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            for (Object constant : Class.forName(PACK + letter).getEnumConstants()) {
                Ikon ikon = (Ikon) constant;
                pack.put(ikon.getDescription().substring("mdi2x-".length()), ikon.getCode());
            }
        }
        assertThat(pack).hasSizeGreaterThan(7000);
        for (Glyph glyph : Glyph.values()) {
            assertThat(pack).containsEntry(glyph.getDescription().substring("mdi2a-".length()), glyph.getCode());
        }
    }
}
