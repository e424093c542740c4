package sampan.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class QueueOwnerTest {
    @TempDir
    Path folder;

    /// Another process that takes a mark, says its name, and waits.
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws IOException {
            Home home = Home.in(Path.of(args[0]));
            QueueOwner owner = QueueOwner.take(home, QueueOwner.Kind.valueOf(args[1]));
            try (QueueDatabase database = QueueDatabase.open(home, _ -> {})) {
                System.out.println(owner.name() + " " + database.interrupted().size());
                System.in.read();
            }
        }
    }

    @Test
    void anotherProcess_isAliveUntilItIsKilled_andItsMarkIsThenFound() throws Exception {
        Home home = Home.in(folder);
        Process other = ChildJvm.start(Other.class, folder, folder.toString(), "TERMINAL");
        String name = other.inputReader().readLine().split(" ", -1)[0];
        assertThat(name).startsWith("terminal-");
        assertThat(QueueOwner.isAlive(home, name)).isTrue();
        assertThat(QueueOwner.dead(home, QueueOwner.Kind.TERMINAL)).isEmpty();
        QueueOwner.clear(home, name);
        assertThat(QueueOwner.isAlive(home, name)).isTrue();
        other.destroyForcibly();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(QueueOwner.isAlive(home, name)).isFalse();
        assertThat(QueueOwner.dead(home, QueueOwner.Kind.TERMINAL)).containsExactly(name);
        assertThat(QueueOwner.dead(home, QueueOwner.Kind.WINDOW)).isEmpty();
        QueueOwner.clear(home, name);
        assertThat(QueueOwner.dead(home, QueueOwner.Kind.TERMINAL)).isEmpty();
    }

    @Test
    void severalProcesses_mayUseTheDatabaseAtOnce() throws Exception {
        Home home = Home.in(folder);
        try (QueueDatabase mine = QueueDatabase.open(home, _ -> {})) {
            List<Process> others = List.of(
                    ChildJvm.start(Other.class, folder, folder.toString(), "WINDOW"),
                    ChildJvm.start(Other.class, folder, folder.toString(), "TERMINAL"));
            for (Process other : others) {
                assertThat(other.inputReader().readLine()).endsWith(" 0");
            }
            assertThat(mine.interrupted()).isEmpty();
            for (Process other : others) {
                other.getOutputStream().close();
                assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void close_takesTheMarkAway() throws Exception {
        Home home = Home.in(folder);
        QueueOwner owner = QueueOwner.take(home, QueueOwner.Kind.WINDOW);
        assertThat(QueueOwner.isAlive(home, owner.name())).isTrue();
        owner.close();
        assertThat(QueueOwner.isAlive(home, owner.name())).isFalse();
        try (var left = Files.list(home.queueOwnersFolder())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void severalProcesses_mayMakeTheDatabaseAtOnce() throws Exception {
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(ChildJvm.start(Other.class, folder, folder.toString(), i == 0 ? "WINDOW" : "TERMINAL"));
        }
        for (Process one : all) {
            assertThat(one.inputReader().readLine()).endsWith(" 0");
        }
        for (Process one : all) {
            one.getOutputStream().close();
            assertThat(one.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(one.exitValue()).isZero();
        }
    }
}
