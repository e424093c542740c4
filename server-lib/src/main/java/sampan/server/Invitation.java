package sampan.server;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.transport.Token;

/// A link as its host remembers it: everything but the token, of which only the hash is kept. Immutable.
///
/// @param id 12 hexadecimal digits, for people and for `sampan access revoke`
/// @param hash the token's hash, see [Token#hash]
/// @param grants what it gives
/// @param made when it was made
/// @param enrolsUntil until when it lets devices in; null for ever
/// @param rightsUntil until when what it gave may be used; null for ever
/// @param uses how many distinct devices it lets in; 0 for any number
public record Invitation(
        String id,
        String hash,
        List<Grant> grants,
        Instant made,
        @Nullable Instant enrolsUntil,
        @Nullable Instant rightsUntil,
        int uses) {
    private static final int ID_DIGITS = 12;

    public Invitation {
        grants = List.copyOf(grants);
        if (!id.equals(hash.substring(0, ID_DIGITS)) || uses < 0) {
            throw new IllegalArgumentException("link " + id + " with " + uses + " uses");
        }
    }

    /// The id of the link that carries this token.
    public static String idOf(Token token) {
        return token.hash().substring(0, ID_DIGITS);
    }

    /// Whether it lets devices in at this moment.
    public boolean enrolsAt(Instant now) {
        return isBefore(now, enrolsUntil) && givesAt(now);
    }

    /// Whether what it gave may be used at this moment.
    public boolean givesAt(Instant now) {
        return isBefore(now, rightsUntil);
    }

    private static boolean isBefore(Instant now, @Nullable Instant end) {
        return end == null || now.isBefore(end);
    }
}
