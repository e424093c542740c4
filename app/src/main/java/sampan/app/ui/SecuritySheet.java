package sampan.app.ui;

import sampan.app.client.TlsFacts;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// Who the host is and how the connection is protected.
final class SecuritySheet {
    private static final double WIDTH = 520;

    private final Visit visit;
    private final Sheets sheets;
    private final Words words;

    SecuritySheet(Visit visit, Sheets sheets, Words words) {
        this.visit = visit;
        this.sheets = sheets;
        this.words = words;
    }

    void show() {
        TlsFacts tls = visit.security();
        Facts facts = new Facts(words);
        facts.line("security.host", Shown.device(visit.welcome().host()));
        facts.line(
                "security.address",
                visit.destination().host() + ":" + visit.destination().port());
        facts.line("security.fingerprint", lines(visit.destination().pin().fingerprint()))
                .getStyleClass()
                .add("fingerprint");
        facts.line("security.tls", tls.protocol().replace("TLSv", "TLS ") + " · " + tls.cipher());
        sheets.show("security.title", WIDTH, facts);
    }

    /// Two halves, one below the other: so two people compare them more easily.
    private static String lines(String fingerprint) {
        int half = fingerprint.length() / 2;
        return fingerprint.substring(0, half).strip() + "\n"
                + fingerprint.substring(half).strip();
    }
}
