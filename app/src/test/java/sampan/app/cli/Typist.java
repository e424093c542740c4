package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import sampan.app.store.Home;
import sampan.app.text.Language;

/// Somebody at a terminal, in a test: types commands and keeps what was printed.
final class Typist {
    final Map<String, String> environment = new HashMap<>();
    final Path home;
    final Path folder;
    Language language = Language.ENGLISH;
    Screen screen = Screen.NONE;
    String fileNames = "UTF-8";
    InputStream in = InputStream.nullInputStream();

    /// Completed by the command when it is ready to be stopped.
    final CompletableFuture<Consumer<Stopping.Signal>> stop = new CompletableFuture<>();

    /// What one command said.
    record Said(int exit, String out, String err) {
        List<JsonObject> json() {
            return out.lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .toList();
        }

        /// The summary, which is the last line.
        JsonObject summary() {
            JsonObject last = json().getLast();
            assertThat(last.get("type").getAsString()).isEqualTo("summary");
            return last;
        }
    }

    Typist(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    Typist typing(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Said run(String... typed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = run(out, err, typed);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    int run(OutputStream out, OutputStream err, String... typed) {
        return Terminal.run(
                new Surroundings(
                        environment, Home.in(home), language, folder, fileNames, in, out, err, screen, stop::complete),
                typed);
    }
}
