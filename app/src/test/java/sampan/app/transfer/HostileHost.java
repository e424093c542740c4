package sampan.app.transfer;

import java.io.IOException;
import java.util.List;
import sampan.app.client.Script;
import sampan.app.client.ScriptedHost;
import sampan.app.client.ScriptedTalk;
import sampan.app.client.Visit;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;

/// A host that lies to those who download from it: each lie is a value, the rest it does as it should.
final class HostileHost implements AutoCloseable {
    /// What it says instead of the truth.
    enum Lie {
        NONE,
        WRONG_BYTES,
        WRONG_DIGEST,
        EXTRA_BYTES,
        FEWER_BYTES,
        OTHER_VERSION,
        OTHER_SIZE,
        ENDLESS_LIST,
        CHANGES_FOR_EVER
    }

    private final ScriptedHost host;
    private final Visit visit;
    private final Lie lie;
    private final List<Part.Entries> listing;
    private final byte[] content;
    private int versions;

    /// @param listing what it lists of its folder `folder`
    /// @param content what every file holds
    HostileHost(Lie lie, List<Part.Entries> listing, byte[] content) throws IOException {
        this.lie = lie;
        this.listing = listing;
        this.content = content;
        this.host = ScriptedHost.start(Script.welcoming(this::answer));
        this.visit = Visit.open(host.destination(), DeviceIdentity.inMemory(), "Visitor");
    }

    Visit visit() {
        return visit;
    }

    private synchronized void answer(Request<?> request, byte[] body, ScriptedTalk talk) throws IOException {
        switch (request) {
            case Request.Describe d
            when d.path().leaf().equals("folder") ->
                talk.reply(new Reply.Described(Entry.folder("folder", 0), null, null));
            case Request.Describe d ->
                talk.reply(new Reply.Described(file("../" + d.path().leaf()), null, null));
            case Request.ListFolder _ -> list(talk);
            case Request.Get get -> get(get, talk);
            default -> talk.fail(new sampan.protocol.Failure.Unknown(""));
        }
    }

    private Entry file(String name) {
        return new Entry(name, Entry.Kind.FILE, content.length, 0, "version" + versions, false);
    }

    private void list(ScriptedTalk talk) throws IOException {
        for (Part.Entries part : listing) {
            talk.part(part);
        }
        for (int i = 0; lie == Lie.ENDLESS_LIST; i++) {
            List<Entry> entries = new java.util.ArrayList<>();
            for (int j = 0; j < 500; j++) {
                entries.add(Entry.folder("f" + j, 0));
            }
            talk.part(new Part.Entries(List.of("again" + i % 7), entries, 0));
        }
        talk.reply(new Reply.Listed(listing.size(), null));
    }

    private void get(Request.Get get, ScriptedTalk talk) throws IOException {
        if (lie == Lie.CHANGES_FOR_EVER) {
            versions++;
            talk.fail(new sampan.protocol.Failure.Changed(file(get.path().leaf()), ""));
            return;
        }
        int offset = (int) get.offset();
        int most = get.length() < 0 ? content.length : (int) get.length();
        int length = Math.min(most, content.length - offset);
        String version = lie == Lie.OTHER_VERSION ? "another" : "version" + versions;
        long size = lie == Lie.OTHER_SIZE ? content.length + 3L : content.length;
        int sent = switch (lie) {
            case EXTRA_BYTES -> length + Limits.CHUNK;
            case FEWER_BYTES -> length - 1;
            default -> length;
        };
        talk.replyOpen(new Reply.Got(size, 0, version, offset, sent));
        byte[] bytes = new byte[sent];
        System.arraycopy(content, offset, bytes, 0, Math.min(length, sent));
        for (int at = 0; at < sent; at += Limits.CHUNK) {
            int count = Math.min(Limits.CHUNK, sent - at);
            Digest digest = Digests.chunk(bytes, at, count);
            if (lie == Lie.WRONG_DIGEST) {
                digest = new Digest(digest.high() + 1, digest.low());
            }
            if (lie == Lie.WRONG_BYTES) {
                bytes[at] ^= 1;
            }
            talk.chunk(bytes, at, count, digest, at + count == sent);
        }
    }

    @Override
    public void close() throws IOException {
        visit.close();
        host.close();
    }
}
