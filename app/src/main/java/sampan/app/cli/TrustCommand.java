package sampan.app.cli;

import java.io.IOException;
import sampan.app.cli.Grammar.Option;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.NameTakenException;
import sampan.app.store.TrustedHost;
import sampan.app.store.TrustedHosts;
import sampan.app.text.Shown;
import sampan.transport.ShareLink;

/// `sampan trust`: enrols this device with a link's right and remembers the host by a name.
final class TrustCommand implements Command {
    private static final Option AS = Option.taking("NAME", "--as");

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public Grammar grammar() {
        return Grammar.of("LINK", 0, 1, AS, Grammar.LINK_FILE);
    }

    @Override
    public ExitCode run(Words words, Console console) throws IOException {
        ShareLink link = link(words, console);
        TrustedHosts hosts = new TrustedHosts(console.around().home(), console::told);
        String wished = words.value(AS);
        if (wished != null) {
            // Before anything is enrolled that then can't be kept.
            refuseIfTaken(host(wished, link, console), hosts, console);
        }
        try (Visit visit = Visiting.open(Destination.of(link, true), console)) {
            String name = wished == null ? visit.welcome().host() : wished;
            hosts.trust(host(name, link, console));
            console.out()
                    .line(console.text()
                            .get("trust.done", name, visit.welcome().shares().size()));
            return ExitCode.DONE;
        } catch (NameTakenException e) {
            throw new UsageException(
                    console.sentences().of(e) + " " + console.text().get("trust.as"));
        }
    }

    private static ShareLink link(Words words, Console console) throws IOException {
        Places places = new Places(words, console);
        ShareLink link = words.operands().isEmpty()
                ? places.givenLink()
                : places.link(words.operands().getFirst());
        if (link == null) {
            throw new UsageException(console.text().get("typed.missing", "LINK"));
        }
        return link;
    }

    private static TrustedHost host(String name, ShareLink link, Console console) {
        if (!TrustedHost.isName(name)) {
            throw new UsageException(console.text().get("trust.no-name", Shown.escaped(name)));
        }
        return new TrustedHost(name, link.host(), link.port(), link.pin());
    }

    private static void refuseIfTaken(TrustedHost host, TrustedHosts hosts, Console console) throws IOException {
        var holder = hosts.find(host.name());
        if (holder.isPresent() && !holder.get().device().equals(host.device())) {
            throw new UsageException(console.text().get("trusted.taken", host.name()));
        }
    }
}
