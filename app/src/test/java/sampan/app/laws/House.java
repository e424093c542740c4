package sampan.app.laws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The laws, for a house whose packages begin with `root`: `sampan`, or the one planted to break them all.
final class House {
    private final String root;

    House(String root) {
        this.root = root;
    }

    /// Every law but the last, which is about files and not only about classes.
    List<Law> laws() {
        List<Law> laws = new ArrayList<>();
        laws.add(new Arrows(this).noneUpOrBack());
        laws.add(new Arrows(this).noCycles());
        laws.addAll(new Rooms(this).laws());
        laws.addAll(new Deeds(this).laws());
        laws.add(new Arrows(this).featuresApart());
        laws.add(names());
        return laws;
    }

    /// The pattern of a package of ours and all below it: `in("app.ui")` is `sampan.app.ui..`.
    String in(String part) {
        return root + "." + part + "..";
    }

    String name(String part) {
        return root + "." + part;
    }

    DescribedPredicate<JavaClass> inside(String... parts) {
        String[] patterns = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            patterns[i] = in(parts[i]);
        }
        return resideInAnyPackage(patterns);
    }

    DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(root + "..");
    }

    /// Whether a class, or the class it is nested in, is one of these; the names are without the root.
    DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe("is one of " + names, type -> {
            String outermost = type.getName().replaceFirst("\\$.*", "");
            return outermost.startsWith(root + ".") && names.contains(outermost.substring(root.length() + 1));
        });
    }

    private Law names() {
        Pattern vague = Pattern.compile("Abstract.*|.*(Manager|Helper|Utils?|Impl)");
        return new Law(
                10,
                "no class is named Manager, Helper, Util, Impl or Abstract…",
                "such a name says nothing about the thing, and gathers what has no home",
                noClasses().that(ours()).should().haveNameMatching(".*[.$](" + vague.pattern() + ")"));
    }
}
