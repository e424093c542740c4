package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.protocol.Reply.Standing;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.Token;

/// Who is let in, by which link, for how long, and how that is taken back.
class EnrolmentTest {
    private final DeviceIdentity me = DeviceIdentity.inMemory();

    @TempDir
    private Path folder;

    private House house(AccessStore store) throws IOException {
        return House.open(
                config -> config.withShare("share", House.NOWHERE, Access.FULL).withAccess(store));
    }

    private Standing hello(ShareLink link, boolean enrol) throws IOException {
        return hello(link, me, enrol);
    }

    private static Standing hello(ShareLink link, DeviceIdentity device, boolean enrol) throws IOException {
        try (Caller caller = Caller.connect(link, device)) {
            return caller.hello(link, enrol).standing();
        }
    }

    private static ShareLink without(ShareLink link) {
        return new ShareLink(link.host(), link.port(), link.path(), link.pin(), null);
    }

    private static ShareLink other(ShareLink link) {
        return new ShareLink(link.host(), link.port(), link.path(), link.pin(), Token.random());
    }

    @Test
    void guest_isForgottenWithItsConnection() throws IOException {
        try (House house = house(AccessStore.inMemory())) {
            ShareLink link = house.link();
            assertThat(hello(link, false)).isEqualTo(Standing.GUEST);
            assertThat(hello(without(link), false)).isEqualTo(Standing.UNPAIRED);
        }
    }

    @Test
    void enrolledDevice_needsNoTokenAlsoAfterARestart() throws IOException {
        DeviceIdentity host = DeviceIdentity.inMemory();
        ShareLink link;
        try (House house = House.open(config -> again(config, host))) {
            link = house.link();
            assertThat(hello(link, true)).isEqualTo(Standing.MEMBER);
            assertThat(hello(without(link), false)).isEqualTo(Standing.MEMBER);
            house.awaitEvent(ServerEvent.DeviceEnrolled.class, e -> e.device().equals(me.id()));
        }
        try (House house = House.open(config -> again(config, host))) {
            ShareLink now = new ShareLink(link.host(), house.server().port(), link.path(), link.pin(), null);
            assertThat(hello(now, false)).isEqualTo(Standing.MEMBER);
            try (Caller caller = Caller.connect(now, me)) {
                assertThat(caller.hello(now, false).shares()).hasSize(1);
            }
        }
    }

    private ServerConfig again(ServerConfig config, DeviceIdentity host) {
        try {
            ServerConfig same = ServerConfig.of(host)
                    .withPort(0)
                    .withLimits(config.limits())
                    .withAccess(AccessStore.in(folder))
                    .withListener(config.listener());
            return same.withShare("share", House.NOWHERE, Access.FULL);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void right_isForAFolder_notForItsName() throws IOException {
        AccessStore store = AccessStore.inMemory();
        try (House house = house(store)) {
            assertThat(hello(house.link(), true)).isEqualTo(Standing.MEMBER);
        }
        try (House house = House.open(
                        config -> config.withShare("share", folder, Access.FULL).withAccess(store));
                Caller caller = Caller.connect(without(house.link()), me)) {
            assertThat(caller.hello(without(house.link()), false).shares()).isEmpty();
        }
    }

    @Test
    void token_thatIsWrongOrExpired_letsNobodyIn() throws IOException {
        try (House house = house(AccessStore.inMemory())) {
            assertThat(hello(other(house.link()), true)).isEqualTo(Standing.UNPAIRED);
            ShareLink over = house.server().invite(Invite.TO_EVERYTHING.withEnrols(Duration.ZERO));
            assertThat(hello(over, true)).isEqualTo(Standing.UNPAIRED);
            ShareLink useless = house.server().invite(Invite.TO_EVERYTHING.withLasts(Duration.ZERO));
            assertThat(hello(useless, true)).isEqualTo(Standing.UNPAIRED);
            house.assertServes();
        }
    }

    @Test
    void link_forOneDevice_isUsedOnceByItHoweverOftenItComes() throws IOException {
        try (House house = house(AccessStore.in(folder))) {
            ShareLink link = house.server().invite(Invite.TO_EVERYTHING.withUses(1));
            assertThat(hello(link, false)).isEqualTo(Standing.GUEST);
            assertThat(hello(link, true)).isEqualTo(Standing.MEMBER);
            assertThat(hello(link, DeviceIdentity.inMemory(), true)).isEqualTo(Standing.UNPAIRED);
            assertThat(hello(link, true)).isEqualTo(Standing.MEMBER);
        }
    }

    @Test
    void right_thatRunsOut_endsTheConnection() throws IOException {
        try (House house = house(AccessStore.inMemory())) {
            ShareLink link = house.server().invite(Invite.TO_EVERYTHING.withLasts(Duration.ofMillis(700)));
            try (Caller caller = Caller.connect(link, me)) {
                caller.hello(link, true);
                caller.awaitEnd();
            }
            house.awaitEnd(ServerEvent.Reason.REVOKED);
            assertThat(hello(without(link), false)).isEqualTo(Standing.UNPAIRED);
        }
    }

    @Test
    void revokedDevice_isCutOff_byThisProcess() throws IOException {
        try (House house = house(AccessStore.inMemory())) {
            ShareLink link = house.link();
            try (Caller caller = Caller.connect(link, me)) {
                caller.hello(link, true);
                String id = house.server().visitors().getFirst().device().hex().substring(0, 12);
                assertThat(house.server().revoke(id)).isTrue();
                caller.awaitEnd();
                assertThat(house.server().revoke(id)).isFalse();
            }
            assertThat(hello(without(link), false)).isEqualTo(Standing.UNPAIRED);
            house.assertServes();
        }
    }

    @Test
    void revokedDevice_isCutOffWithinASecond_byAnotherProcess() throws IOException {
        try (House house = house(AccessStore.in(folder))) {
            ShareLink link = house.link();
            try (Caller caller = Caller.connect(link, me);
                    Caller second = Caller.connect(link, me)) {
                caller.hello(link, true);
                second.hello(link, false);
                AccessStore elsewhere = AccessStore.in(folder);
                Enrolment mine = elsewhere.devices().getFirst();
                Instant before = Instant.now();
                assertThat(elsewhere.revoke(mine.id())).isTrue();
                assertThatThrownBy(() -> busyUntilCut(caller)).isInstanceOf(IOException.class);
                // Generous for a loaded machine; the watchdog's own period makes it well under one second.
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
            }
            assertThat(hello(without(link), false)).isEqualTo(Standing.UNPAIRED);
        }
    }

    private static void busyUntilCut(Caller caller) throws IOException {
        for (int i = 0; i < 1_000_000; i++) {
            caller.ask(new Request.Ping());
        }
    }

    @Test
    void revokedLink_takesBackAllThatItGave() throws IOException {
        AccessStore store = AccessStore.in(folder);
        try (House house = house(store)) {
            ShareLink link = house.link();
            try (Caller guest = Caller.enter(link, DeviceIdentity.inMemory());
                    Caller member = Caller.connect(link, me)) {
                member.hello(link, true);
                assertThat(house.server().revoke(Invitation.idOf(Objects.requireNonNull(link.token()))))
                        .isTrue();
                guest.awaitEnd();
                member.awaitEnd();
            }
            assertThat(hello(link, true)).isEqualTo(Standing.UNPAIRED);
            assertThat(store.devices()).isEmpty();
            assertThat(store.invitations()).isEmpty();
        }
    }

    @Test
    void token_isWrittenNowhere() throws IOException {
        try (House house = house(AccessStore.in(folder))) {
            ShareLink link = house.link();
            hello(link, true);
            String token = Objects.requireNonNull(link.token()).text();
            assertThat(house.events().toString()).doesNotContain(token);
            assertThat(link.toString()).doesNotContain(token);
            assertThat(new Request.Hello("me", token, true, List.of()).toString())
                    .doesNotContain(token);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(file.toString()).doesNotContain(token);
                    assertThat(Files.readString(file)).doesNotContain(token);
                }
            }
        }
    }

    @Test
    void damagedCards_giveNothingAndStopNothing() throws IOException {
        try (House house = house(AccessStore.in(folder))) {
            ShareLink link = house.link();
            try (Caller caller = Caller.connect(link, me)) {
                caller.hello(link, true);
                Path card = folder.resolve("devices").resolve(me.id().hex() + ".properties");
                Files.writeString(card, "device=\\uZZZZ");
                Files.writeString(folder.resolve("links").resolve("0123.properties"), "hash=12");
                caller.awaitEnd();
            }
            assertThat(hello(without(link), false)).isEqualTo(Standing.UNPAIRED);
            house.assertServes();
        }
    }

    @Test
    void folder_isItsOwnersOnly() throws IOException {
        AccessStore store = AccessStore.in(folder.resolve("access"));
        try (House house = house(store)) {
            hello(house.link(), true);
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (Stream<Path> files = Files.walk(folder.resolve("access"))) {
                for (Path file : files.toList()) {
                    assertThat(Files.getPosixFilePermissions(file))
                            .allSatisfy(p -> assertThat(p.name()).startsWith("OWNER_"));
                }
            }
        }
    }
}
