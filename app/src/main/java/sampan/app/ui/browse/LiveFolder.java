package sampan.app.ui.browse;

import java.util.List;
import sampan.app.client.Visit;
import sampan.app.ui.base.Background;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;

/// Keeps the folder that is shown as it is at the host, without anybody asking: what others put there appears. For the
/// screen's thread.
public final class LiveFolder {
    private final BrowseViewModel browse;
    private final Background background;
    private boolean asking;

    /// Of what this shows.
    public LiveFolder(BrowseViewModel browse, Background background) {
        this.browse = browse;
        this.background = background;
    }

    /// Asks the host whether the folder has changed since it was read, and reads it again if so. To be called every few
    /// seconds; a host that does not answer is asked once.
    public void look() {
        Visit host = browse.visit().get();
        RemotePath folder = browse.folder().get();
        String version = browse.version();
        if (asking || host == null || folder == null || version == null) {
            return;
        }
        asking = true;
        background.run(
                () -> host.callIfLinked(new Request.Watch(List.of(new Request.Seen(folder, version)), 0)),
                answer -> {
                    asking = false;
                    boolean changed =
                            answer.isPresent() && !answer.get().changed().isEmpty();
                    if (changed && isShown(host, folder, version)) {
                        browse.refresh();
                    }
                },
                // Whoever does something next is told what is wrong.
                _ -> asking = false);
    }

    private boolean isShown(Visit host, RemotePath folder, String version) {
        return host.equals(browse.visit().get())
                && folder.equals(browse.folder().get())
                && version.equals(browse.version());
    }
}
