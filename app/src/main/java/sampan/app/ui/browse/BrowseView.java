package sampan.app.ui.browse;

import atlantafx.base.controls.CustomTextField;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import sampan.app.store.Settings;
import sampan.app.text.Shown;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Command;
import sampan.app.ui.base.Copied;
import sampan.app.ui.base.DropHint;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.NoticeBar;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;
import sampan.transport.ShareLink;

/// The middle of the window: path, table, and the line under it.
public final class BrowseView {
    /// What is done elsewhere in the window.
    ///
    /// @param address puts the person into the address field
    /// @param host opens the sheet for sharing a folder
    /// @param share opens it with this folder
    /// @param again calls the host again
    /// @param newcomer whether the person has been nowhere and shares nothing
    public record Elsewhere(
            Runnable address, Runnable host, Consumer<Path> share, Runnable again, ObservableBooleanValue newcomer) {}

    /// How the table looked the last time.
    ///
    /// @param was that look
    /// @param keep has a change of it kept
    public record Kept(Settings.Table was, Consumer<UnaryOperator<Settings.Table>> keep) {}

    private final BrowseViewModel browse;
    private final ChangesViewModel changes;
    private final Words words;
    private final BorderPane node = new BorderPane();
    private final CustomTextField filter = new CustomTextField();
    private final BrowseCommands commands;
    private final EntryTable table;
    private final Questions questions;

    /// Shows this.
    public BrowseView(
            BrowseViewModel browse,
            ChangesViewModel changes,
            LocalCopies local,
            Background background,
            Sheets sheets,
            Words words,
            Kept kept,
            Elsewhere elsewhere) {
        this.browse = browse;
        this.changes = changes;
        this.words = words;
        questions = new Questions(browse, changes, sheets, words);
        DropHint hint = new DropHint("drop-hint");
        CopiesViewModel copies = new CopiesViewModel(browse, changes, local, background, words);
        RowDrag drag = new RowDrag(browse, changes, copies, words);
        Drops drops = new Drops(browse, drag, words, hint);
        ContextMenu menu = new ContextMenu();
        table = new EntryTable(browse, changes, drops, drag, menu, kept, words);
        SearchBar search = new SearchBar(browse, words, this::focus);
        InfoPane info = new InfoPane(browse, background, kept, words);
        commands = BrowseCommands.of(
                browse,
                new BrowseCommands.OnScreen(
                        questions::newFolder,
                        this::uploadFiles,
                        this::uploadFolder,
                        table::rename,
                        questions::delete,
                        table::selectAll,
                        () -> copies.copy(Copied::files),
                        () -> send(Copied.here()),
                        this::copyLink,
                        filter::requestFocus,
                        search::open,
                        info::toggle));
        commands.forRow().forEach(command -> menu.getItems().add(command.menuItem(words)));
        table.node().setPlaceholder(new Placeholder(browse, commands, words, elsewhere));
        Toast toast = new Toast(changes, words);
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        NoticeBar notice = new NoticeBar(words);
        notice.setId("notice");
        notice.notice().bindBidirectional(changes.notice());
        HBox path = new HBox(new PathBar(browse).node());
        path.getStyleClass().add("path-row");
        node.getStyleClass().add("browse");
        node.setTop(new VBox(path, search.node(), notice));
        node.setCenter(new StackPane(table.node(), hint, toast));
        node.setRight(info.node());
        node.setBottom(counts());
        browse.folder().subscribe(folder -> {
            path.setVisible(folder != null);
            table.node().getStyleClass().remove("no-header");
            if (folder == null) {
                table.node().getStyleClass().add("no-header");
            }
        });
        path.managedProperty().bind(path.visibleProperty());
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F3 && browse.folder().get() != null) {
                event.consume();
                search.open();
            }
        });
        prepareFilter();
    }

    /// The middle of the window.
    public Node node() {
        return node;
    }

    /// What one can do here.
    public BrowseCommands commands() {
        return commands;
    }

    /// The field whose text the names must contain.
    public TextField filter() {
        return filter;
    }

    /// Puts the person into the table.
    public void focus() {
        TableView<Row> rows = table.node();
        rows.requestFocus();
        if (rows.getSelectionModel().isEmpty() && !browse.rows().isEmpty()) {
            rows.getFocusModel().focus(0);
        }
    }

    private Label counts() {
        Label counts = new Label();
        counts.setId("counts");
        counts.getStyleClass().add("counts");
        counts.setMaxWidth(Double.MAX_VALUE);
        Counts line = new Counts(browse, words);
        Runnable count = () -> {
            counts.setText(line.text());
            counts.setVisible(!counts.getText().isEmpty());
            counts.setManaged(counts.isVisible());
        };
        browse.rows().addListener((ListChangeListener<Row>) _ -> count.run());
        browse.selection().addListener((ListChangeListener<Row>) _ -> count.run());
        browse.state().subscribe(count);
        words.text().subscribe(count);
        count.run();
        return counts;
    }

    private void prepareFilter() {
        filter.setId("filter");
        filter.setLeft(Glyph.SEARCH.icon());
        filter.promptTextProperty().bind(words.of("filter.prompt"));
        Named.field(filter, words.of("filter.prompt"));
        filter.textProperty().bindBidirectional(browse.filter());
        filter.disableProperty().bind(browse.folder().isNull());
        Button clear = new Button(null, Glyph.CLOSE.icon());
        clear.getStyleClass().addAll("button-icon", "flat", "in-field");
        clear.accessibleTextProperty().bind(words.of("place.no-match.clear"));
        clear.setOnAction(_ -> filter.clear());
        browse.filter().subscribe(text -> filter.setRight(text.isEmpty() ? null : clear));
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                focus();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                focus();
            }
        });
    }

    private void uploadFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.get("upload.choose"));
        List<File> files = chooser.showOpenMultipleDialog(node.getScene().getWindow());
        send(files == null ? List.of() : files.stream().map(File::toPath).toList());
    }

    private void uploadFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.get("upload.choose-folder"));
        File folder = chooser.showDialog(node.getScene().getWindow());
        send(folder == null ? List.of() : List.of(folder.toPath()));
    }

    /// Copies a link, and says whom it lets in.
    private void copyLink() {
        ShareLink link = browse.link();
        if (link != null) {
            Copied.text(link.text());
            String said = words.get(
                    link.token() == null ? "link.copied-known" : "link.copied",
                    Shown.name(
                            link.path().isLibrary() ? link.host() : link.path().leaf()));
            changes.notice().set(new Notice(Notice.Tone.SUCCESS, said, List.of()));
        }
    }

    private void send(List<Path> files) {
        RemotePath into = browse.folder().get();
        if (!files.isEmpty() && into != null) {
            browse.upload(files, into);
        }
    }

    /// The lines of a menu that show and hide the table's columns.
    public List<CheckMenuItem> columnItems() {
        return table.columnItems();
    }

    /// The buttons before the address field.
    public List<Button> walking() {
        return buttons(commands.back(), commands.forward(), commands.up(), commands.refresh());
    }

    /// The buttons after the filter field.
    public List<Button> working() {
        return buttons(commands.newFolder(), commands.upload(), commands.download());
    }

    private List<Button> buttons(Command... several) {
        return List.of(several).stream().map(command -> command.button(words)).toList();
    }
}
