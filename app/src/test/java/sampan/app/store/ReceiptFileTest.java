package sampan.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.store.BadReceiptException.Problem;

/// The file of a receipt, as `RECEIPT.md` describes it.
class ReceiptFileTest {
    private static final String SUM = "0123456789abcdef".repeat(4);
    private static final Receipt RECEIPT = new Receipt(
            Receipt.Way.PUT,
            1_700_000_000_123L,
            new Receipt.Device("v".repeat(43), "我的电脑"),
            new Receipt.Device("h".repeat(43), "office <nas>"));

    @TempDir
    Path folder = Path.of("");

    private Path file() {
        return folder.resolve("r.json");
    }

    private static List<ReceiptEntry> entries() {
        return List.of(
                new ReceiptEntry("树/\"a\"\n.txt", null, "Files/a", 0, -1, SUM, true, 1),
                new ReceiptEntry("b (2).txt", "b.txt", "Files/b (2).txt", 1L << 42, 1_700_000_000_001L, SUM, false, 2));
    }

    private void save(boolean complete) throws IOException {
        try (ReceiptWriter writer = new ReceiptWriter(file(), RECEIPT)) {
            entries().forEach(writer::add);
            assertThat(file()).doesNotExist();
            writer.save(complete);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void receipt_thatWasSaved_isReadAsItWas(boolean complete) throws IOException {
        save(complete);
        List<ReceiptEntry> read = new ArrayList<>();
        try (ReceiptReader reader = new ReceiptReader(file())) {
            assertThat(reader.receipt()).isEqualTo(RECEIPT);
            for (ReceiptEntry entry = reader.next(); entry != null; entry = reader.next()) {
                read.add(entry);
            }
            assertThat(reader.isComplete()).isEqualTo(complete);
            assertThat(reader.next()).isNull();
        }
        assertThat(read).isEqualTo(entries());
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file());
        }
    }

    @Test
    void receipt_thatWasNotSaved_leavesNothing() throws IOException {
        try (ReceiptWriter writer = new ReceiptWriter(file(), RECEIPT)) {
            entries().forEach(writer::add);
            assertThat(writer.count()).isEqualTo(2);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void receipt_whereNoneCanBe_isRefusedAtOnce() throws IOException {
        assertThatThrownBy(() -> ReceiptWriter.check(folder.resolve("none/r.json")))
                .isInstanceOf(NoSuchFileException.class);
        Files.writeString(file(), "precious");
        assertThatThrownBy(() -> ReceiptWriter.check(file())).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void receipt_thatWasCutAnywhere_isDamagedOrNone() throws IOException {
        save(true);
        String whole = Files.readString(file()).strip();
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(file(), whole.substring(0, length));
            assertThatThrownBy(this::readAll).as("cut at " + length).isInstanceOf(BadReceiptException.class);
        }
    }

    private void readAll() throws IOException {
        try (ReceiptReader reader = new ReceiptReader(file())) {
            while (reader.next() != null) {
                reader.receipt();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "[]", "{}", "{\"version\":1}", "{\"format\":\"other\",\"version\":1,\"files\":[]}"})
    void somethingElse_isNoReceipt(String text) throws IOException {
        Files.writeString(file(), text);
        assertProblem(Problem.NO_RECEIPT);
    }

    @Test
    void receipt_ofALaterVersion_isToldSo() throws IOException {
        Files.writeString(file(), "{\"format\":\"sampan-receipt\",\"version\":2,\"files\":{}}");
        assertProblem(Problem.NEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../b (2).txt", "/b (2).txt", "a//b", "a/./b", "..", "", "a/"})
    void path_thatLeadsElsewhere_isDamage(String path) throws IOException {
        save(true);
        Files.writeString(
                file(), Files.readString(file()).replace("\"path\":\"b (2).txt\"", "\"path\":\"" + path + "\""));
        assertProblem(Problem.DAMAGED);
    }

    @Test
    void receipt_thatLostALine_isDamaged() throws IOException {
        save(true);
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        assertThat(lines.removeIf(line -> line.startsWith(",{"))).isTrue();
        Files.write(file(), lines);
        assertProblem(Problem.DAMAGED);
    }

    private void assertProblem(Problem problem) {
        assertThatThrownBy(this::readAll)
                .isInstanceOfSatisfying(
                        BadReceiptException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
