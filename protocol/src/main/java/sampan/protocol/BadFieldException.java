package sampan.protocol;

/// A message's field holds what it may not.
public final class BadFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String reason;

    /// @param field the field's name on the wire
    /// @param reason what is wrong with it
    public BadFieldException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /// The field's name on the wire.
    public String field() {
        return field;
    }

    /// What is wrong with it.
    public String reason() {
        return reason;
    }

    /// The same, of a field that lies inside another.
    BadFieldException within(String outer) {
        String inner = field.isEmpty() || field.startsWith("[") ? field : "." + field;
        return new BadFieldException(outer + inner, reason);
    }
}
