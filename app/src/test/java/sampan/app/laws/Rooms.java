package sampan.app.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What of the world outside may be known in which room.
final class Rooms {
    /// Where JSON is read and written, besides the store.
    private static final Set<String> JSON = Set.of("protocol.Json", "app.cli.Json");

    private final House house;

    Rooms(House house) {
        this.house = house;
    }

    List<Law> laws() {
        return List.of(pureProtocol(), json(), windows(), viewModels(), output());
    }

    private Law pureProtocol() {
        DescribedPredicate<JavaClass> world = resideInAnyPackage(
                        "java.net..", "java.nio.channels..", "java.nio.file..", "java.util.concurrent..", "javax.net..")
                .or(resideInAPackage("java.io..").and(not(simpleNameEndingWith("Exception"))))
                .or(assignableTo(Thread.class))
                .or(assignableTo(Clock.class));
        DescribedPredicate<JavaClass> text = DescribedPredicate.describe(
                "text in memory",
                type -> Set.of("java.io.StringReader", "java.io.StringWriter", "java.io.Reader", "java.io.Writer")
                        .contains(type.getName()));
        return new Law(
                2,
                "the protocol is pure: no sockets, channels, files, threads or clock",
                "a machine without a world can be tested with every input, whole and byte by byte, and drives any"
                        + " connection model",
                noClasses().that(house.inside("protocol")).should().dependOnClassesThat(world.and(not(text))),
                noClasses()
                        .that(house.inside("protocol"))
                        .should()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Instant.class, "now"));
    }

    private Law json() {
        return new Law(
                3,
                "Gson stays in protocol's JSON class, app.store and one class of cli",
                "strictness is decided in one place, and the library can be exchanged there",
                noClasses()
                        .that(house.ours())
                        .and(not(house.inside("app.store")))
                        .and(not(house.named(JSON)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.google.gson.."));
    }

    private Law windows() {
        return new Law(
                7,
                "javafx only under ui, and in the class of app that is the application",
                "everything else runs on a machine without a display, and in tests without one",
                noClasses()
                        .that(house.ours())
                        .and(not(house.inside("app.ui")))
                        .and(not(assignableTo("javafx.application.Application")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp.."));
    }

    private Law viewModels() {
        return new Law(
                7,
                "a view model knows no scene, stage or platform, only javafx.beans and javafx.collections",
                "what the window shows can then be tested without a window",
                noClasses()
                        .that(house.inside("app.ui"))
                        .and(simpleNameEndingWith("ViewModel"))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
                                        .and(not(resideInAnyPackage("javafx.beans..", "javafx.collections..")))));
    }

    private Law output() {
        return new Law(
                9,
                "System.out only in cli, and stack traces on no screen",
                "a library that prints writes into somebody else's output, and a person is told a sentence, not a"
                        + " trace",
                noClasses()
                        .that(house.ours())
                        .and(not(house.inside("app.cli")))
                        .should()
                        .accessField(System.class, "out"),
                noClasses()
                        .that(house.ours())
                        .should()
                        .callMethodWhere(DescribedPredicate.describe(
                                "a stack trace is printed",
                                call -> call.getName().equals("printStackTrace")
                                        && call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty()
                                        && call.getTargetOwner().isAssignableTo(Throwable.class))));
    }
}
