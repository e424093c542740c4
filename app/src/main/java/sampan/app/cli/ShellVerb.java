package sampan.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can be said to the shell; the lesson's letters among it.
enum ShellVerb {
    LIST("ls", Operands.THERE),
    GET("get", Operands.THERE),
    PUT("put", Operands.HERE),
    CD("", Operands.FOLDERS_THERE),
    PWD("", Operands.NONE),
    MKDIR("mkdir", Operands.THERE),
    MV("mv", Operands.THERE),
    RM("rm", Operands.THERE),
    LCD("", Operands.HERE),
    LLS("", Operands.HERE),
    HELP("", Operands.NONE),
    QUIT("", Operands.NONE);

    /// What its operands are, for whoever completes them.
    enum Operands {
        NONE,
        HERE,
        THERE,
        FOLDERS_THERE
    }

    private final String command;
    private final Operands operands;

    ShellVerb(String command, Operands operands) {
        this.command = command;
        this.operands = operands;
    }

    /// The verb of a word, or null.
    static @Nullable ShellVerb of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.words().contains(word))
                .findFirst()
                .orElse(null);
    }

    /// The terminal's command that does it; empty if the shell itself does.
    String command() {
        return command;
    }

    Operands operands() {
        return operands;
    }

    /// What may be typed for it.
    List<String> words() {
        return switch (this) {
            case LIST -> List.of("list", "ls", "L");
            case GET -> List.of("get", "G");
            case PUT -> List.of("put", "P");
            case HELP -> List.of("help", "?");
            case QUIT -> List.of("quit", "exit", "Q");
            case CD, PWD, MKDIR, MV, RM, LCD, LLS -> List.of(name().toLowerCase(Locale.ROOT));
        };
    }
}
