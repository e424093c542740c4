package sampan.app.text;

import sampan.app.client.LinkException;
import sampan.app.client.LinkException.Lost;
import sampan.app.client.LinkException.Unreachable;

/// Sentences for hosts that can't be reached, are not the ones meant, or are lost on the way.
final class LinkSentences {
    private final Text text;
    private final FailureSentences failures;

    LinkSentences(Text text, FailureSentences failures) {
        this.text = text;
        this.failures = failures;
    }

    String of(LinkException problem) {
        return switch (problem) {
            case Unreachable e -> unreachable(e);
            case LinkException.WrongPin e ->
                text.get(
                        "reach.wrong-pin", e.expected().fingerprint(), e.found().fingerprint());
            case LinkException.NotSampan _ -> text.get("reach.not-sampan");
            case LinkException.NotTrusted e -> text.get(e.revoked() ? "reach.revoked" : "reach.not-trusted");
            case Lost e -> lost(e.reason());
            case LinkException.Refused e -> failures.of(e.failure());
        };
    }

    private String unreachable(Unreachable e) {
        String host = Shown.name(e.host());
        return switch (e.reason()) {
            case UNKNOWN_HOST -> text.get("reach.unknown-host", host);
            case REFUSED -> text.get("reach.refused", host, Integer.toString(e.port()));
            case TIMEOUT -> text.get("reach.timeout", host);
            case NO_ROUTE -> text.get("reach.no-route", host);
            case NO_ANSWER -> text.get("reach.no-answer", host);
        };
    }

    private String lost(Lost.Ending ending) {
        return switch (ending) {
            case BROKEN, CLOSED -> text.get("lost.broken");
            case SILENT -> text.get("lost.silent");
            case STOPPING -> text.get("lost.stopping");
            case IDLE -> text.get("lost.idle");
            case CROWDED -> text.get("lost.crowded");
            case DEFECT -> text.get("lost.defect");
        };
    }
}
