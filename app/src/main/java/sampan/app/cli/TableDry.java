package sampan.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.transfer.PreflightAnswer;
import sampan.app.transfer.PreflightItem;
import sampan.app.transfer.PreflightItem.Prospect;
import sampan.app.transfer.PreflightSum;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.NameProblem;

/// `--dry-run` as a table for people, and a line with what it comes to.
final class TableDry implements DryRun.DryStyle {
    private static final int SIZE_CELLS = 8;

    private final Console console;
    private final boolean quiet;
    private final int widest;

    /// @param quiet whether only what would fail is printed
    TableDry(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
        int most = 0;
        for (PreflightAnswer.Kind kind : PreflightAnswer.Kind.values()) {
            most = Math.max(most, Cells.width(label(kind)));
        }
        this.widest = most;
    }

    private String label(PreflightAnswer.Kind kind) {
        return console.text().get("dry.answer." + word(kind));
    }

    private static String word(PreflightAnswer.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void item(PreflightItem item) {
        if (quiet && item.prospect() != Prospect.FAILS) {
            return;
        }
        String size = item.folder() ? "-" : Sizes.compact(item.bytes());
        String remark = remark(item);
        console.out()
                .line(Cells.padded(label(item.answer().kind()), widest)
                        + " ".repeat(Math.max(1, SIZE_CELLS + 1 - size.length()))
                        + size
                        + "  "
                        + Shown.escaped(item.path())
                        + (item.folder() ? "/" : "")
                        + (remark.isEmpty() ? "" : "  (" + remark + ")"));
    }

    private String remark(PreflightItem item) {
        Sizes sizes = console.sizes();
        return switch (item.answer()) {
            case PreflightAnswer.New _, PreflightAnswer.Same _ -> "";
            case PreflightAnswer.Differs(Entry there)
            when there.kind() == Entry.Kind.FILE ->
                console.text().get("dry.there", sizes.bytes(there.size()), sizes.moment(there.modified()));
            case PreflightAnswer.Differs _ -> console.text().get("dry.no-file");
            case PreflightAnswer.BadName(int position, NameProblem reason, @Nullable String offer) ->
                console.text()
                                .get(
                                        "dry.position",
                                        position + 1,
                                        console.sentences().of(reason))
                        + offered(offer);
            case PreflightAnswer.Clash(String other, var _)
            when other.equals(item.path().substring(item.path().lastIndexOf('/') + 1)) ->
                console.text().get("dry.twice");
            case PreflightAnswer.Clash(String other, @Nullable String offer) ->
                console.text().get("dry.clashes", Shown.escaped(other)) + offered(offer);
            case PreflightAnswer.TooLong(@Nullable String offer) ->
                console.sentences().of(NameProblem.TOO_LONG) + offered(offer);
            case PreflightAnswer.NoRoom(long needed, long free) ->
                console.text().get("dry.room", sizes.bytes(needed), sizes.bytes(free));
            case PreflightAnswer.NoRight(String right) -> console.sentences().of(new Failure.Denied(right, ""));
            case PreflightAnswer.Skipped skipped ->
                switch (skipped.why()) {
                    case LINK -> console.text().get("dry.link");
                    case JUNK -> console.text().get("dry.junk");
                    case SPECIAL, SAME, EXISTS, NOT_NEWER -> console.text().get("dry.special");
                };
            case PreflightAnswer.Failed(IOException cause) ->
                console.sentences().of(cause);
            case PreflightAnswer.Stranded _ -> console.text().get("dry.stranded");
        };
    }

    private String offered(@Nullable String offer) {
        return offer == null ? "" : " " + console.text().get("dry.offer", Shown.escaped(offer));
    }

    @Override
    public void sum(PreflightSum sum) {
        if (quiet) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (PreflightAnswer.Kind kind : PreflightAnswer.Kind.values()) {
            if (sum.count(kind) > 0) {
                parts.add(console.text().get("dry.count." + word(kind), sum.count(kind)));
            }
        }
        if (sum.leftOut() > 0) {
            parts.add(console.text().get("dry.left-out", sum.leftOut()));
        }
        String all = parts.isEmpty()
                ? console.text().get("dry.nothing")
                : String.join(console.text().get("dry.comma"), parts);
        String needed = console.sizes().bytes(sum.needed());
        console.out()
                .line(
                        sum.free() < 0
                                ? console.text().get("dry.needs", all, needed)
                                : console.text()
                                        .get(
                                                "dry.needs-of",
                                                all,
                                                needed,
                                                console.sizes().bytes(sum.free())));
    }

    @Override
    public void end() {
        // Each host's sum is under its table.
    }
}
