package sampan.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.DraftId;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.RollingSum;
import sampan.protocol.SumsAlgorithm;
import sampan.transport.DeviceId;

/// Digests of what lies on the disk, and drafts filled from it. Thread-safe.
final class Sums {
    private final Walker walker;
    private final Drafts drafts;
    private final Scratch scratch;
    private final long instance;

    Sums(Walker walker, Drafts drafts, Scratch scratch, long instance) {
        this.walker = walker;
        this.drafts = drafts;
        this.scratch = scratch;
        this.instance = instance;
    }

    /// What is wanted of each chunk.
    ///
    /// @param weak whether rolling sums are wanted too
    record Wanted(SumsAlgorithm algorithm, boolean weak) {}

    /// The digests of some chunks of a file.
    Reply.Summed of(RemotePath path, String version, ChunkRange range, Wanted wanted) throws IOException {
        Collected sums = new Collected(wanted);
        try (Folder folder = walker.parent(path);
                Blob file = folder.open(path.leaf());
                Scratch.Lent lent = scratch.lend()) {
            checkVersion(file, path.leaf(), version);
            long size = file.stat().size();
            if (size > Limits.FILE_BYTES || range.end() > new ChunkPlan(size).count() || range.count() > Limits.SUMS) {
                throw Failures.badRequest("first", "the file has no such chunks");
            }
            ChunkPlan plan = new ChunkPlan(size);
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                int length = plan.length(chunk);
                ByteBuffer into = ByteBuffer.wrap(lent.bytes(), 0, length);
                if (file.read(into, plan.offset(chunk)) < length) {
                    break;
                }
                sums.add(lent.bytes(), length);
            }
            checkVersion(file, path.leaf(), version);
        }
        return sums.reply();
    }

    /// The digests of some chunks of a draft.
    Reply.Summed of(DeviceId device, DraftId id, ChunkRange range, Wanted wanted) throws IOException {
        Collected sums = new Collected(wanted);
        try (Draft draft = drafts.open(device, id);
                Scratch.Lent lent = scratch.lend()) {
            DraftChunks chunks = new DraftChunks(draft, instance);
            ChunkRange all = chunks.checked(range);
            for (int chunk = all.first(); chunk < all.end(); chunk++) {
                chunks.check(chunk, lent.bytes());
                sums.add(lent.bytes(), chunks.plan().length(chunk));
            }
        }
        return sums.reply();
    }

    /// Stores one chunk of a draft.
    void store(DeviceId device, DraftId id, int chunk, byte[] bytes, int length, Digest digest) throws IOException {
        try (Draft draft = drafts.open(device, id)) {
            new DraftChunks(draft, instance).store(chunk, bytes, length, digest);
        }
    }

    /// Fills chunks of a draft from a file.
    List<Digest> seed(DeviceId device, DraftId id, ChunkRange range, RemotePath base, String version, long from)
            throws IOException {
        List<Digest> digests = new ArrayList<>();
        try (Draft draft = drafts.open(device, id);
                Folder folder = walker.parent(base);
                Blob file = folder.open(base.leaf());
                Scratch.Lent lent = scratch.lend()) {
            checkVersion(file, base.leaf(), version);
            DraftChunks chunks = new DraftChunks(draft, instance);
            ChunkRange all = chunks.checked(range);
            for (int chunk = all.first(); chunk < all.end(); chunk++) {
                long at = from + (long) (chunk - all.first()) * Limits.CHUNK;
                digests.add(chunks.seed(chunk, file, at, lent.bytes()));
            }
        }
        return digests;
    }

    private static void checkVersion(Blob file, String leaf, String version) throws IOException {
        Entry now = Entries.of(leaf, file.stat());
        if (!version.equals(now.version())) {
            throw Failures.changed(now);
        }
    }

    /// The digests of chunks, one after another.
    private static final class Collected {
        private final Wanted wanted;
        private final List<String> digests = new ArrayList<>();
        private final List<String> weak = new ArrayList<>();

        Collected(Wanted wanted) {
            this.wanted = wanted;
        }

        void add(byte[] bytes, int length) {
            digests.add(
                    switch (wanted.algorithm) {
                        case XXH3_128 -> Digests.chunk(bytes, 0, length).toString();
                        case SHA_256 -> sha256(bytes, length);
                    });
            if (wanted.weak) {
                weak.add(HexFormat.of().toHexDigits(RollingSum.of(bytes, 0, length)));
            }
        }

        Reply.Summed reply() {
            return new Reply.Summed(digests, weak);
        }

        private static String sha256(byte[] bytes, int length) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(bytes, 0, length);
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException impossible) {
                throw new AssertionError("every Java platform has SHA-256", impossible);
            }
        }
    }
}
