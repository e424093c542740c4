package sampan.app.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import sampan.app.text.Language;

/// What is bound to the window's words.
class WordsTest {
    @Test
    void saying_whoseMakerReadsNoneOfItsValues_isSaidAgainAtEveryChange() {
        Words words = new Words(Language.ENGLISH);
        SimpleStringProperty news = new SimpleStringProperty("");
        AtomicInteger count = new AtomicInteger();
        SimpleStringProperty shown = new SimpleStringProperty();
        List<String> seen = new ArrayList<>();
        shown.bind(words.saying(() -> "look " + count.incrementAndGet(), news));
        shown.subscribe(text -> seen.add(text));
        news.set("a");
        news.set("b");
        news.set("c");
        assertThat(seen).containsExactly("look 1", "look 2", "look 3", "look 4");
    }

    @Test
    void saying_changesWithTheLanguage() {
        Words words = new Words(Language.ENGLISH);
        SimpleIntegerProperty folders = new SimpleIntegerProperty(2);
        SimpleStringProperty shown = new SimpleStringProperty();
        shown.bind(words.saying(() -> words.get("counts.folders", folders.get()), folders));
        assertThat(shown.get()).isEqualTo("2 folders");
        words.speak(Language.CHINESE);
        assertThat(shown.get()).isEqualTo("2 个文件夹");
        folders.set(3);
        assertThat(shown.get()).isEqualTo("3 个文件夹");
    }
}
