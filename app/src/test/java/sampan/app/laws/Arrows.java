package sampan.app.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// Who may know whom.
final class Arrows {
    private static final List<String> FEATURES = List.of("connect", "browse", "transfers", "host", "settings");

    /// Those of the app that may know the server: what hosts.
    private static final Set<String> HOSTS =
            Set.of("app.Main", "app.cli.EchoCommand", "app.cli.Listening", "app.cli.ModelsRun");

    private final House house;

    Arrows(House house) {
        this.house = house;
    }

    Law noneUpOrBack() {
        return new Law(
                1,
                "no arrow between packages points up or back",
                "what is below can be understood, tested and embedded without what is above",
                from("protocol"),
                from("transport", "protocol"),
                // What belongs to a device is kept under its id: of the transport that value, and no
                // channel.
                from(house.named(Set.of("transport.DeviceId")), "server.storage", "protocol"),
                from("server", "protocol", "transport", "server.storage", "server.process"),
                from("server.process", "protocol", "transport"),
                from("app.store", "protocol", "transport"),
                from("app.client", "protocol", "transport", "app.store"),
                from("app.transfer", "protocol", "transport", "app.store", "app.client"),
                // It has a sentence for everything that can go wrong below, and nobody below speaks to
                // a person.
                from("app.text", "protocol", "transport", "app.store", "app.client", "app.transfer"),
                from(
                        "app.cli",
                        "protocol",
                        "transport",
                        "server",
                        "app.text",
                        "app.store",
                        "app.client",
                        "app.transfer"),
                from(
                        "app.ui",
                        "protocol",
                        "transport",
                        "server",
                        "app.text",
                        "app.store",
                        "app.client",
                        "app.transfer"),
                noClasses()
                        .that(house.inside("app"))
                        .and(not(mayHost()))
                        .should()
                        .dependOnClassesThat(house.inside("server")));
    }

    Law noCycles() {
        return new Law(
                1,
                "no cycle between packages",
                "two packages that need each other are one package with a wall through it",
                slices().matching(house.name("(**)"))
                        .namingSlices("$1")
                        .should()
                        .beFreeOfCycles());
    }

    Law featuresApart() {
        return new Law(
                8,
                "features of the window do not import one another",
                "a feature can then be read, changed and thrown away alone; what they share is in base",
                FEATURES.stream()
                        .map(feature -> noClasses()
                                .that(house.inside("app.ui." + feature))
                                .should()
                                .dependOnClassesThat(house.inside(FEATURES.stream()
                                        .filter(other -> !other.equals(feature))
                                        .map(other -> "app.ui." + other)
                                        .toArray(String[]::new))))
                        .toArray(ArchRule[]::new));
    }

    /// A package with those below it that have no arrows of their own may know itself and `targets`.
    private ArchRule from(String source, String... targets) {
        return from(DescribedPredicate.alwaysFalse(), source, targets);
    }

    private ArchRule from(DescribedPredicate<JavaClass> besides, String source, String... targets) {
        DescribedPredicate<JavaClass> within = house.inside(source);
        DescribedPredicate<JavaClass> allowed = within.or(house.inside(targets)).or(besides);
        if (source.equals("server")) {
            within = within.and(not(house.inside("server.storage")));
        }
        return noClasses()
                .that(within)
                .should()
                .dependOnClassesThat(house.ours().and(not(allowed)));
    }

    private DescribedPredicate<JavaClass> mayHost() {
        return house.inside("app.ui.host", "app.cli.bench")
                .or(resideInAPackage(house.name("app.ui")))
                .or(house.named(HOSTS))
                .or(house.inside("app.cli").and(simpleNameStartingWith("Host")));
    }
}
