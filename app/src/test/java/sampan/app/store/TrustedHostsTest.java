package sampan.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;

class TrustedHostsTest {
    private static final DeviceId ONE = DeviceIdentity.inMemory().id();
    private static final DeviceId OTHER = DeviceIdentity.inMemory().id();

    @TempDir
    Path folder;

    private final List<SetAside> told = new ArrayList<>();
    private Home home = Home.in(Path.of(""));
    private TrustedHosts hosts = new TrustedHosts(home, told::add);

    @BeforeEach
    void begin() {
        home = Home.in(folder);
        hosts = new TrustedHosts(home, told::add);
    }

    @Test
    void trust_ofSeveral_listsThemByName() throws Exception {
        TrustedHost office = new TrustedHost("office", "nas.example", 7267, ONE);
        TrustedHost home = new TrustedHost("家里的电脑", "::1", 1, OTHER);
        hosts.trust(home);
        hosts.trust(office);
        assertThat(hosts.all()).containsExactly(office, home);
        assertThat(hosts.find("家里的电脑")).contains(home);
        assertThat(hosts.find("Office")).isEmpty();
    }

    @Test
    void trust_ofTheSameDevice_replacesItsEntry() throws Exception {
        hosts.trust(new TrustedHost("office", "old.example", 7267, ONE));
        TrustedHost moved = new TrustedHost("office", "new.example", 7268, ONE);
        hosts.trust(moved);
        assertThat(hosts.all()).containsExactly(moved);
    }

    @Test
    void trust_underAnotherHostsName_isRefused() throws Exception {
        TrustedHost first = new TrustedHost("office", "nas.example", 7267, ONE);
        hosts.trust(first);
        assertThatThrownBy(() -> hosts.trust(new TrustedHost("office", "evil.example", 7267, OTHER)))
                .isInstanceOfSatisfying(
                        NameTakenException.class, e -> assertThat(e.holder()).isEqualTo(first));
        assertThat(hosts.all()).containsExactly(first);
    }

    @Test
    void forget_dropsOnlyThatOne() throws Exception {
        hosts.trust(new TrustedHost("a", "a.example", 1, ONE));
        hosts.trust(new TrustedHost("b", "b.example", 1, OTHER));
        assertThat(hosts.forget("a")).isTrue();
        assertThat(hosts.forget("a")).isFalse();
        assertThat(hosts.all()).extracting(TrustedHost::name).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hosts\":{}}",
                "{\"hosts\":[7]}",
                "{\"hosts\":[{\"name\":\"a\",\"host\":\"h\",\"port\":1.5,\"device\":\"x\"}]}",
                "{\"hosts\":[{\"name\":\"a\",\"host\":\"h\",\"port\":1,\"device\":\"x\"}]}",
            })
    void all_ofABrokenFile_isNobody(String content) throws IOException {
        Files.writeString(home.trustedFile(), content);
        assertThat(hosts.all()).isEmpty();
        assertThat(told).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a:b", "a/b", "a\\b", "-a", "a#b", "a\u0007", "a\u202eb"})
    void isName_ofWhatCannotStandBeforeAPath_isFalse(String name) {
        assertThat(TrustedHost.isName(name)).isFalse();
    }
}
