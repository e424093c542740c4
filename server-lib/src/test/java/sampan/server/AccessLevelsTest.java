package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Access;
import sampan.protocol.Condition;
import sampan.protocol.DraftId;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.TrashId;
import sampan.transport.DeviceIdentity;

/// What each level lets a visitor do, and what it says where it does not.
class AccessLevelsTest {
    private static final DraftId DRAFT = new DraftId("0123456789abcdef0123456789abcdef");
    private static final byte[] BYTES = {1, 2, 3};

    private House house;
    private Caller caller;

    @BeforeEach
    void open() throws IOException {
        house = House.open();
        for (Access access : Access.values()) {
            house.share(access.word()).with("there", BYTES);
        }
        caller = house.guest();
    }

    @AfterEach
    void close() {
        caller.close();
        house.close();
    }

    private static RemotePath in(Access access, String path) {
        return RemotePath.parse(access.word() + "/" + path);
    }

    private static Request.Put put(RemotePath path, Condition condition) {
        return new Request.Put(path, BYTES.length, 5_000, condition, null);
    }

    /// What the host answers: "ok", or the right that it says is missing.
    private String ask(Request<?> request, byte... body) throws IOException {
        try {
            caller.ask(request, body);
            return "ok";
        } catch (Caller.Refused e) {
            return e.failure() instanceof Failure.Denied denied
                    ? denied.right()
                    : e.failure().toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void looking_needsRead(Access access) throws IOException {
        String expected = access == Access.INBOX ? "read" : "ok";
        assertThat(ask(new Request.ListFolder(in(access, ""), false, 0, false))).isEqualTo(expected);
        assertThat(ask(new Request.Describe(in(access, "there")))).isEqualTo(expected);
        assertThat(ask(new Request.Get(in(access, "there"), 0, -1, null))).isEqualTo(expected);
        var seen = List.of(new Request.Seen(in(access, ""), null));
        assertThat(ask(new Request.Watch(seen, 0))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void creating_needsAdd(Access access) throws IOException {
        String expected = access == Access.READ ? "add" : "ok";
        assertThat(ask(put(in(access, "new"), new Condition.Absent()), BYTES)).isEqualTo(expected);
        assertThat(ask(new Request.MakeFolder(in(access, "folder"), false))).isEqualTo(expected);
        assertThat(ask(new Request.Offer(DRAFT, in(access, "big"), 3, 0, new Condition.Absent())))
                .isEqualTo(expected);
        assertThat(ask(new Request.ListDrafts(access.word()))).isEqualTo(expected);
        assertThat(ask(new Request.Discard(new Request.DraftRef(access.word(), DRAFT))))
                .isEqualTo(expected);
        assertThat(house.share(access.word()).names().contains("new")).isEqualTo(access != Access.READ);
    }

    @ParameterizedTest
    @EnumSource
    void changing_needsFull(Access access) throws IOException {
        String expected = access == Access.FULL ? "ok" : "full";
        TrashId id = TrashId.random();
        assertThat(ask(put(in(access, "there"), new Condition.Any()), BYTES)).isEqualTo(expected);
        assertThat(ask(new Request.Move(in(access, "there"), in(access, "moved"), null)))
                .isEqualTo(expected);
        assertThat(ask(new Request.Remove(in(access, "moved"), null, id))).isEqualTo(expected);
        assertThat(ask(new Request.ListTrash(access.word()))).isEqualTo(expected);
        assertThat(ask(new Request.Restore(access.word(), id, null))).isEqualTo(expected);
        assertThat(ask(new Request.Offer(DRAFT, in(access, "big"), 3, 0, new Condition.Is("v1"))))
                .isEqualTo(expected);
        if (access != Access.FULL) {
            assertThat(house.share(access.word()).names()).containsExactly("there");
        }
    }

    @Test
    void inbox_tellsNobodyWhatItHolds() throws IOException {
        RemotePath there = in(Access.INBOX, "there");
        var candidates = List.of(new Request.Candidate("there", 3, 0), new Request.Candidate("a:b", 3, 0));
        List<Reply.Answer> answers = caller.ask(new Request.Preflight(in(Access.INBOX, ""), candidates))
                .answers();
        assertThat(answers.get(0)).isInstanceOf(Reply.New.class);
        assertThat(answers.get(1)).isInstanceOf(Reply.Bad.class);

        assertThat(caller.ask(put(there, new Condition.Absent()), BYTES))
                .isInstanceOfSatisfying(
                        Reply.Stored.class,
                        stored -> assertThat(stored.already()).isFalse());
        assertThat(house.share("inbox").names()).hasSize(2).contains("there");
        assertThat(caller.ask(new Request.Describe(in(Access.INBOX, ""))).free())
                .isPositive();
    }

    @Test
    void inbox_keepsFoldersOfTheSameNameApart() throws IOException {
        caller.ask(new Request.MakeFolder(in(Access.INBOX, "photos"), false));
        caller.ask(put(in(Access.INBOX, "photos/a"), new Condition.Absent()), BYTES);
        try (Caller other = house.guest()) {
            Request.Put put = put(in(Access.INBOX, "photos/a"), new Condition.Absent());
            assertThat(Caller.refusal(() -> other.ask(put, BYTES))).isInstanceOf(Failure.NotFound.class);
            assertThat(other.ask(new Request.MakeFolder(in(Access.INBOX, "photos"), false))
                            .entry()
                            .name())
                    .isEqualTo("photos");
            other.ask(put, BYTES);
        }
        assertThat(house.share("inbox").names())
                .filteredOn(n -> n.endsWith("/a"))
                .hasSize(2);
    }

    @Test
    void link_givesNoMoreThanItSays() throws IOException {
        Invite invite = Invite.TO_EVERYTHING.withShares("full").withAccess(Access.READ);
        try (Caller reader = Caller.enter(house.server().invite(invite), DeviceIdentity.inMemory())) {
            assertThat(shares(reader)).containsExactly("full");
            assertThat(Caller.refusal(() -> reader.ask(put(in(Access.FULL, "new"), new Condition.Absent()), BYTES)))
                    .isInstanceOf(Failure.Denied.class);
            assertThat(Caller.refusal(() -> reader.ask(new Request.Describe(in(Access.READ, "there")))))
                    .isInstanceOf(Failure.NotFound.class);
        }
    }

    @Test
    void link_givesNoMoreThanTheShareAllows() throws IOException {
        Invite invite = Invite.TO_EVERYTHING.withAccess(Access.FULL);
        try (Caller other = Caller.enter(house.server().invite(invite), DeviceIdentity.inMemory())) {
            assertThat(Caller.refusal(() -> other.ask(put(in(Access.READ, "new"), new Condition.Absent()), BYTES)))
                    .isEqualTo(new Failure.Denied("add", "needs the access add"));
        }
    }

    private static List<String> shares(Caller caller) throws IOException {
        var asked = caller.wait(caller.send(new Request.ListFolder(RemotePath.LIBRARY, false, 0, false)));
        List<String> names = new ArrayList<>();
        for (Part part : asked.parts()) {
            ((Part.Entries) part).entries().stream().map(Entry::name).forEach(names::add);
        }
        return names;
    }
}
