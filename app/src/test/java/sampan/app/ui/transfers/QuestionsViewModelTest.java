package sampan.app.ui.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sampan.app.transfer.Asker;
import sampan.app.transfer.Conflict;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Decision;
import sampan.app.transfer.Direction;
import sampan.app.transfer.NewName;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.protocol.BadNameException;

@Timeout(60)
class QuestionsViewModelTest {
    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final QuestionsViewModel questions = new QuestionsViewModel(background);

    @AfterEach
    void close() {
        background.close();
    }

    private CompletableFuture<Decision> ask(Asker asker, String name) {
        CompletableFuture<Decision> answer = new CompletableFuture<>();
        background.run(() -> {
            answer.complete(asker.ask(new Conflict(Direction.UPLOAD, name, 1, 1, null, null)));
        });
        return answer;
    }

    private void waiting(int count) throws InterruptedException {
        screen.until(count + " questions", () -> questions.waiting().size() == count);
    }

    @Test
    void answer_goesToWhoAsked() throws Exception {
        CompletableFuture<Decision> a = ask(questions.asker(true), "a");
        waiting(1);
        CompletableFuture<Decision> b = ask(questions.asker(true), "b");
        waiting(2);
        questions.answer(questions.waiting().get(1), ConflictPolicy.KEEP_BOTH, false);
        questions.answer(questions.waiting().getFirst(), ConflictPolicy.REPLACE, false);
        assertThat(a.get()).isEqualTo(ConflictPolicy.REPLACE);
        assertThat(b.get()).isEqualTo(ConflictPolicy.KEEP_BOTH);
        assertThat(questions.waiting()).isEmpty();
    }

    @Test
    void answer_forAll_holdsForTheSameTransferOnly() throws Exception {
        Asker asker = questions.asker(true);
        CompletableFuture<Decision> first = ask(asker, "a");
        waiting(1);
        questions.answer(questions.waiting().getFirst(), ConflictPolicy.REPLACE, true);
        assertThat(first.get()).isEqualTo(ConflictPolicy.REPLACE);
        assertThat(ask(asker, "b").get()).isEqualTo(ConflictPolicy.REPLACE);
        CompletableFuture<Decision> other = ask(questions.asker(true), "c");
        waiting(1);
        assertThat(other).isNotDone();
        questions.closeAll();
    }

    @Test
    void closeAll_skipsAndNeverReplaces() throws Exception {
        CompletableFuture<Decision> a = ask(questions.asker(true), "a");
        CompletableFuture<Decision> b = ask(questions.asker(false), "b");
        waiting(2);
        questions.closeAll();
        assertThat(a.get()).isEqualTo(ConflictPolicy.SKIP);
        assertThat(b.get()).isEqualTo(ConflictPolicy.SKIP);
    }

    @Test
    void over_withdrawsTheQuestionsOfThatRunOnly() throws Exception {
        Asker stopped = questions.asker(true);
        CompletableFuture<Decision> a = ask(stopped, "a");
        waiting(1);
        CompletableFuture<Decision> b = ask(questions.asker(true), "b");
        waiting(2);
        questions.over(stopped);
        waiting(1);
        assertThat(a.get()).isEqualTo(ConflictPolicy.SKIP);
        assertThat(questions.waiting().getFirst().conflict().path()).isEqualTo("b");
        assertThat(b).isNotDone();
        questions.closeAll();
    }

    @Test
    void rename_takesAnotherLegalName_andNothingElse() throws Exception {
        CompletableFuture<Decision> a = ask(questions.asker(true), "trip/a.txt");
        waiting(1);
        Question question = questions.waiting().getFirst();
        assertThat(question.name()).isEqualTo("a.txt");
        for (String bad : new String[] {"", ".", "..", "b/c", ".sampan", "a\u0000"}) {
            assertThatThrownBy(() -> questions.rename(question, bad)).isInstanceOf(BadNameException.class);
        }
        assertThat(questions.rename(question, "a.txt")).isFalse();
        assertThat(a).isNotDone();
        assertThat(questions.rename(question, "b.txt")).isTrue();
        assertThat(a.get()).isEqualTo(new NewName("b.txt"));
        assertThat(questions.waiting()).isEmpty();
    }
}
