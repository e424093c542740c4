package sampan.server;

import java.util.List;

/// How [ConnectionModel#PROCESS] starts the processes of its connections. Immutable.
///
/// @param command what starts one: a program and its arguments, which must run [ConnectionProcess] of the same version;
///     where to find the server is added at its end
/// @param most how many there may be at once; 1 or more
/// @param relayed whether the server carries the bytes even where a connection itself can be handed over
public record Processes(List<String> command, int most, boolean relayed) {
    private static final int MOST = 16;

    /// The Java that runs this program, with the same modules, and at most 16 processes.
    public static final Processes DEFAULT = new Processes(ChildCommand.ofThisProgram(), MOST, false);

    /// @throws IllegalArgumentException when there is no command, or no process may be
    public Processes {
        command = List.copyOf(command);
        if (command.isEmpty() || most < 1) {
            throw new IllegalArgumentException(most + " processes of " + command);
        }
    }

    /// Started by another command.
    public Processes withCommand(List<String> words) {
        return new Processes(words, most, relayed);
    }

    /// Another number at once.
    public Processes withMost(int number) {
        return new Processes(command, number, relayed);
    }

    /// Carrying the bytes or not.
    public Processes withRelayed(boolean always) {
        return new Processes(command, most, always);
    }
}
