package sampan.app.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// What may be done only by those named for it, or by nobody.
final class Deeds {
    /// Where a name from the network becomes a path: the storage's walker at the host, its like at the
    /// visitor.
    private static final Set<String> WALKERS = Set.of("server.storage.Leaf");

    /// Those whose paths come from the host's own person, or are names they made themselves.
    private static final Set<String> OWN_PATHS = Set.of(
            "server.AccessCards",
            "server.FolderShelf",
            "server.ChildCommand",
            "server.SystemRun",
            "server.process.Meeting",
            "server.process.Records",
            "transport.IdentityFile",
            "transport.IdentityException");

    /// Those that make threads or executors, each the owner of what it makes.
    private static final Set<String> THREAD_MAKERS = Set.of(
            "app.ui.base.Background",
            "app.ui.OneWindow",
            "server.FileThreads",
            "server.ServerThreads",
            "app.client.LinkThreads",
            "app.cli.Answers",
            "app.cli.bench.Crowd",
            "app.cli.bench.LinkSpeeds",
            "app.transfer.TransferThreads",
            "app.transfer.queue.QueueThreads");

    private final House house;

    Deeds(House house) {
        this.house = house;
    }

    List<Law> laws() {
        return List.of(paths(), threads(), interrupts());
    }

    private Law paths() {
        DescribedPredicate<JavaAccess<?>> making = call(
                "a path is made from a string",
                access -> (isCall(access, Path.class, "of", "resolve", "resolveSibling") && takesAString(access))
                        || isCall(access, Paths.class, "get")
                        || isCall(access, FileSystem.class, "getPath")
                        || isCall(access, File.class, "<init>"));
        return new Law(
                4,
                "no path is made from a string at the host outside the storage's one walker",
                "the name came from a peer, and there must be one place to look for the way out of the share",
                noClasses()
                        .that(house.inside("protocol", "transport", "server"))
                        .and(not(house.named(WALKERS).or(house.named(OWN_PATHS))))
                        .should()
                        .accessTargetWhere(making));
    }

    private Law threads() {
        DescribedPredicate<JavaAccess<?>> making = call(
                "a thread or an executor is made",
                access -> isCall(access, Thread.class, "<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
                        || isCall(access, CompletableFuture.class, "runAsync", "supplyAsync")
                        || access.getTargetOwner().isEquivalentTo(Executors.class)
                        || (access.getName().equals("<init>")
                                && (access.getTargetOwner().isAssignableTo(ExecutorService.class)
                                        || access.getTargetOwner().isAssignableTo(Timer.class))));
        return new Law(
                5,
                "threads and executors are made only in the classes named for it",
                "whoever makes a thread must end it, and one who looks for what runs must know where to look",
                noClasses()
                        .that(house.ours())
                        .and(not(house.named(THREAD_MAKERS)))
                        .should()
                        .accessTargetWhere(making));
    }

    private Law interrupts() {
        DescribedPredicate<JavaAccess<?>> interrupting = call(
                "a thread is interrupted",
                access -> isCall(access, ExecutorService.class, "shutdownNow")
                        // Without an argument JavaFX's cancel interrupts.
                        || (access.getName().equals("cancel")
                                && access.getTargetOwner().getPackageName().startsWith("javafx.concurrent")
                                && parameters(access).isEmpty()));
        return new Law(
                6,
                "nobody interrupts: cancelling closes the link, then cancel(false)",
                "an interrupt inside a FileChannel closes it under everyone who shares it",
                noClasses().that(house.ours()).should().accessTargetWhere(interrupting),
                classes().that(house.ours()).should(new NeverInterrupt()));
    }

    private static boolean isCall(JavaAccess<?> access, Class<?> owner, String... names) {
        return access.getTargetOwner().isAssignableTo(owner) && Set.of(names).contains(access.getName());
    }

    private static boolean takesAString(JavaAccess<?> access) {
        return parameters(access).stream().anyMatch(type -> type.isEquivalentTo(String.class));
    }

    private static List<JavaClass> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target ? target.getRawParameterTypes() : List.of();
    }

    private static DescribedPredicate<JavaAccess<?>> call(String what, Predicate<JavaAccess<?>> which) {
        return DescribedPredicate.describe(what, which);
    }
}
