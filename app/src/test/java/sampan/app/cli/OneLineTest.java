package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;
import sampan.protocol.Access;
import sampan.server.AccessStore;
import sampan.server.Invitation;
import sampan.server.SampanServer;
import sampan.server.ServerEvent;

/// What goes wrong for many files at once, for one reason, is told in one line that names where it went wrong.
class OneLineTest {
    private static final int FILES = 300;

    @TempDir
    Path folder;

    private Path share = Path.of("");
    private Typist typist = new Typist(share, share);
    private Hosted host;

    @BeforeEach
    void begin() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        typist = new Typist(folder.resolve("home"), Files.createDirectory(folder.resolve("here")));
        visit(Hosted.of(share, Access.FULL));
    }

    private void visit(Hosted one) {
        host = one;
        typist.environment.put("SAMPAN_LINK", host.library());
    }

    @AfterEach
    void end() {
        host.close();
    }

    private static Path many(Path top, int files) throws IOException {
        Files.createDirectories(top.resolve("inner"));
        for (int i = 0; i < files; i++) {
            Files.writeString((i % 2 == 0 ? top : top.resolve("inner")).resolve("f" + i), "x" + i);
        }
        return top;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void put_ofAFolderWhoseNameIsNotAllowed_namesTheFolder() throws IOException {
        many(typist.folder.resolve("bad?"), FILES);
        Files.writeString(typist.folder.resolve("good"), "good");

        Said said = typist.run("put", "bad?", "good", ":/Files");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo("sampan: bad?: The characters < > : \" | ? * aren't allowed in a name there.\n");
        assertThat(share.resolve("good")).hasContent("good");
        Said counted = typist.run("put", "--json", "bad?", ":/Files");
        assertThat(counted.summary().get("failed").getAsInt()).isEqualTo(FILES + 1);
        assertThat(counted.json())
                .filteredOn(line -> line.get("type").getAsString().equals("item"))
                .hasSize(FILES + 1)
                .allSatisfy(
                        line -> assertThat(line.get("outcome").getAsString()).isEqualTo("failed"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void put_intoAFolderThatIsNotThere_namesThatFolder(Language language) throws IOException {
        many(typist.folder.resolve("tree"), FILES);
        Files.write(typist.folder.resolve("large"), new byte[3_000_000]);
        Files.writeString(typist.folder.resolve("a"), "a");
        Files.writeString(typist.folder.resolve("b"), "b");
        typist.language = language;
        String sentence =
                language == Language.ENGLISH ? "There is no such folder there, or no longer." : "那里没有这个文件夹，或者已经不在了。";

        for (String what : new String[] {"tree", "large", "a b", "a tree large"}) {
            Said said = typist.run(("put " + what + " :/Files/nowhere").split(" "));
            assertThat(said.err()).isEqualTo("sampan: Files/nowhere: " + sentence + "\n");
            assertThat(said.exit()).isEqualTo(1);
        }
        assertThat(typist.run("put", "a", ":/None").err()).isEqualTo("sampan: None: " + sentence + "\n");
        Files.writeString(share.resolve("file"), "no folder");
        assertThat(typist.run("put", "a", ":/Files/file").err()).isEqualTo("sampan: Files/file: " + sentence + "\n");
        assertThat(share.resolve("file")).hasContent("no folder");
    }

    @Test
    void put_whereNothingMayBeAdded_saysSoOnce() throws IOException {
        host.close();
        visit(Hosted.of(share, Access.READ));
        many(typist.folder.resolve("tree"), FILES);
        for (String what : new String[] {"tree", "tree/f0 tree/f2"}) {
            Said said = typist.run(("put " + what + " :/Files").split(" "));
            assertThat(said.err()).isEqualTo("sampan: This share is read-only.\n");
            assertThat(said.exit()).isEqualTo(4);
        }
    }

    @Test
    void get_ofAFolderWhoseNameAFileHas_namesTheFolder() throws IOException {
        many(share.resolve("tree"), FILES);
        Files.writeString(Files.createDirectory(typist.folder.resolve("tree")).resolve("inner"), "a file of mine");

        Said said = typist.run("get", ":/Files/tree");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo("sampan: tree/inner: Something else has this name here, and a folder is needed.\n");
        assertThat(typist.folder.resolve("tree/inner")).hasContent("a file of mine");
        assertThat(typist.folder.resolve("tree/f0")).hasContent("x0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void get_whereNothingCanBeWritten_namesThatFolder() throws IOException {
        many(share.resolve("tree"), FILES);
        Files.write(share.resolve("large"), new byte[3_000_000]);
        for (String what : new String[] {":/Files/tree/f0 :/Files/tree/f2", ":/Files/large"}) {
            Said said = typist.run(("get " + what + " --to /proc").split(" "));
            assertThat(said.err())
                    .isEqualTo("sampan: /proc: It can't be written here: the folder is gone,"
                            + " you have no permission, or the disk is read-only.\n");
            assertThat(said.exit()).isEqualTo(5);
        }
        assertThat(typist.run("get", ":/Files/tree", "--to", "/proc").err())
                .startsWith("sampan: tree: It can't be written here")
                .hasLineCount(1);
    }

    /// The first file that arrives or is fetched makes the host take back everything.
    @ParameterizedTest
    @CsvSource({"get :/Files/tree", "put tree :/Files"})
    void hostThatTakesTheRightBackInTheMiddle_saysSoOnce(String line) throws IOException {
        host.close();
        many(typist.folder.resolve("tree"), FILES);
        many(share.resolve("tree"), line.startsWith("get") ? FILES : 0);
        CompletableFuture<Runnable> revoke = new CompletableFuture<>();
        Consumer<ServerEvent> listener = event -> {
            if (event instanceof ServerEvent.FileFetched || event instanceof ServerEvent.FileArrived) {
                revoke.join().run();
            }
        };
        AccessStore store = AccessStore.inMemory();
        visit(Hosted.of(share, Access.ADD, store, listener));
        revoke.complete(() -> revokeAll(host.server(), store));

        Path back = Files.createDirectory(folder.resolve("back"));
        Said said = typist.run((line.startsWith("get") ? line + " --to " + back : line).split(" "));

        assertThat(said.exit()).as(said.err()).isEqualTo(4);
        assertThat(said.err()).startsWith("sampan: The host ").hasLineCount(1);
        assertThat(back.toFile().list()).doesNotContain("f299");
    }

    private static void revokeAll(SampanServer server, AccessStore store) {
        try {
            for (Invitation link : store.invitations()) {
                server.revoke(link.id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void put_ofAnInputThatNeverEnds_stopsWhenAsked() throws Exception {
        PipedOutputStream never = new PipedOutputStream();
        typist.in = new PipedInputStream(never);
        CompletableFuture<Said> said = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> said.complete(typist.run("put", "-", ":/Files/endless")));
        typist.stop.get(60, TimeUnit.SECONDS).accept(Stopping.Signal.INTERRUPT);
        try {
            assertThat(said.get(60, TimeUnit.SECONDS)).isEqualTo(new Said(130, "", "sampan: Cancelled.\n"));
            assertThat(share.resolve("endless")).doesNotExist();
        } finally {
            never.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ls :/Files/none, 1, Files/none: It is not there",
        "mv :/Files/none :/Files/x, 1, Files/none: It is not there",
        "mkdir :/, 1, /: That is not possible there.",
        "rm :/, 1, /: That is not possible there.",
        "get :/Files/dir --to -, 1, dir: It is a folder",
        "get :/Files/none --to -, 1, none: It is not there",
        "put none :/Files, 5, none: It is not here",
        "put a :/, 2, A share is missing",
        "mv :/ :/Files/x, 2, A share is missing",
    })
    void whatWentWrong_isNamed(String line, int exit, String begin) throws IOException {
        Files.createDirectory(share.resolve("dir"));
        Said said = typist.run(line.split(" "));
        assertThat(said.err()).startsWith("sampan: " + begin).hasLineCount(1);
        assertThat(said.exit()).isEqualTo(exit);
    }

    @Test
    void mv_thatTheHostRefuses_namesTheOneThatIsMeant() throws IOException {
        host.close();
        visit(Hosted.of(share, Access.FULL));
        Files.writeString(share.resolve("a"), "a");
        assertThat(typist.run("mv", ":/Files/a", ":/Files/no/b").err())
                .isEqualTo("sampan: Files/no: It is not there, or no longer.\n");
        assertThat(typist.run("mv", ":/Files/a", ":/Files/b:c").err()).startsWith("sampan: Files/b:c: The characters ");
        assertThat(typist.run("mv", ":/Files", ":/Files/a").err()).startsWith("sampan: Files: ");
        assertThat(share.resolve("a")).hasContent("a");
    }
}
