package sampan.app.ui.transfers;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.transfer.Conflict;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Direction;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;
import sampan.protocol.Entry;

/// The question that waits first: both files side by side, and what can be done. Closing it skips the file.
final class QuestionCard extends VBox {
    private final QuestionsViewModel questions;
    private final Words words;
    private final Label count = new Label();
    private @Nullable Question shown;

    QuestionCard(QuestionsViewModel questions, Words words) {
        this.questions = questions;
        this.words = words;
        setId("question");
        count.setId("question-count");
        count.getStyleClass().addAll("muted", "small-text");
        getStyleClass().add("question");
        questions.waiting().addListener((ListChangeListener<Question>) _ -> show());
        words.text().subscribe(() -> {
            shown = null;
            show();
        });
        show();
    }

    private void show() {
        Question first = questions.first().get();
        setVisible(first != null);
        setManaged(first != null);
        int waiting = questions.waiting().size();
        count.setText(waiting < 2 ? "" : words.get("question.count", waiting));
        if (first != null && first.equals(shown)) {
            return;
        }
        shown = first;
        getChildren().clear();
        if (first != null) {
            CheckBox forAll = new CheckBox(words.get("question.for-all"));
            forAll.setId("question-for-all");
            forAll.setMnemonicParsing(false);
            getChildren().addAll(head(first, forAll), sides(first.conflict()), answers(first, forAll));
        }
    }

    private HBox head(Question question, CheckBox forAll) {
        String name = Shown.name(question.conflict().path());
        Label what = new Label(words.get("question.taken", name));
        what.setId("question-what");
        what.getStyleClass().add("question-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, Glyph.CLOSE.icon());
        close.setId("question-close");
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setAccessibleText(words.get("question.skip"));
        close.setOnAction(_ -> questions.answer(question, ConflictPolicy.SKIP, forAll.isSelected()));
        HBox head = new HBox(Glyph.QUESTION.icon("sign"), what, gap, count, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("question-head");
        return head;
    }

    private FlowPane sides(Conflict conflict) {
        Entry there = conflict.existing();
        boolean up = conflict.direction() == Direction.UPLOAD;
        boolean newer = there != null && conflict.modified() > there.modified();
        boolean older = there != null && conflict.modified() < there.modified();
        VBox ours =
                side(up ? "question.from-here" : "question.from-there", conflict.size(), conflict.modified(), newer);
        VBox theirs = there == null
                ? side("question.unknown")
                : side(up ? "question.there" : "question.here", there.size(), there.modified(), older);
        FlowPane sides = new FlowPane(ours, Glyph.FORWARD.icon("muted-icon"), theirs);
        sides.getStyleClass().add("question-sides");
        sides.setAlignment(Pos.CENTER_LEFT);
        return sides;
    }

    private VBox side(String key) {
        Label title = new Label(words.get(key));
        title.getStyleClass().addAll("muted", "small-text");
        return new VBox(title);
    }

    private VBox side(String key, long size, long modified, boolean newer) {
        VBox side = side(key);
        String facts = words.sizes().bytes(size) + " · " + words.sizes().moment(modified);
        side.getChildren().add(new Label(newer ? facts + " · " + words.get("question.newer") : facts));
        return side;
    }

    private FlowPane answers(Question question, CheckBox forAll) {
        FlowPane row = new FlowPane();
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("question-answers");
        if (question.canReplace()) {
            row.getChildren()
                    .addAll(
                            answer(question, "question.replace", ConflictPolicy.REPLACE, forAll),
                            answer(question, "question.replace-newer", ConflictPolicy.REPLACE_IF_NEWER, forAll));
        }
        row.getChildren()
                .addAll(
                        answer(question, "question.keep-both", ConflictPolicy.KEEP_BOTH, forAll),
                        rename(question, forAll),
                        answer(question, "question.skip", ConflictPolicy.SKIP, forAll),
                        forAll);
        return row;
    }

    /// A new name is for one file alone.
    private Button rename(Question question, CheckBox forAll) {
        Button button = new Button(words.get("question.rename"));
        button.setId("question-rename");
        button.setMnemonicParsing(false);
        button.disableProperty().bind(forAll.selectedProperty());
        button.setOnAction(_ -> {
            RenameLine line = new RenameLine(question, questions, words, () -> showAgain(question));
            getChildren().set(getChildren().size() - 1, line);
            line.begin();
        });
        return button;
    }

    private void showAgain(Question question) {
        if (question.equals(shown)) {
            shown = null;
            show();
            lookup("#question-rename").requestFocus();
        }
    }

    private Button answer(Question question, String key, ConflictPolicy policy, CheckBox forAll) {
        Button button = new Button(words.get(key));
        button.setId(key.replace('.', '-'));
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> questions.answer(question, policy, forAll.isSelected()));
        return button;
    }
}
