package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sampan.app.client.LinkException;
import sampan.protocol.Entry;
import sampan.protocol.Part;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Lists a host's folder with everything in it. What it finds is told, and fetched by other links, while the list still
/// streams. A list without end is cut off.
final class RemoteListing implements Piece {
    private final RemoteLooks looks;
    private final RemoteRoot root;
    private final Patience patience = new Patience();
    private final RemoteTree tree;
    private final List<RemoteFile> files = new ArrayList<>();

    RemoteListing(RemoteLooks looks, RemoteRoot root, TargetFolder folder) {
        this.looks = looks;
        this.root = root;
        this.tree = new RemoteTree(folder, looks.finds(), files::add);
    }

    @Override
    public void run(Lane lane) throws LinkException {
        Request.ListFolder list = new Request.ListFolder(root.path(), true, 0, true);
        lane.track(
                false,
                new Answer<Reply.Listed>(_ -> listed(), this::refused),
                () -> lane.link().stream(list, part -> add(lane, part)));
        // Answers come in order: what this link fetched meanwhile would only wait behind the list.
        lane.drain();
    }

    private void add(Lane lane, Part part) {
        if (!(part instanceof Part.Entries(List<String> in, List<Entry> found, int skipped))) {
            return;
        }
        if (!looks.count(1 + found.size(), root.path())) {
            lane.link().abort();
            return;
        }
        looks.finds().leftOut(skipped);
        tree.add(in, found);
        if (files.size() >= SmallGets.BATCH) {
            hand();
        }
    }

    private void hand() {
        looks.finds().files(List.copyOf(files));
        files.clear();
    }

    private void end() {
        tree.end();
        hand();
    }

    private void listed() {
        end();
        looks.listed();
    }

    private void refused(IOException why) {
        if (!(why instanceof LinkException.Refused refused)) {
            looks.queue().add(this);
        } else if (Patience.isPassing(refused.failure()) && patience.last()) {
            looks.queue().later(this, patience.pauseMs(refused.failure()));
        } else {
            end();
            looks.fail(root, new ItemOutcome.Failed(refused));
        }
    }

    @Override
    public void fail(IOException cause) {
        looks.fail(root, new ItemOutcome.Stranded(cause));
    }
}
