package sampan.app.cli;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.transfer.ReceiptCheck.Finding;

/// What a check of a receipt finds, told as it is found and summed up at the end. What does not agree is named among
/// the errors; what is there besides is a note. For the command's own thread.
final class ReceiptFindings {
    /// How many things besides are named to a person, who may have chosen a folder with thousands.
    private static final int NAMED = 20;

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

    private final Console console;
    private final boolean json;
    private final boolean quiet;
    private final boolean shown;
    private final Set<ExitCode> failures = EnumSet.noneOf(ExitCode.class);
    private long agree;
    private long bytes;
    private long missing;
    private long changed;
    private long unreadable;
    private long extra;
    private long read;
    private long painted = System.nanoTime();

    ReceiptFindings(Console console, boolean json, boolean quiet) {
        this.console = console;
        this.json = json;
        this.quiet = quiet;
        this.shown = console.around().screen().err() && !json && !quiet;
    }

    /// So many bytes more were read.
    void read(long more) {
        read += more;
        long now = System.nanoTime();
        if (shown && now - painted >= BETWEEN) {
            painted = now;
            console.paint(console.text().get("receipt.checking", agree, Sizes.compact(read)));
        }
    }

    void add(Finding finding) {
        switch (finding) {
            case Finding.Agrees agrees -> {
                agree++;
                bytes += agrees.bytes();
                print(item(finding, "agrees").with("bytes", agrees.bytes()));
            }
            case Finding.Missing _ -> {
                missing++;
                print(item(finding, "missing"));
                failed(finding, console.text().get("receipt.missing"), ExitCode.SOME_FAILED);
            }
            case Finding.OtherSize size -> {
                changed++;
                print(item(finding, "size").with("wanted", size.wanted()).with("bytes", size.found()));
                failed(finding, console.text().get("receipt.size", size.found(), size.wanted()), ExitCode.SOME_FAILED);
            }
            case Finding.Changed _ -> {
                changed++;
                print(item(finding, "changed"));
                failed(finding, console.text().get("receipt.changed"), ExitCode.SOME_FAILED);
            }
            case Finding.Unreadable bad -> {
                unreadable++;
                String sentence = console.sentences().of(bad.cause());
                print(item(finding, "unreadable").with("message", sentence));
                failed(finding, sentence, ExitCode.LOCAL_DISK);
            }
            case Finding.Extra _ -> {
                extra++;
                print(item(finding, "extra"));
                if (!json && !quiet && extra <= NAMED) {
                    note(console.text().get("receipt.extra", Shown.escaped(finding.path())));
                }
            }
        }
    }

    private static Json item(Finding finding, String outcome) {
        return Json.item().with("path", finding.path()).with("outcome", outcome);
    }

    private void print(Json line) {
        if (json) {
            console.out().line(line.line());
        }
    }

    private void failed(Finding finding, String sentence, ExitCode code) {
        failures.add(code);
        console.error(finding.path(), sentence);
    }

    private void note(String line) {
        console.unpaint();
        console.out().line(line);
    }

    /// Somebody ended it. Returns what the command came to.
    ExitCode stopped(Stopping.Signal signal) {
        if (json) {
            print(summary());
        } else {
            console.error(console.text().get("carried.cancelled"));
        }
        return signal.exitCode();
    }

    /// Everything was looked at. Returns what the command came to.
    ///
    /// @param complete whether the receipt says that nothing failed
    ExitCode end(boolean complete) {
        if (json) {
            print(summary().with("complete", complete));
        } else if (!quiet) {
            note(sentence());
            if (!complete) {
                note(console.text().get("receipt.incomplete"));
            }
        }
        return ExitCode.of(failures, agree > 0);
    }

    private String sentence() {
        StringBuilder all = new StringBuilder(
                console.text().get("receipt.agree", agree, console.sizes().bytes(bytes)));
        append(all, "receipt.count-changed", changed);
        append(all, "receipt.count-missing", missing);
        append(all, "receipt.count-unreadable", unreadable);
        append(all, "receipt.count-extra", extra);
        return all.toString();
    }

    private void append(StringBuilder all, String key, long count) {
        if (count > 0) {
            all.append(console.text().get(key, count));
        }
    }

    private Json summary() {
        return Json.summary()
                .with("files", agree)
                .with("bytes", bytes)
                .with("changed", changed)
                .with("missing", missing)
                .with("unreadable", unreadable)
                .with("extra", extra)
                .with("failed", changed + missing + unreadable);
    }
}
