package sampan.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sampan.protocol.classic.ClassicEvent;
import sampan.protocol.classic.ClassicLimits;
import sampan.protocol.classic.Trouble;

/// What the shell does at a host that speaks the classic dialect: `list`, `get`, `put`. A connection that is of no more
/// use is left, and the next command makes a new one. Used by one thread.
final class ClassicShellHost implements ShellHost {
    /// So many are read from the disk at once.
    private static final int BLOCKS = 64;

    private final Console console;
    private final InetSocketAddress address;
    private final ShellStopping stopping;
    private final AtomicReference<@Nullable ClassicHost> open = new AtomicReference<>();

    ClassicShellHost(Console console, InetSocketAddress address, ShellStopping stopping) {
        this.console = console;
        this.address = address;
        this.stopping = stopping;
    }

    @Override
    public String prompt() {
        return address.getHostString() + ":" + address.getPort() + "> ";
    }

    @Override
    public ExitCode obey(ShellVerb verb, List<String> operands, ShellFolder here) throws IOException {
        if (verb != ShellVerb.LIST && verb != ShellVerb.GET && verb != ShellVerb.PUT) {
            console.error(console.text().get("classic.no-folders", verb.words().getFirst()));
            return ExitCode.USAGE;
        }
        ClassicHost host = host();
        if (host == null) {
            return failed("echo.unreachable", address.getHostString() + ":" + address.getPort());
        }
        stopping.handle(_ -> leave());
        boolean usable = false;
        try {
            ExitCode code = obey(host, verb, operands, here);
            usable = !host.machine().closed();
            return code;
        } catch (ClosedChannelException | ClosedSelectorException _) {
            console.error(console.text().get("carried.cancelled"));
            return ExitCode.INTERRUPTED;
        } finally {
            if (!usable) {
                leave();
            }
        }
    }

    private ExitCode obey(ClassicHost host, ShellVerb verb, List<String> operands, ShellFolder here)
            throws IOException {
        if (verb == ShellVerb.LIST) {
            return list(host);
        }
        ExitCode worst = ExitCode.DONE;
        for (String name : operands) {
            ExitCode code = verb == ShellVerb.GET
                    ? get(host, name, here.folder())
                    : put(host, here.folder().resolve(name));
            if (host.machine().closed()) {
                return code;
            }
            worst = code == ExitCode.DONE ? worst : code;
        }
        return worst;
    }

    private @Nullable ClassicHost host() {
        ClassicHost there = open.get();
        if (there != null && there.gone()) {
            leave();
            there = null;
        }
        if (there == null) {
            try {
                there = ClassicHost.connect(address);
                open.set(there);
            } catch (IOException _) {
                return null;
            }
        }
        return there;
    }

    private void leave() {
        ClassicHost there = open.getAndSet(null);
        if (there != null) {
            try {
                there.close();
            } catch (IOException _) {
                // it is of no more use in any case
            }
        }
    }

    private ExitCode list(ClassicHost host) throws IOException {
        host.machine().list(host.now());
        List<String> names = new ArrayList<>();
        ClassicEvent end = until(host, event -> {
            if (event instanceof ClassicEvent.Names more) {
                names.addAll(more.names());
            }
        });
        names.forEach(name -> console.out().line(name));
        console.out().flush();
        return outcome(end, address.getHostString());
    }

    /// Under another name until it is whole: what was cut off never has the real one.
    private ExitCode get(ClassicHost host, String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path partial = Files.createTempFile(folder, ".sampan-", ".part");
        try {
            ClassicEvent end;
            var progress = new ClassicProgress(console, name, -1);
            try (OutputStream out = Files.newOutputStream(partial)) {
                host.machine().get(name, host.now());
                end = until(host, event -> {
                    if (event instanceof ClassicEvent.Bytes more) {
                        byte[] bytes = new byte[more.bytes().remaining()];
                        more.bytes().get(bytes);
                        out.write(bytes);
                        progress.moved(bytes.length);
                    }
                });
            }
            if (end instanceof ClassicEvent.Complete) {
                Files.move(partial, file);
            }
            return outcome(end, name);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private ExitCode put(ClassicHost host, Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (InputStream source = Files.newInputStream(file)) {
            host.machine().put(name, Files.size(file), host.now());
            var progress = new ClassicProgress(console, name, Files.size(file));
            ClassicEvent event = host.next();
            while (event == null || event instanceof ClassicEvent.Accepted) {
                if (event == null) {
                    byte[] block = source.readNBytes(BLOCKS * ClassicLimits.BLOCK);
                    if (block.length == 0) {
                        leave();
                        return failed("classic.shorter", name);
                    }
                    host.machine().bytes(ByteBuffer.wrap(block));
                    progress.moved(block.length);
                }
                event = host.next();
            }
            return outcome(event, name);
        }
    }

    /// Takes something of what happens.
    private interface Taking {
        void take(ClassicEvent event) throws IOException;
    }

    private static ClassicEvent until(ClassicHost host, Taking taking) throws IOException {
        ClassicEvent event = host.next();
        while (event instanceof ClassicEvent.Accepted
                || event instanceof ClassicEvent.Names
                || event instanceof ClassicEvent.Bytes) {
            taking.take(event);
            event = host.next();
        }
        return event == null ? new ClassicEvent.Failed(Trouble.NONSENSE) : event;
    }

    private ExitCode outcome(ClassicEvent end, String what) {
        console.unpaint();
        return switch (end) {
            case ClassicEvent.Complete _, ClassicEvent.Sent _ -> ExitCode.DONE;
            case ClassicEvent.Refused(String said) -> {
                console.error(what, said);
                yield ExitCode.SOME_FAILED;
            }
            case ClassicEvent.Failed(Trouble trouble) -> failed(key(trouble), what);
            default -> failed("classic.cut-off", what);
        };
    }

    private static String key(Trouble trouble) {
        return switch (trouble) {
            case SILENCE -> "classic.silence";
            case NONSENSE -> "classic.nonsense";
            case CUT_OFF -> "classic.cut-off";
        };
    }

    private ExitCode failed(String key, String what) {
        console.error(console.text().get(key, what));
        return ExitCode.NO_CONNECTION;
    }

    /// A list would be asked for, with its pauses, for every key.
    @Override
    public List<String> names(String folder, int most, Predicate<String> wanted) {
        return List.of();
    }

    /// Says goodbye where somebody is listening.
    @Override
    public void close() {
        ClassicHost there = open.get();
        if (there != null && there.machine().idle()) {
            there.machine().quit();
            try {
                there.speak();
            } catch (IOException _) {
                // then it has left already
            }
        }
        leave();
    }
}
