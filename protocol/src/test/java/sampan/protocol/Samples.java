package sampan.protocol;

import java.util.List;

/// Values that many tests need.
final class Samples {
    static final Request.Hello HELLO = new Request.Hello("Ann's laptop", null, false, List.of());
    static final Reply.Welcome WELCOME = new Reply.Welcome(
            Reply.Standing.MEMBER,
            "Office",
            "ab".repeat(32),
            List.of(new Reply.Share("Photos", Access.ADD, true, true)),
            Limits.DEFAULT,
            List.of(),
            1_767_225_600_000L);
    static final RemotePath FILE = RemotePath.of("Photos", "2026", "a.jpg");
    static final long TIME = 1_767_225_600_000L;

    private Samples() {}
}
