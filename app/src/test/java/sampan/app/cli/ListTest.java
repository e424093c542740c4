package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;
import sampan.protocol.Access;

class ListTest {
    @TempDir
    Path folder;

    private Path share = Path.of("");
    private Typist typist = new Typist(share, share);
    private Hosted host;

    @BeforeEach
    void begin() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        typist = new Typist(folder.resolve("home"), folder);
        host = Hosted.of(share, Access.FULL);
    }

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void ls_ofAFolder_hasFoldersFirstInNaturalOrder() throws IOException {
        for (String name : List.of("file10", "file2", "File1", "照片.jpg")) {
            Files.writeString(share.resolve(name), "x");
        }
        Files.createDirectory(share.resolve("zoo"));
        Files.createDirectory(share.resolve("10"));
        Files.createDirectory(share.resolve("9"));

        Said said = typist.run("ls", host.at());

        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo("9/\n10/\nzoo/\nFile1\nfile2\nfile10\n照片.jpg\n");
    }

    @Test
    void ls_onATerminal_fillsColumnsByTheWidthOfItsCharacters() throws IOException {
        for (String name : List.of("一二三", "abcdef", "b", "c", "d")) {
            Files.writeString(share.resolve(name), "x");
        }
        typist.screen = new Screen(false, true, false, () -> 30);

        assertThat(typist.run("ls", host.at()).out())
                .isEqualTo("abcdef  c  一二三\nb       d\n".replace("c  ", "c       "));
    }

    @Test
    void ls_long_showsSizesAndTimes() throws IOException {
        Path file = Files.write(share.resolve("a.bin"), new byte[4096]);
        long time = LocalDateTime.of(2026, 3, 4, 5, 6)
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
        Files.setLastModifiedTime(Files.createDirectory(share.resolve("sub")), FileTime.fromMillis(time));

        assertThat(typist.run("ls", "-l", host.at()).out())
                .isEqualTo("       -  2026-03-04 05:06  sub/\n  4.1 kB  2026-03-04 05:06  a.bin\n");
        Said one = typist.run("ls", "--long", host.at("a.bin"));
        assertThat(one.out()).as(one.err()).isEqualTo("  4.1 kB  2026-03-04 05:06  a.bin\n");
    }

    @Test
    void ls_ofAHost_listsItsShares() {
        assertThat(typist.run("ls", host.library()).out()).isEqualTo("Files/\n");
        assertThat(typist.run("ls", "-l", host.library()).out()).isEqualTo("full              Files/\n");
        typist.language = Language.CHINESE;
        assertThat(typist.run("ls", "-l", host.library()).out()).isEqualTo("完全              Files/\n");
    }

    @Test
    void ls_asJson_givesExactNamesAndASum() throws IOException {
        Files.write(share.resolve("a\u202eb.txt"), new byte[3]);
        Files.createDirectory(share.resolve("sub"));

        Said said = typist.run("ls", "--json", host.at());

        List<JsonObject> lines = said.json();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().get("path").getAsString()).isEqualTo("Files/sub");
        assertThat(lines.getFirst().get("kind").getAsString()).isEqualTo("folder");
        assertThat(lines.get(1).get("path").getAsString()).isEqualTo("Files/a\u202eb.txt");
        assertThat(lines.get(1).get("type").getAsString()).isEqualTo("item");
        assertThat(lines.get(1).get("size").getAsLong()).isEqualTo(3);
        assertThat(said.summary().get("files").getAsLong()).isEqualTo(2);
        assertThat(said.summary().get("bytes").getAsLong()).isEqualTo(3);
        assertThat(typist.run("ls", "--json", host.library())
                        .json()
                        .getFirst()
                        .get("access")
                        .getAsString())
                .isEqualTo("full");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ls_ofNamesThatCouldDriveATerminal_spellsThemOut() throws IOException {
        Files.writeString(share.resolve("exe\u202egpj"), "x");
        Files.writeString(share.resolve("esc\u001b[31m"), "x");

        assertThat(typist.run("ls", host.at()).out())
                .contains("exe\\u202egpj\n")
                .doesNotContain("\u001b", "\u202e");
        assertThat(typist.run("ls", "-l", host.at()).out()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void ls_ofMoreThanIsSorted_listsEverythingOnce() throws IOException {
        int many = Listing.SORTED + 2_000;
        for (int i = 0; i < many; i++) {
            Files.createFile(share.resolve("f" + i));
        }
        typist.screen = new Screen(false, true, false, () -> 80);

        Said said = typist.run("ls", host.at());

        assertThat(said.out().lines().distinct()).hasSize(many);
        assertThat(said.out()).hasLineCount(many);
    }

    @Test
    void ls_ofAnEmptyFolder_saysNothing() {
        assertThat(typist.run("ls", host.at())).isEqualTo(new Said(0, "", ""));
    }

    @Test
    void ls_withTheLinkElsewhere_takesThePathFromTheCommand() throws IOException {
        Files.createDirectories(share.resolve("deep/er"));
        typist.environment.put("SAMPAN_LINK", host.library());
        assertThat(typist.run("ls").out()).isEqualTo("Files/\n");
        assertThat(typist.run("ls", ":/Files/deep").out()).isEqualTo("er/\n");

        typist.environment.clear();
        Path file = Files.writeString(folder.resolve("link.txt"), "\n  " + host.at("deep") + "\n");
        assertThat(typist.run("ls", "--link-file", file.toString()).out()).isEqualTo("er/\n");
        assertThat(typist.run("ls", "--link-file", "link.txt", ":/Files").out()).isEqualTo("deep/\n");
        assertThat(typist.run("ls", "--link-file", "missing.txt", ":/Files").exit())
                .isEqualTo(5);
    }
}
