package sampan.transport;

/// A text is not a link. The message says what is wrong for a log or a developer and quotes nothing of the text,
/// since a token may stand in it; people read a sentence chosen by [#problem].
public final class LinkSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// Which part of the link is wrong.
    public enum Problem {
        /// It does not begin with `sampan://`.
        SCHEME,
        /// The host's name or address is missing or malformed.
        HOST,
        /// The port is not a number from 1 to 65535.
        PORT,
        /// A name in the path is empty or badly encoded.
        PATH,
        /// The host's key, after `#`, is missing or malformed: perhaps the link was cut off.
        PIN,
        /// The token, after the pin's dot, is malformed: perhaps the link was cut off.
        TOKEN,
        /// Something stands in it that no link has: a user's name, a query, a blank.
        EXTRA
    }

    private final Problem problem;

    LinkSyntaxException(Problem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    /// Which part of the link is wrong.
    public Problem problem() {
        return problem;
    }
}
