package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;

final class TargetFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path chosen;

    @SuppressWarnings("NullAway.Init")
    private TargetFolder top;

    @BeforeEach
    void choose() throws Exception {
        chosen = Files.createDirectory(temp.toRealPath().resolve("chosen"));
        top = TargetFolder.top(chosen, RemotePath.of("share"), LocalSystem.UNIX);
    }

    private static RemoteFile file(TargetFolder in, String name) {
        return new RemoteFile(in, name, name, 1, 0, null, false);
    }

    private static Reason reason(Throwable e) {
        return ((TransferException) e).reason();
    }

    @Test
    void ensure_makesTheFoldersAbove() throws Exception {
        TargetFolder deep = top.child("一").child("二");
        assertThat(deep.ensure()).isEqualTo(chosen.resolve("一").resolve("二")).isDirectory();
        assertThat(deep.existed()).isFalse();
        assertThat(deep.remote()).isEqualTo(RemotePath.of("share", "一", "二"));
        assertThat(deep.shown()).isEqualTo("一/二");
    }

    @Test
    void ensure_ofAFolderThatIsThere_findsIt() throws Exception {
        Files.createDirectory(chosen.resolve("a"));
        TargetFolder folder = top.child("a");
        folder.ensure();
        assertThat(folder.existed()).isTrue();
    }

    @Test
    void ensure_doesNotGoThroughALink() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createSymbolicLink(chosen.resolve("a"), outside);
        TargetFolder below = top.child("a").child("b");
        assertThatThrownBy(below::ensure).satisfies(e -> assertThat(reason(e)).isEqualTo(Reason.NOT_A_FOLDER));
        assertThatThrownBy(() -> file(top.child("a"), "f").target())
                .satisfies(e -> assertThat(reason(e)).isEqualTo(Reason.NOT_A_FOLDER));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void ensure_whereAFileIs_fails() throws Exception {
        Files.writeString(chosen.resolve("a"), "canary");
        assertThatThrownBy(top.child("a")::ensure)
                .satisfies(e -> assertThat(reason(e)).isEqualTo(Reason.NOT_A_FOLDER));
        assertThat(chosen.resolve("a")).hasContent("canary");
    }

    @Test
    void child_ofANameThatLeadsOut_isRefused() {
        for (String name : new String[] {"..", ".", "", "a/b", "/etc", "a\\b", "a\0b", ".sampan", "\ud800"}) {
            assertThatThrownBy(() -> top.child(name)).as(name).isInstanceOf(BadNameException.class);
        }
    }

    @Test
    void target_ofANameLikeOurOwnParts_getsASafeOne() throws Exception {
        String own = Staging.newName();
        assertThat(top.isNew(own)).isTrue();
        assertThat(top.keeps(own)).isFalse();
        assertThat(top.another(own)).isEqualTo("_" + own);
    }

    @Test
    void target_ofNamesThatAreOnlyData_staysInTheFolder() throws Exception {
        for (String name : new String[] {"~", "-rf", "%2e%2e", "$HOME", "...", ". .", "C:x", "a:b", ";rm"}) {
            assertThat(file(top, name).target().getParent()).isEqualTo(chosen);
        }
    }

    @Test
    void isNew_ofANameListedTwice_isFalse() {
        assertThat(top.isNew("a")).isTrue();
        assertThat(top.isNew("a")).isFalse();
    }
}
