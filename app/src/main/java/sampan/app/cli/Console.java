package sampan.app.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sampan.app.store.SetAside;
import sampan.app.text.Redaction;
import sampan.app.text.Sentences;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.text.Text;
import sampan.protocol.RemotePath;

/// What a command says, and in which words. Results go to standard output, everything else to standard error,
/// one line each and never with a link's secret. Free for any thread.
final class Console {
    private final Surroundings around;
    private final Text text;
    private final Output out;
    private final Output err;
    private final AtomicReference<@Nullable String> painted = new AtomicReference<>();

    Console(Surroundings around) {
        this.around = around;
        this.text = new Text(around.language(), Text.Area.TERMINAL);
        this.out = new Output(around.out());
        this.err = new Output(around.err());
    }

    /// One like this that says nothing.
    Console silent() {
        return new Console(new Surroundings(
                around.environment(),
                around.home(),
                around.language(),
                around.folder(),
                around.fileNames(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                around.screen(),
                around.stopping()));
    }

    Surroundings around() {
        return around;
    }

    Text text() {
        return text;
    }

    Sentences sentences() {
        return new Sentences(text);
    }

    Sizes sizes() {
        return new Sizes(text);
    }

    /// Standard output.
    Output out() {
        return out;
    }

    /// A line on standard error in front of which the program names itself.
    void error(String sentence) {
        remark("sampan: " + sentence);
    }

    /// An error about one thing among several.
    void error(String what, String sentence) {
        error(Shown.escaped(what) + ": " + sentence);
    }

    /// An error about a place at a host.
    void error(RemotePath place, String sentence) {
        error(place.isLibrary() ? "/" : place.toString(), sentence);
    }

    /// A line on standard error; a progress bar makes room for it.
    synchronized void remark(String line) {
        unpaint();
        err.now(Redaction.of(line) + "\n");
    }

    /// That a broken file was moved aside.
    void told(SetAside broken) {
        error(sentences().of(broken));
    }

    /// Writes a line that the next one replaces; for terminals only.
    synchronized void paint(String line) {
        if (!line.equals(painted.get())) {
            err.now("\r" + line + "\u001b[K");
            painted.set(line);
        }
    }

    /// Puts a question; the answer is typed behind it.
    synchronized void ask(String question) {
        unpaint();
        err.now(question);
    }

    /// Takes the painted line away.
    synchronized void unpaint() {
        if (painted.getAndSet(null) != null) {
            err.now("\r\u001b[K");
        }
    }
}
