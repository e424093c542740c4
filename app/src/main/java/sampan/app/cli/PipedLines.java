package sampan.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a pipe or a file; nobody is asked for them.
final class PipedLines implements ShellLines {
    private final BufferedReader lines;

    PipedLines(InputStream in) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public boolean typed() {
        return false;
    }

    @Override
    public @Nullable String next(String prompt) throws IOException {
        return lines.readLine();
    }
}
