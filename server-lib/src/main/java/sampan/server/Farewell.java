package sampan.server;

import sampan.protocol.Bye;

/// The conversation is to end now, with this said to the visitor. Carries no stack trace.
final class Farewell extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Bye bye;

    Farewell(Bye.Reason reason, String text) {
        this(new Bye(reason, text));
    }

    Farewell(Bye bye) {
        super(bye.reason() + ": " + bye.text(), null, false, false);
        this.bye = bye;
    }

    Bye bye() {
        return bye;
    }
}
