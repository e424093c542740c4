package sampan.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import sampan.protocol.echo.EchoClientConversation;
import sampan.protocol.echo.EchoServerConversation;

/// The client of an echo server: asks for a line, sends it, shows the answer, until a line is empty. Used by one
/// thread.
final class EchoClient {
    private static final String PROMPT = "Msg:";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONNECT_MS = 10_000;

    private final Console console;
    private final EchoClientConversation conversation = new EchoClientConversation();
    private final ByteBuffer out = ByteBuffer.allocate(EchoServerConversation.MESSAGE_BYTES);
    private final byte[] in = new byte[EchoServerConversation.MESSAGE_BYTES];

    EchoClient(Console console) {
        this.console = console;
    }

    ExitCode run(InetSocketAddress address) throws IOException {
        String server = address.getHostString() + ":" + address.getPort();
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(address, CONNECT_MS);
            return talk(socket) ? ExitCode.DONE : lost("echo.closed", server);
        } catch (ConnectException _) {
            return lost("echo.unreachable", server);
        } catch (SocketTimeoutException _) {
            return lost("echo.silent", server);
        }
    }

    private ExitCode lost(String key, String server) {
        console.error(console.text().get(key, server));
        return ExitCode.NO_CONNECTION;
    }

    /// @return false if the server closed first
    private boolean talk(Socket socket) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(console.around().in(), StandardCharsets.UTF_8));
        boolean asks = console.around().screen().out();
        while (true) {
            if (asks) {
                console.out().now(PROMPT);
            }
            String line = lines.readLine();
            if (line == null || !conversation.say(line)) {
                return true;
            }
            while (!conversation.idle()) {
                conversation.send(out.clear());
                socket.getOutputStream().write(out.array(), 0, out.position());
                int count = socket.getInputStream().read(in);
                if (count < 0) {
                    return false;
                }
                conversation
                        .receive(ByteBuffer.wrap(in, 0, count))
                        .ifPresent(answer -> console.out().now(answer + "\n"));
            }
        }
    }
}
