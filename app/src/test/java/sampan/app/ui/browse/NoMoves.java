package sampan.app.ui.browse;

import java.nio.file.Path;
import java.util.List;
import sampan.protocol.RemotePath;

/// For a test in which nothing is carried.
final class NoMoves implements Moves {
    @Override
    public void upload(List<Path> what, RemotePath into) {
        throw new AssertionError(what);
    }

    @Override
    public void open(List<RemotePath> what) {
        throw new AssertionError(what);
    }

    @Override
    public void download(List<RemotePath> what) {
        throw new AssertionError(what);
    }

    @Override
    public void downloadTo(List<RemotePath> what) {
        throw new AssertionError(what);
    }
}
