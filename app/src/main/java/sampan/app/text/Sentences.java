package sampan.app.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import sampan.app.client.LinkException;
import sampan.app.store.BadReceiptException;
import sampan.app.store.BadSettingsException;
import sampan.app.store.NameTakenException;
import sampan.app.store.NewerQueueException;
import sampan.app.store.SetAside;
import sampan.app.transfer.Bottleneck;
import sampan.app.transfer.TransferException;
import sampan.protocol.BadNameException;
import sampan.protocol.Failure;
import sampan.protocol.NameProblem;
import sampan.transport.IdentityException;
import sampan.transport.LinkSyntaxException;

/// A sentence a person understands for everything that can go wrong, in the language of a [Text]. No sentence
/// holds a token, a stack trace or a raw name. Immutable, free for any thread.
public final class Sentences {
    private final Text text;
    private final FailureSentences failures;
    private final LinkSentences links;
    private final FileSentences files;

    /// Sentences in the language of this text.
    public Sentences(Text text) {
        this.text = text;
        this.failures = new FailureSentences(text);
        this.links = new LinkSentences(text, failures);
        this.files = new FileSentences(text);
    }

    /// What happened, and where it helps what to do about it. What a [TransferException] is about is left out: it
    /// stands in front, or in the table.
    public String of(Throwable problem) {
        return switch (problem) {
            case LinkException e -> links.of(e);
            case TransferException e -> transfer(e);
            case BadNameException e -> failures.name(e.problem());
            case LinkSyntaxException e -> link(e.problem());
            case IdentityException e -> identity(e);
            case NameTakenException e ->
                text.get("trusted.taken", Shown.name(e.holder().name()));
            case BadReceiptException e -> receipt(e);
            case BadSettingsException e -> settings(e);
            case NewerQueueException e -> text.get("queue.newer", e.file());
            case UncheckedIOException e when e.getCause() != null -> of(e.getCause());
            case IOException e -> files.of(e);
            default -> text.get("defect");
        };
    }

    /// Why a host did not do what was asked.
    public String of(Failure failure) {
        return failures.of(failure);
    }

    /// What limits a transfer, to stand in a line with other facts: "their disk".
    public String of(Bottleneck bottleneck) {
        return switch (bottleneck) {
            case OWN_DISK -> text.get("limited.own-disk");
            case THEIR_DISK -> text.get("limited.their-disk");
            case NETWORK -> text.get("limited.network");
            case OWN_PROCESSOR -> text.get("limited.own-processor");
            case THEIR_PROCESSOR -> text.get("limited.their-processor");
            case OWN_PROGRAM -> text.get("limited.own-program");
            case LIMIT -> text.get("limited.limit");
        };
    }

    /// Why a name can't be one.
    public String of(NameProblem problem) {
        return failures.name(problem);
    }

    /// That a file of Sampan's own was broken.
    public String of(SetAside broken) {
        return text.get("store.set-aside", broken.file(), broken.movedTo().getFileName());
    }

    private String transfer(TransferException e) {
        return switch (e.reason()) {
            case SOURCE_CHANGED -> text.get("transfer.source-changed");
            case SOURCE_GONE -> text.get("transfer.source-gone");
            case SOURCE_UNREADABLE -> text.get("transfer.source-unreadable");
            case NAME_TAKEN -> text.get("transfer.name-taken");
            case BAD_NAME -> text.get("transfer.bad-name");
            case NOT_A_FOLDER -> text.get("transfer.not-a-folder");
            case TARGET_MISSING -> text.get("transfer.target-missing");
            case NO_ROOM -> room(e);
            case NOT_A_FILE -> text.get("transfer.not-a-file");
            case NOT_WRITABLE -> text.get("transfer.not-writable");
            case DISK_FAILED -> text.get("file.failed");
            case KEEPS_CHANGING -> text.get("transfer.keeps-changing");
            case UNAVAILABLE -> text.get("transfer.unavailable");
            case WRONG_ANSWER -> text.get("failure.misunderstood");
            case TOO_MANY -> text.get("transfer.too-many");
            case OUTPUT_CLOSED -> text.get("transfer.output-closed");
            case NOT_VERIFIED -> text.get("transfer.not-verified");
            case CHANGED_SINCE -> text.get("transfer.changed-since");
            case NOT_READABLE_THERE -> text.get("transfer.not-readable-there");
        };
    }

    private String receipt(BadReceiptException e) {
        return switch (e.problem()) {
            case NO_RECEIPT -> text.get("receipt.none", e.file());
            case NEWER -> text.get("receipt.newer", e.file());
            case DAMAGED -> text.get("receipt.damaged", e.file());
        };
    }

    private String settings(BadSettingsException e) {
        return switch (e.problem()) {
            case NO_SETTINGS -> text.get("settings-file.none", e.file());
            case NEWER -> text.get("settings-file.newer", e.file());
            case DAMAGED -> text.get("settings-file.damaged", e.file());
        };
    }

    private String room(TransferException e) {
        if (e.needed() < 0 || e.free() < 0) {
            return text.get("file.full");
        }
        Sizes sizes = new Sizes(text);
        return text.get("transfer.no-room", sizes.bytes(e.needed()), sizes.bytes(e.free()));
    }

    private String link(LinkSyntaxException.Problem problem) {
        return switch (problem) {
            case SCHEME -> text.get("link.scheme");
            case HOST -> text.get("link.host");
            case PORT -> text.get("link.port");
            case PATH -> text.get("link.path");
            case PIN -> text.get("link.pin");
            case TOKEN -> text.get("link.token");
            case EXTRA -> text.get("link.extra");
        };
    }

    private String identity(IdentityException e) {
        return switch (e.problem()) {
            case EMPTY, DAMAGED -> text.get("identity.damaged", e.file());
            case EXPOSED -> text.get("identity.exposed", e.file());
            case UNREADABLE -> text.get("identity.unreadable", e.file());
        };
    }
}
