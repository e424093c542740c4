package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sampan.server.process.Child;
import sampan.server.process.ControlChannel;
import sampan.server.process.Meeting;
import sampan.server.process.Records;
import sampan.server.process.Starting;

/// A process for each connection. Where the system allows it the process is started with the connection as its standard
/// input; elsewhere this one carries the bytes between the two.
///
/// @param processes how they are started, and how many
/// @param threads for one thread each here, which waits for the process
/// @param handsOver whether the connection itself is handed over
record ProcessServing(Processes processes, ServerThreads threads, boolean handsOver) implements Serving {
    static final Duration START = Duration.ofSeconds(30);

    /// Proves that it works here: one process is started, and sent home.
    ///
    /// @throws ProcessesUnavailableException when it does not
    static ProcessServing start(Processes processes, ServerThreads threads) throws ProcessesUnavailableException {
        try (Meeting meeting = Meeting.open()) {
            Child child = Starting.alone(command(processes, meeting));
            threads.serve("child", () -> {
                child.awaitEnd();
                close(meeting);
            });
            try (ControlChannel control = meeting.await(START)) {
                byte[] first = control.receive();
                if (first == null || !(Records.read(FromChild.class, first) instanceof FromChild.Ready)) {
                    throw new IOException("it says something else than was expected");
                }
            } finally {
                child.kill();
            }
        } catch (IOException e) {
            throw new ProcessesUnavailableException(processes.command().getFirst() + ": " + e.getMessage(), e);
        }
        return new ProcessServing(processes, threads, Starting.handsOver() && !processes.relayed());
    }

    private static void close(Meeting meeting) {
        try {
            meeting.close();
        } catch (IOException _) {
            // whoever waits there is told so all the same
        }
    }

    static List<String> command(Processes processes, Meeting meeting) {
        List<String> command = new ArrayList<>(processes.command());
        command.add(meeting.where());
        return command;
    }

    @Override
    public Served take(SocketChannel raw, InetSocketAddress address, Reception reception) {
        return new ChildConnection(raw, address, reception, this);
    }

    @Override
    public int most() {
        return processes.most();
    }
}
