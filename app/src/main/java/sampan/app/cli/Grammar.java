package sampan.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may stand behind a command. The bundle has a message `usage.COMMAND` and one for each option and
/// operand, under `usage.option.NAME` or, where a command means something of its own, `usage.COMMAND.NAME`.
///
/// @param operands what stands there without a dash, for the usage line; null for nothing
/// @param least how many of them there must be
/// @param most how many there may be; -1 for any number
/// @param options what begins with a dash
record Grammar(@Nullable String operands, int least, int most, List<Option> options) {
    /// Something that begins with a dash.
    ///
    /// @param names short and long form
    /// @param value what it takes, for the usage line; null if it takes nothing
    record Option(List<String> names, @Nullable String value) {
        static Option flag(String... names) {
            return new Option(List.of(names), null);
        }

        static Option taking(String value, String... names) {
            return new Option(List.of(names), value);
        }

        /// The long form without its dashes: what the bundle calls it.
        String word() {
            return names.getLast().replaceFirst("^-+", "");
        }
    }

    static final Option JSON = Option.flag("--json");
    static final Option QUIET = Option.flag("-q", "--quiet");
    static final Option LINK_FILE = Option.taking("FILE", "--link-file");
    static final Option HELP = Option.flag("-h", "--help");

    static Grammar of(@Nullable String operands, int least, int most, Option... options) {
        return new Grammar(operands, least, most, List.of(options));
    }
}
