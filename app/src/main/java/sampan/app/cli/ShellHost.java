package sampan.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// The host that a shell is at, in the dialect it speaks. Used by one thread.
interface ShellHost extends AutoCloseable {
    /// What a person is asked with.
    String prompt();

    /// Does what was said about the host: everything but what [Shell] does itself.
    ///
    /// @param operands what was typed behind the verb
    /// @param here where one stands on this computer
    /// @throws IOException for what went wrong; what was named already is in the exit code
    ExitCode obey(ShellVerb verb, List<String> operands, ShellFolder here) throws IOException;

    /// Names to complete what is typed with; none where asking would cost more than it helps.
    ///
    /// @param folder what was typed of it
    /// @param most how many at most
    /// @param wanted which; folders end with a `/`
    /// @throws IOException when they can't be found out
    List<String> names(String folder, int most, Predicate<String> wanted) throws IOException;

    /// Leaves it.
    @Override
    void close();
}
