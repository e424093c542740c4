package sampan.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sampan.app.cli.Grammar.Option;
import sampan.app.text.Shown;
import sampan.server.AccessStore;
import sampan.server.Enrolment;
import sampan.server.Grant;
import sampan.server.InheritedServer;
import sampan.server.Invitation;
import sampan.server.Invite;
import sampan.transport.LinkSyntaxException;
import sampan.transport.ShareLink;

/// `sampan access`: which links and devices may do what on this host, changing that and taking it back, and another
/// link. Works beside a running host, which notices within a second.
final class HostAccessCommand implements Command {
    private static final String LIST = "list";
    private static final String REVOKE = "revoke";
    private static final String CHANGE = "change";
    private static final String INVITE = "invite";
    private static final Option AT = Option.taking("HOST[:PORT]", "--at");

    @Override
    public String name() {
        return "access";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of(
                "[list | revoke ID | change ID read|add|full|inbox [SHARE] | invite FOLDER...]",
                0,
                -1,
                AT,
                HostCommand.NAME,
                HostCommand.ACCESS,
                HostCommand.EXPIRES,
                Grammar.JSON);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException {
        AccessStore store = AccessStore.in(console.around().home().accessFolder());
        List<String> typed = words.operands();
        if (typed.size() == 2 && typed.getFirst().equals(REVOKE)) {
            return revoke(store, typed.getLast(), console);
        }
        if ((typed.size() == 3 || typed.size() == 4) && typed.getFirst().equals(CHANGE)) {
            return change(store, typed, console);
        }
        if (typed.size() > 1 && typed.getFirst().equals(INVITE)) {
            return invite(words, console);
        }
        if (typed.size() > 1 || (typed.size() == 1 && !typed.getFirst().equals(LIST))) {
            throw new UsageException(console.text().get("access.how"));
        }
        if (words.has(Grammar.JSON)) {
            json(store, console);
        } else {
            list(store, console);
        }
        return ExitCode.DONE;
    }

    private static ExitCode revoke(AccessStore store, String id, Console console) throws IOException {
        if (store.revoke(id)) {
            return ExitCode.DONE;
        }
        console.error(console.text().get("access.no-such", id));
        return ExitCode.SOME_FAILED;
    }

    private static ExitCode change(AccessStore store, List<String> typed, Console console) throws IOException {
        String id = typed.get(1);
        String share = typed.size() == 4 ? typed.getLast() : null;
        if (store.change(id, share, HostCommand.access(typed.get(2), console))) {
            return ExitCode.DONE;
        }
        console.error(
                share == null
                        ? console.text().get("access.no-device", id)
                        : console.text().get("access.not-there", id, share));
        return ExitCode.SOME_FAILED;
    }

    /// A link to folders that are hosted when somebody comes, or by another program of this computer now.
    private static ExitCode invite(Words words, Console console) throws IOException {
        String at = words.value(AT);
        if (at == null) {
            throw new UsageException(console.text().get("access.no-place"));
        }
        Listening.Spot spot = Listening.spot(at, ShareLink.DEFAULT_PORT, console.text());
        List<String> folders = words.operands().subList(1, words.operands().size());
        Invite invite = Invite.TO_EVERYTHING.withEnrols(HostExpiry.of(words.value(HostCommand.EXPIRES), console));
        try {
            ShareLink link = InheritedServer.invite(
                    HostCommand.config(folders, words, console), invite, spot.host(), spot.port());
            HostCommand.print(link, words, console);
            return ExitCode.DONE;
        } catch (LinkSyntaxException _) {
            throw new UsageException(console.text().get("host.no-address", at));
        } catch (IOException e) {
            return new HostSentences(console).failed(e);
        }
    }

    private static void list(AccessStore store, Console console) {
        Instant now = Instant.now();
        for (Invitation link : store.invitations()) {
            String until = link.enrolsAt(now)
                    ? until(link.enrolsUntil(), console)
                    : console.text().get("access.over");
            console.out().line(console.text().get("access.link", link.id(), grants(link.grants(), console), until));
        }
        for (Enrolment device : store.devices()) {
            console.out()
                    .line(console.text()
                            .get(
                                    "access.device",
                                    device.id(),
                                    Shown.device(device.name()),
                                    grants(store.grants(device.device()), console),
                                    console.sizes().moment(device.seen().toEpochMilli())));
        }
        if (store.invitations().isEmpty() && store.devices().isEmpty()) {
            console.remark(console.text().get("access.nobody"));
        }
    }

    private static String until(@Nullable Instant end, Console console) {
        return end == null
                ? console.text().get("access.for-ever")
                : console.text().get("access.until", console.sizes().moment(end.toEpochMilli()));
    }

    private static String grants(List<Grant> grants, Console console) {
        return grants.stream()
                .map(grant -> Shown.escaped(grant.share()) + " ("
                        + console.text().get("access." + grant.access().word()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static void json(AccessStore store, Console console) {
        for (Invitation link : store.invitations()) {
            Instant until = link.enrolsUntil();
            Json json = Json.item().with("kind", "link").with("id", link.id()).with("grants", words(link.grants()));
            console.out().line((until == null ? json : json.with("until", until.toEpochMilli())).line());
        }
        for (Enrolment device : store.devices()) {
            console.out()
                    .line(Json.item()
                            .with("kind", "device")
                            .with("id", device.id())
                            .with("device", device.device().text())
                            .with("name", device.name())
                            .with("grants", words(store.grants(device.device())))
                            .with("seen", device.seen().toEpochMilli())
                            .line());
        }
        console.out()
                .line(Json.summary()
                        .with("links", store.invitations().size())
                        .with("devices", store.devices().size())
                        .line());
    }

    private static String words(List<Grant> grants) {
        return grants.stream()
                .map(grant -> grant.share() + ":" + grant.access().word())
                .collect(Collectors.joining(","));
    }
}
