package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/// Sends trees from a terminal to a host and fetches them back, and sees how much memory that takes. One host serves
/// all of them. Used by one thread.
final class Sizes implements AutoCloseable {
    /// What neither side may ever have resident, bytes.
    static final long MOST = 300_000_000;

    private static final String TREE = "tree";
    private static final int FILES_IN_A_FOLDER = 100;

    private final Path folder;
    private final Path share;
    private final Sampan host;
    private final String link;

    Sizes(Path folder) throws IOException {
        this.folder = folder;
        this.share = Files.createDirectory(folder.resolve("share"));
        this.host = Sampan.host(folder.resolve("host"), share, "--name", "Files");
        this.link = host.link();
    }

    /// One file of so many bytes.
    Tree large(String name, long bytes) throws IOException {
        return new Tree(folder.resolve(name).resolve(TREE))
                .with("large.bin", bytes, new Random(1))
                .aged();
    }

    /// So many files of 4 KiB, in folders of a hundred.
    Tree small(String name, int files) throws IOException {
        Tree tree = new Tree(folder.resolve(name).resolve(TREE));
        Random random = new Random(2);
        for (int i = 0; i < files; i++) {
            tree.with("文件夹 " + i / FILES_IN_A_FOLDER + "/file " + i, 4_096, random);
        }
        return tree.with("empty").aged();
    }

    /// What one journey took.
    ///
    /// @param millis how long it took, from start to end of the visitor's process
    /// @param host the most that the host had resident since it started, bytes
    /// @param visitor the most that the visitor had resident, bytes
    record Journey(long millis, long host, long visitor) {}

    /// Sends a tree and sees it arrive.
    Journey put(Tree tree) throws IOException {
        Path there = Files.createDirectories(place(share, tree));
        Journey journey = travel("put", tree.top().toString(), ":/Files/" + there.getFileName());
        assertThat(new Tree(there.resolve(TREE)).sha256()).isEqualTo(tree.sha256());
        return journey;
    }

    /// Fetches a tree that was sent, and sees it come back.
    Journey get(Tree tree) throws IOException {
        Path back = Files.createDirectories(place(folder.resolve("back"), tree));
        Journey journey = travel("get", ":/Files/" + back.getFileName() + "/" + TREE, "--to", back.toString());
        assertThat(new Tree(back.resolve(TREE)).sha256()).isEqualTo(tree.sha256());
        return journey;
    }

    private static Path place(Path in, Tree tree) {
        return in.resolve(tree.top().resolveSibling("").getFileName());
    }

    private Journey travel(String... words) throws IOException {
        long began = System.nanoTime();
        try (Sampan visitor = Sampan.start(folder.resolve("visitor"), Map.of("SAMPAN_LINK", link), words)) {
            assertThat(visitor.exit()).as(visitor.err()).isZero();
            long millis = (System.nanoTime() - began) / 1_000_000;
            host.look();
            return new Journey(millis, host.peak(), visitor.peak());
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
