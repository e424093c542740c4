package sampan.protocol;

/// Why a name or a path is refused. The first group is never legal anywhere; the second only stands in the
/// way of *creating* a name in a share with portable names.
public enum NameProblem {
    /// The name has no character at all.
    EMPTY,
    /// The name is `.` or `..`.
    DOT,
    /// The name holds `/` or `\`.
    SEPARATOR,
    /// The name holds NUL or another control character (U+0000–U+001F, U+007F–U+009F).
    CONTROL,
    /// The name holds half of a surrogate pair, so it has no UTF-8 form.
    MALFORMED,
    /// The name has more than 255 bytes, or the path more than 4,096, in UTF-8.
    TOO_LONG,
    /// The path has more than 64 names.
    TOO_DEEP,
    /// The name is Sampan's own (`.sampan`, in any case or Unicode form).
    RESERVED,

    /// Not portable: a device name of Windows, such as `CON` or `COM¹`, alone or before a dot.
    DEVICE,
    /// Not portable: one of `< > : " | ? *`.
    CHARACTER,
    /// Not portable: the name ends with a dot or a space.
    TRAILING;

    /// Whether the problem only concerns names that are created in a share with portable names.
    public boolean onlyWhenCreated() {
        return compareTo(DEVICE) >= 0;
    }

    /// The word on the wire: lower case.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
