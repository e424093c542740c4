package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;

/// `sampan shell`, driven by a pipe.
class ShellTest {
    @TempDir
    private Path folder;

    private Path shared;
    private Path local;
    private Path here;
    private Hosting host;
    private Typist visitor;
    private String link;

    @BeforeEach
    void open() throws Exception {
        shared = Files.createDirectories(folder.resolve("Photos"));
        Files.createDirectories(shared.resolve("2026/旅行"));
        Files.writeString(shared.resolve("notes.txt"), "a note");
        Files.writeString(shared.resolve("2026/a picture.jpg"), "a picture");
        local = folder.resolve("here");
        here = Files.createDirectories(local.resolve("below"));
        host = Hosting.running(
                new Typist(folder.resolve("owner"), folder),
                "host",
                shared.toString(),
                "--port",
                "0",
                "--access",
                "full");
        link = host.firstLine().replaceFirst("^link ", "");
        visitor = new Typist(folder.resolve("visitor"), local);
    }

    @AfterEach
    void close() {
        host.close();
    }

    private Said shell(String typed) {
        return visitor.typing(typed).run("shell", link);
    }

    @Test
    void lessonsCommands_work_withoutAPromptInTheWay() throws Exception {
        Files.writeString(local.resolve("mine.txt"), "mine");
        Said said = shell("list\nget notes.txt\nput mine.txt\nlist\nquit\nlist\n");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo("2026/\nnotes.txt\n2026/\nmine.txt\nnotes.txt\n");
        assertThat(local.resolve("notes.txt")).hasContent("a note");
        assertThat(shared.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void foldersOfBothSides_areWhereOneStands() throws Exception {
        Said said = shell("""
            pwd
            cd 2026
            pwd
            lcd below
            get "a picture.jpg"
            lls
            mkdir new
            mv a\\ picture.jpg new
            cd new/../new
            ls
            rm '/Photos/notes.txt'
            cd ..
            cd /
            ls
            cd
            pwd
            """);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out().lines())
                .containsExactly(
                        "/Photos", "/Photos/2026", here.toString(), "a picture.jpg", "a picture.jpg", "Photos/", "/");
        assertThat(here.resolve("a picture.jpg")).hasContent("a picture");
        assertThat(shared.resolve("2026/new/a picture.jpg")).hasContent("a picture");
        assertThat(shared.resolve("notes.txt")).doesNotExist();
    }

    @Test
    void whatFails_isOneLine_andTheNextLineIsServed() {
        Said said = shell("get nothing\ncd notes.txt\ncd nowhere\nnonsense\nget 'open\ncd ..\nls\n");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("Photos/\n");
        assertThat(said.err().lines()).hasSize(5).allMatch(line -> line.startsWith("sampan: "));
    }

    @Test
    void oneKindOfFailure_isTheExitCode() {
        assertThat(shell("nonsense\n").exit()).isEqualTo(2);
        assertThat(shell("lcd nowhere\n").exit()).isEqualTo(5);
        assertThat(shell("").exit()).isZero();
    }

    @Test
    void optionsOfCommands_areTheirs() throws Exception {
        Files.writeString(local.resolve("notes.txt"), "old");
        Said said = shell("get notes.txt\nget --on-conflict replace --to . notes.txt\nls -l\n");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(local.resolve("notes.txt")).hasContent("a note");
        assertThat(said.out()).contains("notes.txt");
    }

    @Test
    void trustedName_isEnough_andChineseIsSpoken() {
        assertThat(visitor.run("trust", link, "--as", "office").exit()).isZero();
        visitor.language = Language.CHINESE;
        Said said = visitor.typing("ls\ncd Photos/2026\nls\n什么\n").run("shell", "office");
        assertThat(said.out()).isEqualTo("Photos/\n旅行/\na picture.jpg\n");
        assertThat(said.err()).isEqualTo("sampan: 这里没有 什么；输入 help 看有什么。\n");
        assertThat(visitor.run("shell", "nobody").exit()).isEqualTo(2);
    }

    @Test
    void help_printsTheGuide() {
        assertThat(shell("help\n").out()).contains("list [FOLDER]", "get FILE...", "put FILE...", "quit");
    }

    @Test
    void hostThatIsNotThere_isOneLine() {
        host.close();
        Said said = shell("ls\n");
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).startsWith("sampan: ").hasLineCount(1);
    }
}
