package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.condition.OS.LINUX;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/// The portable layout as somebody meets it who has unpacked it somewhere.
final class LauncherTest {
    private static final Path LAYOUT = Path.of(System.getProperty("sampan.layout"));
    private static final String VERSION = "sampan " + System.getProperty("sampan.version");
    private static final String BARE_PATH = "/usr/bin:/bin";

    @TempDir
    Path folder;

    private record Outcome(int exit, String out, String err) {
        /// Without the commit, which a version may be followed by.
        Outcome plain() {
            return new Outcome(exit, out.replaceFirst("\\+[0-9a-f]{10,40}$", ""), err);
        }
    }

    @Test
    @DisabledOnOs(WINDOWS)
    void version_ofTheLayout_isPrinted() throws Exception {
        assertThat(run(Map.of("PATH", BARE_PATH), LAYOUT.resolve("bin/sampan"), "--version")
                        .plain())
                .isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    @EnabledOnOs(WINDOWS)
    void version_ofTheLayoutOnWindows_isPrinted() throws Exception {
        assertThat(run(System.getenv(), LAYOUT.resolve("bin/sampan.bat"), "--version")
                        .plain())
                .isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    @DisabledOnOs(WINDOWS)
    void version_throughALinkToAFolderWithSpacesAndChinese_isPrinted() throws Exception {
        Path moved = copyOfTheLayout("我的 小船");
        Path link = Files.createSymbolicLink(folder.resolve("sam pan"), moved.resolve("bin/sampan"));

        assertThat(run(Map.of("PATH", BARE_PATH, "LANG", "C"), link, "--version")
                        .plain())
                .isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    @DisabledOnOs(WINDOWS)
    void version_withALocaleThatIsNotUtf8_isPrinted() throws Exception {
        assertThat(run(
                                Map.of("PATH", BARE_PATH, "LANG", "zh_CN.GB18030", "LC_ALL", "zh_CN.GB18030"),
                                LAYOUT.resolve("bin/sampan"),
                                "--version")
                        .plain())
                .isEqualTo(new Outcome(0, VERSION, ""));
    }

    /// Java passes on the system's sentences, "Broken pipe" here, in the language of the locale.
    @Test
    @EnabledOnOs(LINUX)
    void command_inAChineseLocale_speaksChineseAndKnowsThatItsReaderLeft() throws Exception {
        Path locales = Files.createDirectory(folder.resolve("locales"));
        run(
                Map.of("PATH", BARE_PATH),
                Path.of("/bin/sh"),
                "-c",
                "localedef -i zh_CN -f UTF-8 \"$1/zh_CN.UTF-8\"",
                "sh",
                locales.toString());
        Map<String, String> chinese =
                Map.of("PATH", BARE_PATH, "LOCPATH", locales.toString(), "LC_ALL", "zh_CN.UTF-8", "LANGUAGE", "zh_CN");
        assumeTrue(
                run(chinese, Path.of("/bin/cat"), "/nothing").err().contains("没有那个文件"),
                "this system can't speak Chinese");
        Path sampan = LAYOUT.resolve("bin/sampan");

        assertThat(run(chinese, sampan, "nonsense"))
                .isEqualTo(new Outcome(2, "", "sampan: 没有 nonsense 这个命令。可以试试：sampan --help"));
        assertThat(run(chinese, Path.of("/bin/sh"), "-c", "\"$1\" --help | true", "sh", sampan.toString()))
                .isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    @DisabledOnOs(WINDOWS)
    void version_withAStartUpCacheThatIsCutOff_isPrintedAndNothingElse() throws Exception {
        Path moved = copyOfTheLayout("cut");
        try (var cache = Files.newByteChannel(moved.resolve("boot/terminal.aot"), StandardOpenOption.WRITE)) {
            cache.truncate(100_000);
        }

        assertThat(run(Map.of("PATH", BARE_PATH), moved.resolve("bin/sampan"), "--version")
                        .plain())
                .isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    @DisabledOnOs(WINDOWS)
    void version_withJavaHomePointingNowhere_findsTheJavaOnThePath() throws Exception {
        String path = System.getProperty("java.home") + "/bin:" + BARE_PATH;
        assertThat(run(Map.of("PATH", path, "JAVA_HOME", folder.toString()), LAYOUT.resolve("bin/sampan"), "--version")
                        .plain())
                .isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    @DisabledOnOs(WINDOWS)
    void window_withoutADisplay_isRefusedInOneSentence() throws Exception {
        assertThat(run(Map.of("PATH", BARE_PATH), LAYOUT.resolve("bin/sampan")))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "sampan: there is no display to open a window on; sampan --help lists the terminal commands"));
    }

    /// Runs a command in an empty environment but for `environment`, plus the JDK that runs this test.
    private Outcome run(Map<String, String> environment, Path program, String... arguments) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                        .toList())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(
                process.exitValue(),
                Files.readString(out).strip(),
                Files.readString(err).strip());
    }

    private Path copyOfTheLayout(String name) throws IOException {
        Path target = folder.resolve(name);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(LAYOUT)) {
            all = walk.toList();
        }
        for (Path from : all) {
            Files.copy(from, target.resolve(LAYOUT.relativize(from).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return target;
    }
}
