package sampan.app.ui.browse;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.TransferMode;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Promise;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Files and folders of this computer, which are sent.
record FileFreight(BrowseViewModel browse, Words words, List<Path> files) implements Freight {
    FileFreight {
        files = List.copyOf(files);
    }

    @Override
    public Promise promise(RemotePath into) {
        if (!browse.canAddTo(into)) {
            return Promise.not(words.get(into.isLibrary() ? "drop.choose-share" : "drop.read-only"));
        }
        return Promise.to(Glyph.DROP, words.get("drop.upload", files.size(), Paths.shown(into)));
    }

    @Override
    public TransferMode mode() {
        return TransferMode.COPY;
    }

    @Override
    public void putInto(RemotePath folder) {
        browse.upload(files, folder);
    }
}
