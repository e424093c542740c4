package sampan.app.transfer;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import sampan.app.client.LinkException;
import sampan.protocol.BadNameException;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Asks what one of the things to fetch is: a file, or a folder to be listed.
record RemoteRootLook(RemoteLooks looks, RemoteRoot root, Patience patience) implements Piece {
    @Override
    public void run(Lane lane) throws LinkException {
        if (root.path().isLibrary()) {
            SequencedSet<RemotePath> shares = new LinkedHashSet<>();
            for (Reply.Share share : looks.voyage().visit().welcome().shares()) {
                shares.add(root.path().child(share.name()));
            }
            RemoteRoot.all(shares, _ -> root.in(), looks.system()).forEach(looks::add);
            looks.listed();
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
                    TargetFolder folder = root.in().child(entry.name(), root.local());
                    if (!root.path().isShare()) {
                        folder.modified(entry.modified());
                    }
                    looks.finds().folder(folder);
                    looks.queue().add(new RemoteListing(looks, root, folder));
                }
                case FILE -> {
                    looks.finds().files(List.of(RemoteFile.of(root.in(), entry, root.local())));
                    looks.listed();
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
            looks.queue().add(this);
        } else if (Patience.isPassing(refused.failure()) && patience.last()) {
            looks.queue().later(this, patience.pauseMs(refused.failure()));
        } else {
            failed(refused);
        }
    }

    private void failed(IOException cause) {
        looks.fail(root, new ItemOutcome.Failed(cause));
    }

    @Override
    public void fail(IOException cause) {
        looks.fail(root, new ItemOutcome.Stranded(cause));
    }
}
