package sampan.app.ui.transfers;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.PreflightAnswer.Kind;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.Said;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// Says before the first byte what would become of what was dropped, and asks once about all files that are there
/// already. Putting it away sends nothing. One drop after the other; for the JavaFX thread.
public final class PreflightSheet {
    private static final double WIDTH = 560;

    private static final List<ConflictPolicy> WITHOUT_REPLACING =
            List.of(ConflictPolicy.ASK, ConflictPolicy.SKIP, ConflictPolicy.KEEP_BOTH);
    private static final List<ConflictPolicy> ALL = List.of(
            ConflictPolicy.ASK,
            ConflictPolicy.SKIP,
            ConflictPolicy.REPLACE,
            ConflictPolicy.REPLACE_IF_NEWER,
            ConflictPolicy.KEEP_BOTH);

    private final Sheets sheets;
    private final Words words;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    /// Nothing to say yet.
    public PreflightSheet(Sheets sheets, Words words) {
        this.sheets = sheets;
        this.words = words;
        sheets.shown().subscribe(shown -> {
            if (!shown && !waiting.isEmpty()) {
                waiting.remove().run();
            }
        });
    }

    /// Shows it, after the sheet that is shown now.
    ///
    /// @param canReplace whether this visitor may replace files there
    /// @param usual what is chosen unless the person chooses otherwise
    /// @param send has it sent
    public void show(Foretold found, boolean canReplace, ConflictPolicy usual, Consumer<ConflictPolicy> send) {
        if (sheets.shown().get()) {
            waiting.add(() -> show(found, canReplace, usual, send));
            return;
        }
        ComboBox<ConflictPolicy> choice = choice(canReplace, usual);
        GridPane rows = new GridPane(12, 8);
        rows.setId("preflight");
        for (Kind kind : Kind.values()) {
            Foretold.Finding finding = found.finding(kind);
            if (finding.count() > 0) {
                add(rows, kind, finding, found, kind == Kind.DIFFERS ? choice : null);
            }
        }
        VBox content = new VBox(rows, buttons(found, () -> send.accept(choice.getValue())));
        content.getStyleClass().add("over-sheet-content");
        sheets.show("preflight.title", WIDTH, content);
    }

    private void add(GridPane rows, Kind kind, Foretold.Finding finding, Foretold found, @Nullable Node choice) {
        int row = rows.getRowCount();
        Label what = new Label(sentence(kind, finding, found));
        what.setId("preflight-" + word(kind));
        what.setWrapText(true);
        what.setTooltip(new Tooltip(names(finding)));
        Label size = new Label(finding.bytes() == 0 ? "" : words.sizes().bytes(finding.bytes()));
        size.getStyleClass().add("muted");
        GridPane.setHalignment(size, HPos.RIGHT);
        GridPane.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Node sign = Foretold.isLeftOut(kind) ? Glyph.WARNING.icon("sign", "left-out") : sign(kind);
        rows.addRow(row, sign, what, size);
        if (choice != null) {
            rows.add(choice, 1, row + 1, 2, 1);
        }
    }

    private static Node sign(Kind kind) {
        return (kind == Kind.NEW ? Glyph.UPLOAD : kind == Kind.SAME ? Glyph.SUCCESS : Glyph.INFO).icon("sign");
    }

    private String sentence(Kind kind, Foretold.Finding finding, Foretold found) {
        String key = "preflight." + word(kind);
        return kind == Kind.NO_ROOM
                ? words.get(
                        key,
                        finding.count(),
                        words.sizes().bytes(finding.bytes()),
                        words.sizes().bytes(Math.max(0, found.free())))
                : words.get(key, finding.count());
    }

    private String names(Foretold.Finding finding) {
        String names = String.join(
                "\n", finding.paths().stream().limit(20).map(Shown::name).toList());
        return finding.count() > 20 ? names + "\n…" : names;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ComboBox<ConflictPolicy> choice(boolean canReplace, ConflictPolicy usual) {
        ComboBox<ConflictPolicy> choice = new ComboBox<>();
        choice.setId("preflight-choice");
        choice.getItems().setAll(canReplace ? ALL : WITHOUT_REPLACING);
        choice.setValue(usual);
        Named.choice(choice, words.of("preflight.choice"));
        choice.setConverter(new Said<>(policy -> words.get(
                "preflight.choice." + policy.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        return choice;
    }

    private HBox buttons(Foretold found, Runnable send) {
        long left = found.findings().entrySet().stream()
                .filter(each -> each.getKey() == Kind.NEW || each.getKey() == Kind.DIFFERS)
                .mapToLong(each -> each.getValue().count())
                .sum();
        Button cancel = new Button(words.get("sheet.cancel"));
        cancel.setId("preflight-cancel");
        cancel.setCancelButton(true);
        cancel.setMnemonicParsing(false);
        cancel.setOnAction(_ -> sheets.hide());
        Button go = new Button(left == 0 ? words.get("preflight.nothing") : words.get("preflight.send", left));
        go.setId("preflight-send");
        go.setDefaultButton(true);
        go.setMnemonicParsing(false);
        go.setDisable(left == 0);
        go.setOnAction(_ -> {
            sheets.hide();
            send.run();
        });
        HBox buttons = new HBox(cancel, go);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("over-sheet-buttons");
        return buttons;
    }
}
