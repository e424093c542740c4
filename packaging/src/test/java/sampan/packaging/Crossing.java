package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A tree of files, a host, and a relay that leads visitors to it: all that one way of carrying needs. Both sides are
/// processes of the portable layout, and what each keeps outlives them. Used by one thread.
final class Crossing implements AutoCloseable {
    private static final String TREE = "tree";
    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");

    private final Way way;
    private final Path folder;
    private final Path share;
    private final Path here;
    private final Tree source;
    private final String link;
    private final Relay relay;
    private Sampan host;

    /// Starts the host, which serves a tree or waits for it.
    Crossing(Way way, Path folder) throws IOException {
        this.way = way;
        this.folder = Files.createDirectories(folder);
        this.share = Files.createDirectory(folder.resolve("share"));
        this.here = Files.createDirectory(folder.resolve("here"));
        this.source = mixed(new Tree((way == Way.GET ? share : here).resolve(TREE)));
        this.host = startHost();
        String direct = host.link();
        this.relay = new Relay(way, port(direct));
        this.link = PORT.matcher(direct).replaceFirst(Integer.toString(relay.port()));
    }

    /// Files of every size that matters, large ones of many chunks, empty ones, empty folders, Chinese names.
    private static Tree mixed(Tree tree) throws IOException {
        Random random = new Random(20_260_731);
        tree.with("大文件 one.bin", 24L * Tree.CHUNK + 777, random)
                .with("录像/two.bin", 6L * Tree.CHUNK + 1, random)
                .with("录像/two and a half.bin", 2L * Tree.CHUNK + Tree.CHUNK / 2, random)
                .with("chunk.bin", Tree.CHUNK, random)
                .with("chunk+1.bin", Tree.CHUNK + 1, random)
                .with("empty.txt", 0, random)
                .with("空/里面/什么都没有")
                .with("z empty");
        for (int i = 0; i < 90; i++) {
            String name = i % 2 == 0 ? "照片/春节 " + i + ".jpg" : "notes/" + i % 5 + "/note " + i + ".txt";
            tree.with(name, random.nextInt(8_192), random);
        }
        return tree.aged();
    }

    private Sampan startHost() throws IOException {
        return Sampan.host(folder.resolve("host"), share, "--name", "Files", "--access", "full");
    }

    private static int port(String link) {
        return PORT.matcher(link)
                .results()
                .map(found -> Integer.valueOf(found.group()))
                .findFirst()
                .orElseThrow();
    }

    Relay relay() {
        return relay;
    }

    Tree source() {
        return source;
    }

    Sampan host() {
        return host;
    }

    /// Starts the host again, which has another port then, and opens the way to it.
    void restartHost() throws IOException {
        host = startHost();
        relay.open(port(host.link()));
    }

    /// Where the tree arrives.
    ///
    /// @param place the name of a folder that only this try has
    Tree target(String place) {
        return source.at(around(place).resolve(TREE));
    }

    private Path around(String place) {
        return (way == Way.GET ? here : share).resolve(place);
    }

    /// Starts the visitor, which carries the tree to a place.
    Sampan visitor(String place) throws IOException {
        Files.createDirectories(around(place));
        String[] words = way == Way.GET
                ? new String[] {"get", ":/Files/" + TREE, "--to", around(place).toString(), "--json"}
                : new String[] {"put", source.top().toString(), ":/Files/" + place, "--json"};
        return Sampan.start(home(), Map.of("SAMPAN_LINK", link), words);
    }

    /// Starts a visitor that goes to another port than the relay's.
    Sampan visitorTo(int port) throws IOException {
        String other = PORT.matcher(link).replaceFirst(Integer.toString(port));
        return Sampan.start(
                home(), Map.of("SAMPAN_LINK", other), "put", source.top().toString(), ":/Files");
    }

    /// Starts a visitor that sends what comes from a stream, from which nothing comes.
    ///
    /// @param temporary where it keeps what has come
    Sampan visitorWithAStream(Path temporary) throws IOException {
        Map<String, String> environment =
                Map.of("SAMPAN_LINK", link, "JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        return Sampan.start(home(), environment, Redirect.PIPE, "put", "-", ":/Files/stream");
    }

    private Path home() {
        return folder.resolve("visitor");
    }

    /// Whether the host lets anybody in.
    boolean listens() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port(host.link()))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// How many bytes of the tree are safe where it arrives.
    long held(String place) throws IOException {
        return target(place).held(source, unfinished(place));
    }

    /// What is under way to this place, each where it belongs; anything else beside the tree is a mistake.
    List<Unfinished> unfinished(String place) throws IOException {
        try (Stream<Path> beside = Files.list(around(place))) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.equals(TREE) || (way == Way.GET && Tree.isForParts(name)));
        }
        List<Unfinished> found = new ArrayList<>();
        Path top = way == Way.GET ? around(place) : share.resolve(".sampan");
        if (Files.exists(top)) {
            // A side that lives may take away what is found.
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Unfinished one = Unfinished.of(file);
                    if (one != null) {
                        found.add(one);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    /// That the tree has arrived as it is, and nothing is left beside it.
    void assertArrived(String place) throws IOException {
        assertThat(target(place).sha256()).isEqualTo(source.sha256());
        assertThat(unfinished(place)).isEmpty();
        // A host may still be putting away what a visitor that has gone had sent last.
        Moments.until(this::hasNothingTemporary);
        try (Stream<Path> beside = Files.list(around(place))) {
            assertThat(beside).containsExactly(target(place).top());
        }
    }

    private boolean hasNothingTemporary() {
        Path temporary = share.resolve(".sampan/tmp");
        if (!Files.exists(temporary)) {
            return true;
        }
        try (Stream<Path> files = Files.list(temporary)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes room.
    void clear(String place) throws IOException {
        try (Stream<Path> walk = Files.walk(around(place))) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        relay.close();
        host.close();
    }
}
