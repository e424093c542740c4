package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;

final class ShownRowsTest {
    private static final RemotePath HERE = RemotePath.of("Share");

    private final ShownRows rows = new ShownRows();

    private static Row row(RemotePath folder, String name) {
        return Row.of(folder, Entry.file(name, 1, 2));
    }

    private static Sieved sieved(List<Row> rows) {
        return Sieved.of(rows, List.of());
    }

    @Test
    void eachOfManyIsFound() {
        List<Row> many = IntStream.range(0, 10_000)
                .mapToObj(i -> row(HERE, "picture " + i + ".jpg"))
                .toList();
        rows.show(sieved(many));
        for (int i = 0; i < many.size(); i++) {
            // Another object, as a refresh brings it.
            assertThat(rows.indexOf(row(HERE, "picture " + i + ".jpg"))).isEqualTo(i);
        }
        assertThat(rows.contains(row(HERE, "picture 10000.jpg"))).isFalse();
        assertThat(rows.lastIndexOf(many.get(7))).isEqualTo(7);
    }

    @Test
    void whatASearchFindsUnderOneNameIsToldApart() {
        RemotePath below = HERE.child("below");
        // These two have the same hash, and the same name twice.
        List<Row> found = List.of(row(HERE, "Aa"), row(HERE, "BB"), row(below, "Aa"), row(below, "BB"));
        Sieved shown = sieved(found);
        rows.show(shown);
        assertThat(found).allSatisfy(row -> assertThat(rows.indexOf(row)).isEqualTo(found.indexOf(row)));
        assertThat(shown.places(List.of(
                        below.child("BB"), HERE.child("Aa"), below.child("nothing"), below, RemotePath.LIBRARY)))
                .containsExactly(0, 3);
    }

    @Test
    void whatHasChangedIsNoLongerTheSameRow() {
        rows.show(sieved(List.of(row(HERE, "a"))));
        assertThat(rows.indexOf(Row.of(HERE, Entry.file("a", 2, 2)))).isEqualTo(-1);
    }

    @Test
    void whoeverListensIsToldOnceWhatCameAndWhatWent() {
        List<Row> before = List.of(row(HERE, "a"), row(HERE, "b"));
        List<Row> after = List.of(row(HERE, "c"));
        List<List<Row>> told = new ArrayList<>();
        rows.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                told.add(List.copyOf(change.getRemoved()));
                told.add(List.copyOf(change.getAddedSubList()));
            }
        });
        rows.show(Sieved.NONE);
        assertThat(told).isEmpty();
        rows.show(sieved(before));
        rows.show(sieved(after));
        rows.show(Sieved.NONE);
        assertThat(told).containsExactly(List.of(), before, before, after, after, List.of());
    }
}
