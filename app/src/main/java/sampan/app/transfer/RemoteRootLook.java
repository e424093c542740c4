package sampan.app.transfer;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import sampan.app.client.LinkException;
import sampan.protocol.BadNameException;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Asks what one of the things to fetch is: a file, or a folder to be listed.
record RemoteRootLook(Download download, RemoteRoot root, Patience patience, AtomicLong entries) implements Piece {
    @Override
    public void run(Lane lane) throws LinkException {
        if (root.path().isLibrary()) {
            for (Reply.Share share : download.voyage().visit().welcome().shares()) {
                RemoteRoot each = new RemoteRoot(root.path().child(share.name()), root.in());
                download.add(new RemoteRootLook(download, each, new Patience(), entries));
            }
            download.listed();
            return;
        }
        lane.ask(new Request.Describe(root.path()), new Answer<>(this::described, this::refused));
    }

    private void described(Reply.Described reply) {
        // The name is the one that was asked for, whatever the answer says.
        Entry entry = reply.entry().withName(root.path().leaf());
        try {
            switch (entry.kind()) {
                case FOLDER -> {
                    TargetFolder folder = root.in().child(entry.name());
                    if (!root.path().isShare()) {
                        folder.modified(entry.modified());
                    }
                    download.folder(folder);
                    download.queue().add(new RemoteListing(download, root, folder, entries));
                }
                case FILE -> {
                    RemoteFile file = RemoteFile.of(root.in(), entry);
                    download.plan(file);
                    if (file.size() > Limits.PUT_BYTES) {
                        download.large(file);
                    } else {
                        download.queue().add(new SmallGet(download, file));
                    }
                    download.listed();
                }
                case UNAVAILABLE ->
                    failed(new TransferException(
                            TransferException.Reason.UNAVAILABLE, root.path().toString(), null));
            }
        } catch (BadNameException e) {
            failed(new TransferException(
                    TransferException.Reason.BAD_NAME, root.path().toString(), e));
        }
    }

    private void refused(IOException why) {
        if (!(why instanceof LinkException.Refused refused)) {
            download.queue().add(this);
        } else if (Patience.isPassing(refused.failure()) && patience.last()) {
            download.queue().later(this, patience.pauseMs(refused.failure()));
        } else {
            failed(refused);
        }
    }

    private void failed(IOException cause) {
        download.failRoot(root, new ItemOutcome.Failed(cause));
    }

    @Override
    public void fail(IOException cause) {
        download.failRoot(root, new ItemOutcome.Stranded(cause));
    }
}
