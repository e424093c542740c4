package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Access;

/// What a preflight foretells is what fails then: for each policy, both ways.
@Timeout(300)
final class ForetoldTest extends PreflightFixture {
    @ParameterizedTest
    @EnumSource(ConflictPolicy.class)
    void upload_foretellsExactlyWhatFails(ConflictPolicy policy) throws Exception {
        tree(mine, shared);
        Trees.time(Trees.file(shared.resolve("tree/Case"), 1, 1), OLD);
        Trees.time(Trees.file(mine.resolve("tree/cASE"), 2, 2), NEW);
        Trees.file(mine.resolve("tree/a:b"), 1, 3);
        Trees.file(mine.resolve("tree/con/inside"), 1, 5);
        Files.createDirectories(mine.resolve("d/".repeat(64)));
        RealHost host = host(Access.FULL);
        PreflightSum sum = up(host, policy(policy));
        Transfer transfer = transfers(LocalSystem.HERE).upload(host.visit(), in(mine), RealHost.at(), policy(policy));
        TransferState end = transfer.await();
        forgetStrandedFolders();
        assertForetold(transfer, end, sum);
    }

    @ParameterizedTest
    @EnumSource(ConflictPolicy.class)
    void download_foretellsExactlyWhatFails(ConflictPolicy policy) throws Exception {
        tree(shared, mine);
        Trees.file(shared.resolve("tree/a:b"), 1, 1);
        Trees.file(shared.resolve("tree/CON/inside"), 1, 2);
        Trees.file(shared.resolve("tree/batch/Photo.jpg"), 1, 3);
        Trees.file(shared.resolve("tree/batch/photo.JPG"), 1, 4);
        RealHost host = host(Access.READ);
        PreflightSum sum = down(host, LocalSystem.WINDOWS, policy(policy), "tree");
        Transfer transfer = transfers(LocalSystem.WINDOWS)
                .download(host.visit(), List.of(RealHost.at("tree")), mine, policy(policy));
        TransferState end = transfer.await();
        assertForetold(transfer, end, sum);
    }

    /// An upload tells of a folder that can't be made, and of the files below, but not of the folders below.
    private void forgetStrandedFolders() {
        found.values().removeIf(item -> item.folder() && item.answer() instanceof PreflightAnswer.Stranded);
    }

    private void assertForetold(Transfer transfer, TransferState end, PreflightSum sum) {
        Set<String> failed = new TreeSet<>();
        transfer.failures().forEach(item -> failed.add(item.path()));
        assertThat(failed).isEqualTo(failing()).contains("tree/blocked");
        assertThat(end).isInstanceOfSatisfying(TransferState.Failed.class, state -> {
            assertThat(state.summary().failed()).isEqualTo(failing().size());
            assertThat(state.summary().bytes()).isEqualTo(sum.needed());
        });
    }
}
