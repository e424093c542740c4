package sampan.app.ui.transfers;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sampan.app.text.Shown;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.Words;
import sampan.protocol.BadNameException;

/// Where a person writes another name for the file that a question is about, in place of the other answers.
final class RenameLine extends VBox {
    private final Question question;
    private final QuestionsViewModel questions;
    private final Words words;
    private final TextField name;
    private final Label problem = new Label();

    /// @param back shows the other answers again
    RenameLine(Question question, QuestionsViewModel questions, Words words, Runnable back) {
        this.question = question;
        this.questions = questions;
        this.words = words;
        String free = question.conflict().freeName();
        name = new TextField(free == null ? question.name() : free);
        name.setId("question-name");
        Named.field(name, words.of("question.rename.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setOnAction(_ -> rename());
        name.textProperty().subscribe(() -> say(""));
        Button go = button("question-rename-yes", "question.rename.yes");
        go.getStyleClass().add("accent");
        go.setOnAction(_ -> rename());
        Button cancel = button("question-rename-cancel", "sheet.cancel");
        cancel.setOnAction(_ -> back.run());
        HBox row = new HBox(name, go, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("question-answers");
        problem.setId("question-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().addAll("small-text", "problem");
        problem.managedProperty().bind(problem.visibleProperty());
        say("");
        getChildren().addAll(row, problem);
        getStyleClass().add("question-rename");
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                back.run();
            }
        });
    }

    private Button button(String id, String key) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// Puts the person into the field, with the name selected up to its ending.
    void begin() {
        name.applyCss(); // a field that gets its skin only after the focus selects everything then
        name.requestFocus();
        int dot = name.getText().lastIndexOf('.');
        name.selectRange(0, dot > 0 ? dot : name.getLength());
    }

    private void rename() {
        String wanted = name.getText().strip();
        try {
            if (!questions.rename(question, wanted)) {
                say(words.get("question.taken", Shown.name(wanted)));
            }
        } catch (BadNameException e) {
            say(words.sentence(e));
        }
    }

    private void say(String sentence) {
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
    }
}
