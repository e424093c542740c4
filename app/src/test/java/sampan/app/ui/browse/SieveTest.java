package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.app.text.Language;
import sampan.app.text.Text;
import sampan.app.ui.browse.RowOrder.Column;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;

class SieveTest {
    private static final Text TEXT = new Text(Language.ENGLISH, Text.Area.WINDOW);
    private static final RemotePath FOLDER = RemotePath.of("Photos");
    private static final List<Row> ROWS = List.of(
            row(Entry.file("b.png", 30, 5)),
            row(Entry.folder("Zoo", 1)),
            row(Entry.file("a10.txt", 10, 7)),
            row(Entry.file("a2.txt", 20, 6)),
            row(Entry.file(".hidden", 40, 8)),
            row(Entry.folder("café", 2)));

    private static Row row(Entry entry) {
        return Row.of(FOLDER, entry);
    }

    private static List<String> names(Sieve sieve) {
        return sieve.through(ROWS, TEXT, () -> true).stream().map(Row::shown).toList();
    }

    private static Sieve by(Column column, boolean descending) {
        return Sieve.USUAL.withOrder(new RowOrder(column, descending));
    }

    @Test
    void usual_showsFoldersFirstThenFilesByName() {
        assertThat(names(Sieve.USUAL)).containsExactly("café", "Zoo", "a2.txt", "a10.txt", "b.png");
    }

    @Test
    void bySize_sortsFilesAndLeavesFoldersInFront() {
        assertThat(names(by(Column.SIZE, false))).containsExactly("café", "Zoo", "a10.txt", "a2.txt", "b.png");
        assertThat(names(by(Column.SIZE, true))).containsExactly("café", "Zoo", "b.png", "a2.txt", "a10.txt");
    }

    @Test
    void byTime_sortsFoldersToo() {
        assertThat(names(by(Column.MODIFIED, true))).containsExactly("café", "Zoo", "a10.txt", "a2.txt", "b.png");
        assertThat(names(by(Column.MODIFIED, false))).containsExactly("Zoo", "café", "b.png", "a2.txt", "a10.txt");
    }

    @Test
    void byType_sortsByTheWordsThatAreShown() {
        assertThat(names(by(Column.TYPE, false))).containsExactly("café", "Zoo", "b.png", "a2.txt", "a10.txt");
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void anyColumn_inAnyDirection_keepsFoldersFirst(Column column) {
        for (boolean descending : List.of(true, false)) {
            assertThat(by(column, descending).through(ROWS, TEXT, () -> true).stream()
                            .map(Row::isFolder))
                    .containsExactly(true, true, false, false, false);
        }
    }

    @Test
    void filter_takesNoCaseAndAnyFormOfAccents() {
        assertThat(names(Sieve.USUAL.withFilter("A1"))).containsExactly("a10.txt");
        assertThat(names(Sieve.USUAL.withFilter("cafe\u0301"))).containsExactly("café");
        assertThat(names(Sieve.USUAL.withFilter(" .TXT "))).containsExactly("a2.txt", "a10.txt");
        assertThat(names(Sieve.USUAL.withFilter("nothing"))).isEmpty();
    }

    @Test
    void hidden_areShownWhenAskedFor() {
        assertThat(names(Sieve.USUAL.withHidden(true))).contains(".hidden");
    }

    /// é in one character and in two: the language holds them for equal.
    @Test
    void namesThatTheLanguageHoldsForEqual_standByTheirCharacters() {
        Row one = row(Entry.file("caf\u00e9", 1, 1));
        Row two = row(Entry.file("cafe\u0301", 1, 1));
        for (List<Row> rows : List.of(List.of(one, two), List.of(two, one))) {
            assertThat(Sieve.USUAL.through(rows, TEXT, () -> true)).containsExactly(two, one);
        }
    }

    @Test
    void rowsThatNobodyWantsAnyMore_areNotSorted() {
        assertThat(Sieve.USUAL.through(ROWS, TEXT, () -> false)).isEmpty();
    }
}
