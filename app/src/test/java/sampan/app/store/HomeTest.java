package sampan.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {
    private static final Path USER = Path.of("/home/mei").toAbsolutePath();

    @Test
    void home_onLinux_followsXdg() {
        Home home = Home.of(Map.of("XDG_DATA_HOME", "relative/is/ignored"), "Linux", USER);
        assertThat(home.settingsFile()).isEqualTo(USER.resolve(".config/sampan/settings.json"));
        assertThat(home.deviceFolder()).isEqualTo(USER.resolve(".local/share/sampan/device"));
        assertThat(home.logFile()).isEqualTo(USER.resolve(".local/state/sampan/sampan.log"));
        Path elsewhere = Path.of("/elsewhere").toAbsolutePath();
        assertThat(Home.of(Map.of("XDG_CONFIG_HOME", elsewhere.toString()), "Linux", USER)
                        .trustedFile())
                .isEqualTo(elsewhere.resolve("sampan/trusted.json"));
    }

    @Test
    void home_onMacAndWindows_isWhereTheyExpectIt() {
        assertThat(Home.of(Map.of(), "Mac OS X", USER).accessFolder())
                .isEqualTo(USER.resolve("Library/Application Support/Sampan/access"));
        assertThat(Home.of(Map.of(), "Windows 11", USER).settingsFile())
                .isEqualTo(USER.resolve("AppData/Roaming/Sampan/settings.json"));
        assertThat(Home.of(Map.of(), "Windows 11", USER).deviceFolder())
                .isEqualTo(USER.resolve("AppData/Local/Sampan/device"));
    }

    @Test
    void home_withSampanHome_isAllInOneFolder() {
        Path one = Path.of("/srv/one").toAbsolutePath();
        Home home = Home.of(Map.of(Home.VARIABLE, one + "/../one"), "Linux", USER);
        assertThat(home).isEqualTo(new Home(one, one, one, USER));
        assertThat(home.downloads()).isEqualTo(USER.resolve("Downloads"));
    }
}
