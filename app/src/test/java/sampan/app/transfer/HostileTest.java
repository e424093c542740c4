package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;

/// Hosts that mean harm: nothing is written outside the chosen folder, and nothing wrong gets a name.
@Timeout(300)
final class HostileTest {
    private static final RemotePath FOLDER = RemotePath.of("Share", "folder");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path chosen;

    @SuppressWarnings("NullAway.Init")
    private Path canary;

    private final Transfers transfers = new Transfers(new Retries(5, 10, 2));

    @BeforeEach
    void start() throws IOException {
        chosen = Files.createDirectory(temp.resolve("chosen"));
        canary = Files.createDirectory(temp.resolve("canary"));
        Files.writeString(canary.resolve("file"), "untouched");
        Files.writeString(temp.resolve("escaped"), "untouched");
    }

    @AfterEach
    void stop() {
        transfers.close();
    }

    private Transfer fetch(HostileHost host, RemotePath what) throws Exception {
        Transfer transfer = transfers.download(host.visit(), List.of(what), chosen, ConflictPolicy.REPLACE, null);
        transfer.await();
        return transfer;
    }

    private static Entry file(String name, int size) {
        return Entry.file(name, size, 0);
    }

    private void assertNothingOutside() throws IOException {
        assertThat(canary.resolve("file")).hasContent("untouched");
        assertThat(temp.resolve("escaped")).hasContent("untouched");
        assertThat(Trees.snapshot(canary).keySet()).containsExactly("file");
        try (var beside = Files.list(temp)) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("chosen", "canary", "escaped");
        }
    }

    @Test
    void namesThatLeadOut_areRefusedOneByOne_andTheGoodOnesArrive() throws Exception {
        List<Entry> entries = new ArrayList<>();
        String[] bad = {"..", ".", "", "../escaped", "/etc/passwd", "a/b", "a\\b", "x\0y", "\u001b[2J", ".sampan"};
        for (String name : bad) {
            entries.add(file(name, 5));
            entries.add(Entry.folder(name, 0));
        }
        entries.add(file("good", 5));
        List<Part.Entries> listing = List.of(
                new Part.Entries(List.of(), entries, 0),
                new Part.Entries(List.of(".."), List.of(file("escaped", 5)), 0),
                new Part.Entries(List.of("sub", "..", ".."), List.of(file("escaped", 5)), 0),
                new Part.Entries(List.of("new", "deep"), List.of(file("inner", 5)), 0));
        try (HostileHost host = new HostileHost(HostileHost.Lie.NONE, listing, new byte[5])) {
            Transfer transfer = fetch(host, FOLDER);
            assertNothingOutside();
            assertThat(Trees.snapshot(chosen).keySet())
                    .contains("folder", "folder/good", "folder/new", "folder/new/deep", "folder/new/deep/inner");
            assertThat(Trees.snapshot(chosen).keySet()).noneMatch(path -> path.contains("escaped"));
            assertThat(transfer.failures())
                    .hasSizeGreaterThanOrEqualTo(bad.length)
                    .allSatisfy(item -> assertThat(item.outcome())
                            .isInstanceOfSatisfying(
                                    ItemOutcome.Failed.class,
                                    failed -> assertThat(failed.cause())
                                            .isInstanceOfSatisfying(
                                                    TransferException.class,
                                                    e -> assertThat(e.reason())
                                                            .isEqualTo(TransferException.Reason.BAD_NAME))));
        }
    }

    @Test
    void foldersThatAreLinksHere_areNotGoneThrough() throws Exception {
        Files.createDirectory(chosen.resolve("folder"));
        Files.createSymbolicLink(chosen.resolve("folder/sub"), canary);
        Files.createSymbolicLink(chosen.resolve("folder/file"), canary.resolve("file"));
        List<Part.Entries> listing = List.of(
                new Part.Entries(List.of(), List.of(Entry.folder("sub", 0), file("file", 5)), 0),
                new Part.Entries(List.of("sub"), List.of(file("file", 5), file("more", 5)), 0));
        try (HostileHost host = new HostileHost(HostileHost.Lie.NONE, listing, new byte[5])) {
            fetch(host, FOLDER);
            assertNothingOutside();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HostileHost.Lie.class,
            names = {
                "WRONG_BYTES",
                "WRONG_DIGEST",
                "EXTRA_BYTES",
                "FEWER_BYTES",
                "OTHER_VERSION",
                "OTHER_SIZE",
                "CHANGES_FOR_EVER"
            })
    void lies_aboutALargeFile_publishNothing(HostileHost.Lie lie) throws Exception {
        int size = 5 * Limits.CHUNK + 9;
        try (HostileHost host = new HostileHost(lie, List.of(), Trees.bytes(size, 1))) {
            Transfer transfer = fetch(host, FOLDER.sibling("big"));
            assertThat(transfer.state()).isInstanceOf(TransferState.Failed.class);
            assertNothingOutside();
            assertThat(Trees.snapshot(chosen).keySet()).doesNotContain("big");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HostileHost.Lie.class,
            names = {"WRONG_BYTES", "WRONG_DIGEST", "EXTRA_BYTES", "FEWER_BYTES", "OTHER_SIZE", "CHANGES_FOR_EVER"})
    void lies_aboutASmallFile_publishNothing(HostileHost.Lie lie) throws Exception {
        try (HostileHost host = new HostileHost(lie, List.of(), Trees.bytes(1_000, 1))) {
            Transfer transfer = fetch(host, FOLDER.sibling("small"));
            assertThat(transfer.state()).isInstanceOf(TransferState.Failed.class);
            assertNothingOutside();
            assertThat(Trees.snapshot(chosen)).isEmpty();
        }
    }

    @Test
    void aListWithoutEnd_isCutOff() throws Exception {
        try (HostileHost host = new HostileHost(HostileHost.Lie.ENDLESS_LIST, List.of(), new byte[5])) {
            Transfer transfer = fetch(host, FOLDER);
            assertThat(transfer.state())
                    .isInstanceOfSatisfying(
                            TransferState.Failed.class,
                            failed -> assertThat(failed.summary().cause())
                                    .isInstanceOfSatisfying(
                                            TransferException.class,
                                            e -> assertThat(e.reason()).isEqualTo(TransferException.Reason.TOO_MANY)));
            assertNothingOutside();
        }
    }

    @Test
    void aFileListedTwice_arrivesOnce() throws Exception {
        List<Part.Entries> listing = List.of(
                new Part.Entries(List.of(), List.of(file("a", 5), file("a", 5)), 0),
                new Part.Entries(List.of(), List.of(file("a", 5)), 2));
        try (HostileHost host = new HostileHost(HostileHost.Lie.NONE, listing, new byte[5])) {
            Transfer transfer = fetch(host, FOLDER);
            assertThat(transfer.state()).isInstanceOfSatisfying(TransferState.Done.class, done -> {
                assertThat(done.summary().files()).isEqualTo(1);
                assertThat(done.summary().skipped()).isEqualTo(2);
            });
            Map<String, String> here = Trees.snapshot(chosen);
            assertThat(here.keySet()).containsExactly("folder", "folder/a");
        }
    }

    @Test
    void theNameInADescription_isNotBelieved() throws Exception {
        try (HostileHost host = new HostileHost(HostileHost.Lie.NONE, List.of(), new byte[5])) {
            fetch(host, FOLDER.sibling("escaped"));
            assertNothingOutside();
            assertThat(Trees.snapshot(chosen).keySet()).containsExactly("escaped");
        }
    }
}
