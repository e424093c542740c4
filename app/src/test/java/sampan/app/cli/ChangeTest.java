package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.cli.Typist.Said;
import sampan.protocol.Access;

/// `mkdir`, `mv` and `rm`.
class ChangeTest {
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
        typist.environment.put("SAMPAN_LINK", host.library());
    }

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void mkdir_ofSeveral_makesThem() {
        assertThat(typist.run("mkdir", ":/Files/a", ":/Files/b")).isEqualTo(new Said(0, "", ""));
        assertThat(share.resolve("a")).isDirectory();
        assertThat(share.resolve("b")).isDirectory();
    }

    @Test
    void mkdir_withoutItsParent_failsUnlessAsked() {
        Said said = typist.run("mkdir", ":/Files/x/y");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).startsWith("sampan: Files/x/y: ").hasLineCount(1);
        assertThat(typist.run("mkdir", "-p", ":/Files/x/y").exit()).isZero();
        assertThat(share.resolve("x/y")).isDirectory();
    }

    @Test
    void mkdir_ofABadNameAmongGoodOnes_makesTheGoodOnes() {
        Said said = typist.run("mkdir", ":/Files/good", ":/Files/a:b", ":/Files/fine");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo("sampan: Files/a:b: The characters < > : \" | ? * aren't allowed in a name there.\n");
        assertThat(share.resolve("good")).isDirectory();
        assertThat(share.resolve("fine")).isDirectory();
    }

    @Test
    void mv_givesAnotherName() throws IOException {
        Files.writeString(share.resolve("old.txt"), "x");
        assertThat(typist.run("mv", ":/Files/old.txt", ":/Files/New.txt")).isEqualTo(new Said(0, "", ""));
        assertThat(share.resolve("New.txt")).hasContent("x");
        assertThat(typist.run("mv", ":/Files/New.txt", ":/Files/new.txt").exit())
                .isZero();
        assertThat(share.toFile().list()).contains("new.txt");
    }

    @Test
    void mv_intoAFolder_keepsTheName() throws IOException {
        Files.createDirectories(share.resolve("from/inner"));
        Files.createDirectory(share.resolve("to"));
        assertThat(typist.run("mv", ":/Files/from/inner", ":/Files/to").exit()).isZero();
        assertThat(share.resolve("to/inner")).isDirectory();
        assertThat(typist.run("mv", ":/Files/to/inner", ":/Files").exit()).isZero();
        assertThat(share.resolve("inner")).isDirectory();
    }

    @Test
    void mv_ontoATakenName_leavesBoth() throws IOException {
        Files.writeString(share.resolve("a"), "a");
        Files.writeString(share.resolve("b"), "b");
        Said said = typist.run("mv", ":/Files/a", ":/Files/b");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("sampan: Files/b: Something there has this name already.\n");
        assertThat(share.resolve("a")).hasContent("a");
        assertThat(share.resolve("b")).hasContent("b");
    }

    @Test
    void mv_betweenHosts_isAUsageError() throws IOException {
        try (Hosted other = Hosted.of(Files.createDirectory(folder.resolve("other")), Access.FULL)) {
            assertThat(typist.run("mv", host.at("a"), other.at("b")).exit()).isEqualTo(2);
        }
    }

    @Test
    void rm_ofFilesAndFolders_putsThemIntoTheTrash() throws IOException {
        Files.writeString(Files.createDirectories(share.resolve("tree/deep")).resolve("f"), "precious");
        Files.writeString(share.resolve("a.txt"), "a");
        assertThat(typist.run("rm", ":/Files/tree", ":/Files/a.txt")).isEqualTo(new Said(0, "", ""));
        assertThat(share.resolve("tree")).doesNotExist();
        assertThat(share.resolve("a.txt")).doesNotExist();
        try (var kept = Files.walk(share.resolve(".sampan/trash"))) {
            assertThat(kept.filter(Files::isRegularFile).map(ChangeTest::read)).contains("precious", "a");
        }
    }

    @Test
    void rm_ofSomethingMissing_goesOnWithTheRest() throws IOException {
        Files.writeString(share.resolve("b"), "b");
        Said said = typist.run("rm", ":/Files/a", ":/Files/b");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("sampan: Files/a: It is not there, or no longer.\n");
        assertThat(share.resolve("b")).doesNotExist();
    }

    @Test
    void rm_ofAWholeShare_isRefused() throws IOException {
        Files.writeString(share.resolve("b"), "b");
        assertThat(typist.run("rm", ":/Files").exit()).isIn(1, 4);
        assertThat(share.resolve("b")).exists();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
