package sampan.app.laws;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;

/// One law of the house.
///
/// @param number  its number in the house's list
/// @param says    the law in a sentence
/// @param because what would go wrong without it
/// @param rules   what is checked, all of which must hold
record Law(int number, String says, String because, List<ArchRule> rules) {
    Law(int number, String says, String because, ArchRule... rules) {
        this(number, says, because, List.of(rules));
    }

    /// Checks the law; an empty set of classes breaks none.
    EvaluationResult judge(JavaClasses classes) {
        return CompositeArchRule.of(rules)
                .allowEmptyShould(true)
                .as("Law " + number + ": " + says)
                .because(because)
                .evaluate(classes);
    }

    @Override
    public String toString() {
        return number + " " + says;
    }
}
