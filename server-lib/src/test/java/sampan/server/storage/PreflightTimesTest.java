package sampan.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// When a file that might be uploaded is taken for the one that is there.
final class PreflightTimesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000000, true",
        "1000000, 1001999, true",
        "1000000, 1002000, true",
        "1000000, 1002001, false",
        "1000001, 1000002, false",
        "1000001, 1002000, true",
        "1000000, 9223372036854775807, false",
        "1000000, -9223372036854775808, false"
    })
    void check_takesTimesWithinTwoSecondsForEqualWhereOneIsCoarse(long there, long said, boolean same)
            throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "x");
        Files.setLastModifiedTime(file, FileTime.fromMillis(there));
        try (Storage storage = LocalStorage.open(NamedFolder::top, folder, StorageOptions.standard(), Runnable::run)) {
            List<Reply.Answer> answers =
                    storage.check(RemotePath.of("s"), List.of(new Request.Candidate("a", 1, said)));
            assertThat(answers).singleElement().isInstanceOf(same ? Reply.Same.class : Reply.Differs.class);
        }
    }
}
