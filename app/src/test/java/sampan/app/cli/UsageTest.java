package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.cli.Typist.Said;
import sampan.app.store.Home;
import sampan.app.text.Language;
import sampan.app.text.Text;

class UsageTest {
    private static final String PIN = "A".repeat(43);
    private static final String SECRET = "BBBBBBBBBBBBBBBBBBBBBA";

    @TempDir
    Path folder;

    private Typist typist = new Typist(Path.of(""), Path.of(""));

    @BeforeEach
    void begin() {
        typist = new Typist(folder.resolve("home"), folder);
    }

    @Test
    void help_listsEveryCommandOnce() {
        Said said = typist.run("--help");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        for (Command command : Terminal.COMMANDS) {
            assertThat(said.out()).containsOnlyOnce("\n  " + command.name() + " ");
        }
        assertThat(typist.run("help").out()).isEqualTo(said.out());
    }

    @Test
    void noWords_atAll_showTheHelpAndFail() {
        Said said = typist.run();
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).contains("sampan COMMAND");
    }

    @Test
    void version_isOneLine() {
        assertThat(typist.run("--version").out()).matches("sampan \\S+\n");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void help_ofEveryCommand_describesEveryOption(Language language) {
        typist.language = language;
        for (Command command : Terminal.COMMANDS) {
            Said said = typist.run(command.name(), "--help");
            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(said.out()).contains("sampan " + command.name());
            for (Grammar.Option option : command.grammar().options()) {
                assertThat(said.out()).contains(option.names());
            }
            assertThat(said).isEqualTo(typist.run("help", command.name()));
        }
    }

    @Test
    void help_inChinese_isChinese() {
        typist.language = Language.CHINESE;
        assertThat(typist.run("ls", "--help").out()).contains("用法：", "选项：", "列出主机的共享");
        assertThat(typist.run("nonsense").err()).isEqualTo("sampan: 没有 nonsense 这个命令。可以试试：sampan --help\n");
    }

    @Test
    void help_ofALaterCommand_doesNotPromiseIt() {
        for (String later : List.of("sync")) {
            assertThat(typist.run(later, "--help").exit()).isEqualTo(2);
        }
    }

    @Test
    void usageMessages_areAllOfOptionsThatAre() throws IOException {
        List<String> wanted = new ArrayList<>(List.of("usage.overview", "usage.more"));
        wanted.addAll(List.of("usage.heading.usage", "usage.heading.options", "usage.option.help"));
        Text text = new Text(Language.ENGLISH, Text.Area.TERMINAL);
        for (Command command : Terminal.COMMANDS) {
            wanted.add("usage." + command.name());
            wanted.add("usage." + command.name() + ".short");
            for (Grammar.Option option : command.grammar().options()) {
                String own = "usage." + command.name() + "." + option.word();
                wanted.add(text.has(own) ? own : "usage.option." + option.word());
            }
        }
        Properties all = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/sampan/app/text/terminal.properties"))) {
            all.load(in);
        }
        assertThat(all.stringPropertyNames().stream().filter(key -> key.startsWith("usage.")))
                .hasSameElementsAs(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "--nonsense",
                "ls --nonsense office:/",
                "ls office:/ more:/",
                "ls nocolon",
                "ls :/Photos",
                "ls unknown:/Photos",
                "ls sampan://host:7267/#short.cut",
                "ls unknown:/../etc",
                "mkdir",
                "mkdir unknown:/a/../b",
                "put unknown:/x",
                "put - a unknown:/x",
                "mv unknown:/a",
                "trust",
                "trust nolink",
                "host",
                "host --port 70000 .",
                "host --port x .",
                "host --bind not.an.address.invalid .",
                "host --access all .",
                "host --expires soon .",
                "host --model all .",
                "host --classic x .",
                "host --classic not.an.address.invalid:1 .",
                "echo a",
                "echo --port x",
                "echo --connect localhost:1 --port 2",
                "echo --connect localhost:x",
                "host --name a . ..",
                "host a ./b/../a",
                "host --name a/b .",
                "access revoke",
                "access forget x",
                "ls -l -l unknown:/",
                "ls --link-file",
            })
    void words_thatMakeNoSense_areUsageErrorsInOneLine(String line) {
        Said said = typist.run(line.split(" "));
        assertThat(said.exit()).as(said.err()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("sampan: ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "mkdir", "trust", "nonsense", "ls --nonsense", "--nonsense", "ls x", "mv x"})
    void errors_aboutALink_neverShowItsSecret(String line) {
        for (String link : List.of(
                "sampan://host:7267/a/../b#" + PIN + "." + SECRET,
                "sampan://host:7267/#" + PIN + "." + SECRET + "cut",
                "sampan://host:99999/#" + PIN + "." + SECRET,
                "xsampan://host:7267/#" + PIN + "." + SECRET)) {
            List<String> typed = new ArrayList<>(List.of(line.split(" ")));
            typed.add(link);
            Said said = typist.run(typed.toArray(String[]::new));
            assertThat(said.exit()).as(said.err()).isEqualTo(2);
            assertThat(said.out() + said.err()).doesNotContain(SECRET);
        }
    }

    @Test
    void atSign_isAnOrdinaryCharacter() throws IOException {
        Files.writeString(folder.resolve("words"), "--help");
        assertThat(typist.run("ls", "@" + folder.resolve("words")).err()).contains("@");
    }

    @Test
    void output_thatNobodyTakes_isALocalError() {
        var err = new ByteArrayOutputStream();
        assertThat(typist.run(failing("No space left on device"), err, "--help"))
                .isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("sampan: The output can't be written.\n");
    }

    @Test
    void output_whoseReaderLeft_endsQuietly() {
        var err = new ByteArrayOutputStream();
        assertThat(typist.run(failing("Broken pipe"), err, "--help")).isEqualTo(5);
        assertThat(err.size()).isZero();
    }

    @Test
    void fileNames_inAnotherCharacterSet_areWarnedOf() {
        typist.fileNames = "ANSI_X3.4-1968";
        Said said = typist.run("--help");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).contains("ANSI_X3.4-1968", "LC_ALL=C.UTF-8").hasLineCount(1);
    }

    @Test
    void defect_isOneSentenceAndALogWithoutSecrets() throws IOException {
        var err = new ByteArrayOutputStream();
        var broken = new Surroundings(
                typist.environment,
                Home.in(folder.resolve("home")),
                Language.ENGLISH,
                folder,
                "UTF-8",
                typist.in,
                OutputStream.nullOutputStream(),
                err,
                new Screen(false, true, false, () -> {
                    throw new IllegalStateException("sampan://h/#" + PIN + "." + SECRET);
                }),
                _ -> {});
        assertThat(Terminal.run(broken, "ls", "--help")).isEqualTo(70);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("sampan.log").hasLineCount(1);
        assertThat(Files.readString(folder.resolve("home/sampan.log")))
                .contains("IllegalStateException", "at sampan.app")
                .doesNotContain(SECRET);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
