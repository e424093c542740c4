package sampan.server;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;

/// What a link to be made shall give. Immutable; begin with [#TO_EVERYTHING] and change it with `withX`.
///
/// @param shares names of the shares it opens; none means every share of the server
/// @param access the most it gives; null for all that each share allows
/// @param enrols how long it lets devices in; null for ever
/// @param lasts how long what it gives may be used, from now; null for ever
/// @param uses how many distinct devices it lets in; 0 for any number
public record Invite(
        List<String> shares,
        @Nullable Access access,
        @Nullable Duration enrols,
        @Nullable Duration lasts,
        int uses) {
    /// Every share, as far as each allows, for any number of devices during the next 24 hours; what it gives lasts.
    public static final Invite TO_EVERYTHING = new Invite(List.of(), null, Duration.ofHours(24), null, 0);

    public Invite {
        shares = List.copyOf(shares);
        if (uses < 0) {
            throw new IllegalArgumentException("uses " + uses);
        }
    }

    /// Only these shares.
    public Invite withShares(String... names) {
        return new Invite(List.of(names), access, enrols, lasts, uses);
    }

    /// No more than this access.
    public Invite withAccess(Access most) {
        return new Invite(shares, most, enrols, lasts, uses);
    }

    /// Lets devices in for so long; null for ever.
    public Invite withEnrols(@Nullable Duration how) {
        return new Invite(shares, access, how, lasts, uses);
    }

    /// What it gives may be used for so long; null for ever.
    public Invite withLasts(@Nullable Duration how) {
        return new Invite(shares, access, enrols, how, uses);
    }

    /// Lets in so many distinct devices; 0 for any number.
    public Invite withUses(int devices) {
        return new Invite(shares, access, enrols, lasts, devices);
    }
}
