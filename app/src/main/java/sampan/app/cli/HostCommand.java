package sampan.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import sampan.app.cli.Grammar.Option;
import sampan.app.client.NativeTls;
import sampan.app.store.DeviceName;
import sampan.app.text.CrashReport;
import sampan.protocol.Access;
import sampan.server.AccessStore;
import sampan.server.InheritedServer;
import sampan.server.Invite;
import sampan.server.SampanServer;
import sampan.server.ServerConfig;
import sampan.server.SharedFolder;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// `sampan host`: offers folders of this computer until somebody ends it.
final class HostCommand implements Command {
    static final Option NAME = Option.taking("NAME", "--name");
    static final Option ACCESS = Option.taking("read|add|full|inbox", "--access");
    static final Option EXPIRES = Option.taking("24h", "--expires");
    private static final Option INETD = Option.flag("--inetd");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "host";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of(
                "FOLDER...",
                1,
                -1,
                NAME,
                Listening.BIND,
                Listening.PORT,
                ACCESS,
                EXPIRES,
                Listening.MODEL,
                Listening.CLASSIC,
                INETD,
                Grammar.JSON);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException, InterruptedException {
        if (words.has(INETD)) {
            return inherited(words, console);
        }
        ServerConfig config = listening(words, console);
        Duration expires = HostExpiry.of(words.value(EXPIRES), console);
        CountDownLatch stop = new CountDownLatch(1);
        console.around().stopping().handle(_ -> stop.countDown());
        try (SampanServer server = SampanServer.start(config)) {
            announce(server, server.invite(Invite.TO_EVERYTHING.withEnrols(expires)), words, console);
            server.warmUp();
            stop.await();
            if (console.around().screen().err()) {
                console.remark(console.text().get("host.stopping"));
            }
            server.drain(PATIENCE);
        } catch (IOException e) {
            return new HostSentences(console).failed(e);
        }
        return ExitCode.DONE;
    }

    /// Serves the one connection that is the standard input. Standard output and standard error may be the same
    /// connection, so nothing is said there any more.
    private static ExitCode inherited(Words words, Console console) throws IOException {
        for (Option other :
                new Option[] {Listening.BIND, Listening.PORT, Listening.MODEL, Listening.CLASSIC, EXPIRES}) {
            if (words.value(other) != null) {
                throw new UsageException(console.text().get("host.not-inetd", "--" + other.word()));
            }
        }
        if (!(System.inheritedChannel() instanceof SocketChannel connection)) {
            throw new UsageException(console.text().get("host.no-connection"));
        }
        Console silent = console.silent();
        try {
            InheritedServer.serve(config(words.operands(), words, silent), connection);
            return ExitCode.DONE;
        } catch (IOException e) {
            CrashReport.of(e).append(console.around().home().logFile());
            return new HostSentences(silent).failed(e);
        }
    }

    private static ServerConfig listening(Words words, Console console) throws IOException {
        ServerConfig config = config(words.operands(), words, console)
                .withBind(Listening.address(words.value(Listening.BIND), console.text()))
                .withPort(Listening.port(words.value(Listening.PORT), ShareLink.DEFAULT_PORT, console.text()))
                .withModel(Listening.model(words.value(Listening.MODEL), console.text()))
                .withListener(new HostEvents(words, console));
        String classic = words.value(Listening.CLASSIC);
        if (classic != null) {
            config = config.withClassic(Listening.classic(classic, console.text()));
        }
        return config;
    }

    /// Who the host is, what it offers and whom it lets in.
    static ServerConfig config(List<String> folders, Words words, Console console) throws IOException {
        ServerConfig config = ServerConfig.of(
                        DeviceIdentity.loadOrCreate(console.around().home().deviceFolder()))
                .withTls(NativeTls.fastest())
                .withHostName(DeviceName.ofThisComputer())
                .withAccess(AccessStore.in(console.around().home().accessFolder()));
        for (SharedFolder folder : HostFolders.of(folders, words, console, access(words.value(ACCESS), console))) {
            config = config.withShare(folder);
        }
        return config;
    }

    /// The link is the command's one result, in the hands of whoever waits for it before anything else
    /// happens.
    private static void announce(SampanServer server, ShareLink link, Words words, Console console) {
        print(link, words, console);
        if (server.address().getAddress().isLoopbackAddress()) {
            console.remark(console.text().get("host.only-here"));
        }
        InetSocketAddress classic = server.classicAddress();
        if (classic != null) {
            String where = classic.getAddress().getHostAddress() + ":" + classic.getPort();
            boolean open = !classic.getAddress().isLoopbackAddress();
            console.remark(console.text().get(open ? "host.classic-open" : "host.classic", where));
        }
    }

    static void print(ShareLink link, Words words, Console console) {
        if (words.has(Grammar.JSON)) {
            console.out().line(Json.item().with("link", link.text()).line());
        } else {
            console.out().line("link " + link.text());
        }
        console.out().flush();
    }

    static Access access(@Nullable String typed, Console console) {
        try {
            return typed == null ? Access.ADD : Access.parse(typed);
        } catch (IllegalArgumentException _) {
            throw new UsageException(console.text().get("host.no-access", String.valueOf(typed)));
        }
    }
}
