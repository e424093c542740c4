package sampan.app.cli;

import java.util.List;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;

/// `ls --json`: an `item` for each entry, and a `summary`.
final class JsonStyle implements Listing.Style {
    private final Console console;
    private final String folder;
    private final long begun = System.nanoTime();

    JsonStyle(Console console, RemotePath folder) {
        this.console = console;
        this.folder = folder.isLibrary() ? "" : folder + "/";
    }

    @Override
    public void share(Reply.Share share) {
        print(Json.item().with("path", share.name()).with("kind", "share").with("access", share.access()));
    }

    @Override
    public void entries(List<Entry> entries, boolean all) {
        for (Entry entry : entries) {
            print(Json.item()
                    .with("path", folder + entry.name())
                    .with("kind", entry.kind())
                    .with("size", entry.size())
                    .with("modified", entry.modified()));
        }
    }

    @Override
    public void end(long count, long bytes, long skipped) {
        print(Json.summary()
                .with("files", count)
                .with("bytes", bytes)
                .with("skipped", skipped)
                .seconds(System.nanoTime() - begun)
                .with("failed", 0));
    }

    private void print(Json json) {
        console.out().line(json.line());
    }
}
