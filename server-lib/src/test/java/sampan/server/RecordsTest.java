package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sampan.protocol.Access;
import sampan.protocol.Bye;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.process.Records;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;

/// What a server and the process of a connection say to each other arrives as it was said.
class RecordsTest {
    private static final DeviceId DEVICE = DeviceIdentity.inMemory().id();
    private static final RemotePath PATH = RemotePath.of("照片", "a b.txt");

    static Stream<ToChild> toChild() {
        SharedFolder share = new SharedFolder("照片", Path.of("/some where/照片"), Access.ADD, true, false);
        return Stream.of(
                new ToChild.Setup(
                        ToChild.Speech.SAMPAN,
                        DeviceIdentity.inMemory().secret(),
                        "my computer",
                        List.of(share, share.withName("other")),
                        -1,
                        ServerLimits.DEFAULT,
                        "::1",
                        65_535,
                        new ToChild.Relayed(1, "00ff")),
                new ToChild.Setup(
                        ToChild.Speech.ECHO, null, "", List.of(), 0, ServerLimits.DEFAULT, "127.0.0.1", 1, null),
                new ToChild.Received(
                        Reply.Standing.MEMBER,
                        new ToChild.RightsNow(List.of(new ToChild.Right("a", Access.INBOX)), false),
                        "0123456789ab"),
                new ToChild.NotReceived("why"),
                new ToChild.Granted(true),
                new ToChild.Changed(new ToChild.RightsNow(List.of(), true)),
                new ToChild.Leave(Bye.Reason.DRAINING));
    }

    static Stream<FromChild> fromChild() {
        Instant now = Instant.parse("2026-01-02T03:04:05.123456789Z");
        Visitor visitor = new Visitor(
                DEVICE, "me", Reply.Standing.GUEST, "::1", now, 1, 2, 1L << 40, Visitor.Doing.SENDING, PATH);
        return Stream.of(
                new FromChild.Ready(),
                new FromChild.Met(DEVICE),
                new FromChild.Receive("me", new Request.Hello("me", null, true, List.of("a", "b"))),
                new FromChild.Join(),
                new FromChild.Fault(),
                new FromChild.Take(5),
                new FromChild.GiveBack(6),
                new FromChild.Spend(7),
                new FromChild.Doing(visitor),
                new FromChild.Happened(new ServerEvent.FileArrived(DEVICE, PATH, 9)),
                new FromChild.Happened(new ServerEvent.StorageFailed("a", "b")),
                new FromChild.Shown("你好"),
                new FromChild.Ended(ServerEvent.Reason.HANDSHAKE, ""));
    }

    @ParameterizedTest
    @MethodSource("toChild")
    void whatAServerSays_arrives(ToChild word) throws IOException {
        assertThat(Records.read(ToChild.class, Records.write(ToChild.class, word)))
                .isEqualTo(word);
    }

    @ParameterizedTest
    @MethodSource("fromChild")
    void whatAProcessSays_arrives(FromChild word) throws IOException {
        assertThat(Records.read(FromChild.class, Records.write(FromChild.class, word)))
                .isEqualTo(word);
    }

    @Test
    void everyWord_isAmongThese() {
        assertThat(toChild().map(Object::getClass).distinct().count())
                .isEqualTo(Stream.of(ToChild.class.getPermittedSubclasses()).count());
        assertThat(fromChild().map(Object::getClass).distinct().count())
                .isEqualTo(Stream.of(FromChild.class.getPermittedSubclasses()).count());
    }

    @Test
    void whatIsCutOrTooLong_isNoWord() {
        byte[] whole = Records.write(FromChild.class, new FromChild.Shown("hello"));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Records.read(FromChild.class, cut)).isInstanceOf(IOException.class);
        }
        byte[] more = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> Records.read(FromChild.class, more)).isInstanceOf(IOException.class);
    }

    @Test
    void valueThatItsRecordRefuses_isNoWord() {
        byte[] bytes = Records.write(FromChild.class, new FromChild.Met(DEVICE));
        bytes[bytes.length - 1] = '!';
        assertThatThrownBy(() -> Records.read(FromChild.class, bytes)).isInstanceOf(IOException.class);
    }
}
