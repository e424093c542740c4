package sampan.protocol;

/// A name or a path that is not allowed, with the place and the reason.
public final class BadNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;
    private final NameProblem problem;
    private final String field;

    /// @param position index of the first offending UTF-16 unit in the name; 0 where the whole name is
    ///     meant
    public BadNameException(int position, NameProblem problem) {
        this(position, problem, "");
    }

    private BadNameException(int position, NameProblem problem, String field) {
        super(problem.word() + " at " + position);
        this.position = position;
        this.problem = problem;
        this.field = field;
    }

    /// Index of the first offending UTF-16 unit in the name, from 0.
    public int position() {
        return position;
    }

    /// Why the name is refused.
    public NameProblem problem() {
        return problem;
    }

    /// The message's field that holds the name; empty outside a message.
    String field() {
        return field;
    }

    /// The same, found in a field of a message.
    BadNameException within(String outer) {
        String inner = field.isEmpty() || field.startsWith("[") ? field : "." + field;
        return new BadNameException(position, problem, outer + inner);
    }
}
