package sampan.app.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import sampan.app.cli.Grammar.Option;
import sampan.protocol.echo.EchoServerConversation;
import sampan.server.EchoServer;
import sampan.server.ServerLimits;

/// `sampan echo`: shows what each client sends and answers `OK`, or is such a client.
final class EchoCommand implements Command {
    private static final Option CONNECT = Option.taking("HOST:PORT", "--connect");

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of(null, 0, 0, Listening.BIND, Listening.PORT, Listening.MODEL, CONNECT);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException, InterruptedException {
        String typed = words.value(CONNECT);
        return typed == null ? serve(words, console) : connect(typed, words, console);
    }

    private static ExitCode connect(String typed, Words words, Console console) throws IOException {
        for (Option other : new Option[] {Listening.BIND, Listening.PORT, Listening.MODEL}) {
            @Nullable String value = words.value(other);
            if (value != null) {
                throw new UsageException(
                        console.text().get("echo.not-both", other.names().getLast()));
            }
        }
        return new EchoClient(console).run(Listening.peer(typed, EchoServerConversation.PORT, console.text()));
    }

    private static ExitCode serve(Words words, Console console) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        console.around().stopping().handle(_ -> stop.countDown());
        try (EchoServer server = EchoServer.start(
                Listening.address(words.value(Listening.BIND), console.text()),
                Listening.port(words.value(Listening.PORT), EchoServerConversation.PORT, console.text()),
                Listening.model(words.value(Listening.MODEL), console.text()),
                ServerLimits.DEFAULT,
                message -> console.out().now(message + "\n"))) {
            String address = server.address().getAddress().getHostAddress();
            console.out().now("listening " + address + ":" + server.port() + "\n");
            stop.await();
            return ExitCode.DONE;
        } catch (IOException e) {
            return new HostSentences(console).failed(e);
        }
    }
}
