package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.app.text.Language;
import sampan.app.text.Text;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;

class RowTest {
    private static final Text ENGLISH = new Text(Language.ENGLISH, Text.Area.WINDOW);
    private static final Text CHINESE = new Text(Language.CHINESE, Text.Area.WINDOW);

    private static Row file(String name) {
        return Row.of(RemotePath.of("Photos"), Entry.file(name, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "cover.PNG, PNG image",
        "talk.mp4, MP4 video",
        "backup.tar.gz, GZ archive",
        "年度报告.pdf, PDF document",
        "README, File",
        ".bashrc, File",
        "archive.a-b, File",
        "letter.xyz, XYZ file",
        "trailing., File"
    })
    void type_saysWhatItSeemsToBe(String name, String type) {
        assertThat(file(name).type(ENGLISH)).isEqualTo(type);
    }

    @Test
    void type_isInThePersonsLanguage() {
        assertThat(file("cover.png").type(CHINESE)).isEqualTo("PNG 图片");
        assertThat(Row.of(RemotePath.LIBRARY, Entry.folder("Photos", 1)).type(CHINESE))
                .isEqualTo("共享");
    }

    @Test
    void shown_replacesWhatCouldDeceive() {
        assertThat(file("photo\u202Egpj.exe").shown()).isEqualTo("photo\uFFFDgpj.exe");
        assertThat(file("photo\u202Egpj.exe").kind()).isEqualTo(FileKind.PROGRAM);
        assertThat(file("a_b<b>c & d.txt").shown()).isEqualTo("a_b<b>c & d.txt");
    }

    @Test
    void path_keepsTheNameAsTheHostHasIt() {
        assertThat(file("photo\u202Egpj.exe").path()).isEqualTo(RemotePath.of("Photos", "photo\u202Egpj.exe"));
    }
}
