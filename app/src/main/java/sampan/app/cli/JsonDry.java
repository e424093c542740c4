package sampan.app.cli;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.PreflightAnswer;
import sampan.app.transfer.PreflightItem;
import sampan.app.transfer.PreflightSum;
import sampan.protocol.Entry;
import sampan.protocol.NameProblem;

/// `--dry-run --json`: an `item` for each entry, and a `summary`.
final class JsonDry implements DryRun.DryStyle {
    private final Console console;
    private final Map<PreflightAnswer.Kind, Long> counts = new EnumMap<>(PreflightAnswer.Kind.class);
    private long files;
    private long folders;
    private long failing;
    private long needed;
    private long free = -1;
    private long leftOut;

    JsonDry(Console console) {
        this.console = console;
    }

    @Override
    public void item(PreflightItem item) {
        Json json = Json.item()
                .with("path", item.path())
                .with("kind", item.folder() ? "folder" : "file")
                .with("bytes", item.bytes())
                .with("answer", item.answer().kind())
                .with("prospect", item.prospect());
        console.out().line(particulars(json, item.answer()).line());
    }

    private Json particulars(Json json, PreflightAnswer answer) {
        return switch (answer) {
            case PreflightAnswer.New _, PreflightAnswer.Same _, PreflightAnswer.Stranded _ -> json;
            case PreflightAnswer.Differs(Entry there) ->
                json.with("there_kind", there.kind())
                        .with("there_bytes", there.size())
                        .with("there_modified", there.modified());
            case PreflightAnswer.BadName(int position, NameProblem reason, @Nullable String offer) ->
                json.with("position", position).with("reason", reason).with("offer", offer);
            case PreflightAnswer.Clash(String other, @Nullable String offer) ->
                json.with("with", other).with("offer", offer);
            case PreflightAnswer.TooLong(@Nullable String offer) -> json.with("offer", offer);
            case PreflightAnswer.NoRoom(long size, long left) ->
                json.with("needed", size).with("free", left);
            case PreflightAnswer.NoRight(String right) -> json.with("right", right);
            case PreflightAnswer.Skipped skipped -> json.with("reason", skipped.why());
            case PreflightAnswer.Failed(IOException cause) ->
                json.with("message", console.sentences().of(cause));
        };
    }

    @Override
    public void sum(PreflightSum sum) {
        sum.counts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        files += sum.files();
        folders += sum.folders();
        failing += sum.failing();
        needed += sum.needed();
        free = sum.free();
        leftOut += sum.leftOut();
    }

    @Override
    public void end() {
        Json json = Json.summary();
        for (PreflightAnswer.Kind kind : PreflightAnswer.Kind.values()) {
            json.with(kind.name().toLowerCase(Locale.ROOT), counts.getOrDefault(kind, 0L));
        }
        json.with("files", files)
                .with("folders", folders)
                .with("failing", failing)
                .with("needed", needed)
                .with("left_out", leftOut);
        console.out().line((free < 0 ? json : json.with("free", free)).line());
    }
}
