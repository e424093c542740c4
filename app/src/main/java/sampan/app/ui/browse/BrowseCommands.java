package sampan.app.ui.browse;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import sampan.app.ui.base.Command;
import sampan.app.ui.base.Glyph;

/// What one can do in a library, for menus and buttons.
///
/// @param back to where one was before
/// @param forward to where one was before going back
/// @param up to the folder above
/// @param refresh reads the folder again
/// @param open enters a folder or brings a file home
/// @param newFolder makes a folder
/// @param upload asks for files and sends them
/// @param uploadFolder asks for a folder and sends it
/// @param download brings the selection home
/// @param downloadTo brings the selection to a folder that is asked for
/// @param rename changes the name of the selected row
/// @param delete puts the selection into the trash
/// @param selectAll selects every row
/// @param copy copies the selection as files
/// @param paste sends the files that were copied elsewhere
/// @param copyLink copies what leads to the selected row or, without one, to the folder
/// @param filter goes to the filter field
/// @param search looks for names in everything below
/// @param reveal goes to the folder that a find is in
/// @param hidden shows or hides what is named with a dot
/// @param info shows or hides more about the selection
public record BrowseCommands(
        Command back,
        Command forward,
        Command up,
        Command refresh,
        Command open,
        Command newFolder,
        Command upload,
        Command uploadFolder,
        Command download,
        Command downloadTo,
        Command rename,
        Command delete,
        Command selectAll,
        Command copy,
        Command paste,
        Command copyLink,
        Command filter,
        Command search,
        Command reveal,
        Command hidden,
        Command info) {
    /// What of this needs the screen.
    ///
    /// @param newFolder asks for a name
    /// @param files asks for files
    /// @param folder asks for a folder
    /// @param rename turns the selected name into a field
    /// @param delete asks whether
    /// @param selectAll selects every row
    /// @param copy copies the selection as files
    /// @param paste takes what was copied
    /// @param copyLink copies a link
    /// @param filter goes to the filter field
    /// @param search goes to the search field
    /// @param info shows or hides more about the selection
    record OnScreen(
            Runnable newFolder,
            Runnable files,
            Runnable folder,
            Runnable rename,
            Runnable delete,
            Runnable selectAll,
            Runnable copy,
            Runnable paste,
            Runnable copyLink,
            Runnable filter,
            Runnable search,
            Runnable info) {}

    static BrowseCommands of(BrowseViewModel browse, OnScreen screen) {
        BooleanBinding somewhere = Bindings.isNotNull(browse.folder());
        BooleanBinding some = Bindings.isNotEmpty(browse.selection());
        BooleanBinding one = Bindings.size(browse.selection()).isEqualTo(1);
        BooleanBinding oneOrNone =
                somewhere.and(Bindings.size(browse.selection()).lessThan(2));
        ObservableBooleanValue above = Bindings.createBooleanBinding(
                () -> browse.folder().get() != null && !browse.folder().get().isLibrary(), browse.folder());
        return new BrowseCommands(
                command("command.back", Glyph.BACK, "Alt+Left", browse.canBack(), browse::back),
                command("command.forward", Glyph.FORWARD, "Alt+Right", browse.canForward(), browse::forward),
                command("command.up", Glyph.UP, "Alt+Up", above, browse::up),
                command("command.refresh", Glyph.REFRESH, "F5", somewhere, browse::refresh),
                new Command("command.open", null, null, some, browse::openSelection),
                command("command.new-folder", Glyph.NEW_FOLDER, "Shortcut+Shift+N", browse.canAdd(), screen.newFolder),
                command("command.upload", Glyph.UPLOAD, "Shortcut+U", browse.canAdd(), screen.files),
                new Command("command.upload-folder", null, null, browse.canAdd(), screen.folder),
                new Command("command.download", Glyph.DOWNLOAD, null, some, browse::download),
                command("command.download-to", Glyph.DOWNLOAD, "Shortcut+S", some, browse::downloadTo),
                command("command.rename", null, "F2", one.and(browse.canChange()), screen.rename),
                command("command.delete", Glyph.TRASH, "Delete", some.and(browse.canChange()), screen.delete),
                command("command.select-all", null, "Shortcut+A", somewhere, screen.selectAll),
                command("command.copy", null, "Shortcut+C", some, screen.copy),
                command("command.paste", null, "Shortcut+V", browse.canAdd(), screen.paste),
                command("command.copy-link", Glyph.COPY, "Shortcut+Shift+C", oneOrNone, screen.copyLink),
                command("command.filter", Glyph.SEARCH, "Shortcut+F", somewhere, screen.filter),
                command("command.search", Glyph.SEARCH, "Shortcut+Shift+F", somewhere, screen.search),
                new Command(
                        "command.reveal", null, null, one.and(Bindings.isNotEmpty(browse.search())), browse::reveal),
                command("command.hidden", null, "Shortcut+H", somewhere, browse::toggleHidden),
                command("command.info", Glyph.INFO, "Alt+Enter", somewhere, screen.info));
    }

    private static Command command(
            String key,
            @org.jspecify.annotations.Nullable Glyph glyph,
            String keys,
            ObservableBooleanValue possible,
            Runnable does) {
        return new Command(key, glyph, Command.keys(keys), possible, does);
    }

    /// Every one of them.
    public List<Command> all() {
        return List.of(
                back,
                forward,
                up,
                refresh,
                open,
                newFolder,
                upload,
                uploadFolder,
                download,
                downloadTo,
                rename,
                delete,
                selectAll,
                copy,
                paste,
                copyLink,
                filter,
                search,
                reveal,
                hidden,
                info);
    }

    /// What a right click on a row offers.
    List<Command> forRow() {
        return List.of(open, reveal, download, downloadTo, copy, copyLink, rename, delete, info);
    }
}
