package sampan.app.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.FailureReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LawsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importPaths(Stream.of("sampan.protocol", "sampan.server", "sampan.app")
                    .map(Modules::location)
                    .toList());
    private static final JavaClasses PLANTED = new ClassFileImporter()
            .importPaths(Path.of("target", "test-classes", "planted").toAbsolutePath());

    static Stream<Law> laws() {
        return new House("sampan").laws().stream();
    }

    static Stream<JavaClass> planted() {
        return PLANTED.stream().filter(type -> type.isAnnotatedWith(Breaks.class));
    }

    @ParameterizedTest
    @MethodSource
    void laws(Law law) {
        FailureReport report = law.judge(PRODUCT).getFailureReport();

        assertThat(report.getDetails()).as("%s", report).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void planted(JavaClass type) {
        JavaClasses alone = PLANTED.that(DescribedPredicate.describe("this one", other -> other.equals(type)));
        Set<Integer> broken = new TreeSet<>();
        for (Law law : new House("planted").laws()) {
            if (law.judge(alone).hasViolation()) {
                broken.add(law.number());
            }
        }
        assertThat(broken).containsExactlyElementsOf(broken(type));
    }

    @Test
    void cycle_betweenTwoPlantedPackages_isFound() {
        Law noCycles = new Arrows(new House("planted")).noCycles();

        assertThat(noCycles.judge(PLANTED).getFailureReport().toString())
                .contains("Cycle detected: server ->", "server.storage ->");
    }

    @Test
    void everyLaw_isBrokenByAPlantedClass() {
        assertThat(planted().flatMap(type -> broken(type).stream()))
                .hasSameElementsAs(laws().map(Law::number).distinct().toList());
    }

    private static List<Integer> broken(JavaClass type) {
        return IntStream.of(type.getAnnotationOfType(Breaks.class).value())
                .sorted()
                .boxed()
                .toList();
    }
}
