package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;
import sampan.transport.Token;

/// What is remembered, and by whom it can be changed.
class AccessStoreTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final DeviceId DEVICE = DeviceIdentity.inMemory().id();

    @TempDir
    private Path folder;

    private static List<Grant> grants() {
        return List.of(
                new Grant("照片 = «a»", Path.of("/srv/照片 x"), Access.ADD),
                new Grant("b", Path.of("/srv/b"), Access.INBOX));
    }

    private static Invitation link(AccessStore store, Token token) {
        return store.linkOf(token.text()).orElseThrow();
    }

    @Test
    void whatIsWritten_isReadBackByAnother() throws IOException {
        AccessStore store = AccessStore.in(folder);
        Token token = store.invite(grants(), NOW, NOW.plusSeconds(60), null, 3);
        assertThat(store.admit(DEVICE, "my\nlaptop", link(store, token), true, NOW))
                .isTrue();

        AccessStore other = AccessStore.in(folder);
        assertThat(link(other, token))
                .isEqualTo(new Invitation(
                        Invitation.idOf(token), token.hash(), grants(), NOW, NOW.plusSeconds(60), null, 3));
        assertThat(other.devices()).singleElement().satisfies(device -> {
            assertThat(device.device()).isEqualTo(DEVICE);
            assertThat(device.name()).isEqualTo("my\nlaptop");
            assertThat(device.links()).containsExactly(Invitation.idOf(token));
        });
        assertThat(other.revoke(Invitation.idOf(token))).isTrue();
        assertThat(store.refresh()).isTrue();
        AccessBook book = store.book();
        assertThat(store.refresh()).isFalse();
        assertThat(store.book()).isSameAs(book);
        assertThat(store.devices()).isEmpty();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void seeing_aDeviceThatWasTakenBack_doesNotBringItBack() throws IOException {
        AccessStore store = AccessStore.in(folder);
        Token token = store.invite(grants(), NOW, null, null, 0);
        store.admit(DEVICE, "laptop", link(store, token), true, NOW);
        Enrolment device = store.devices().getFirst();
        AccessStore.in(folder).revoke(device.id());
        store.seen(device.device(), Instant.now().plus(Duration.ofHours(1)));
        store.refresh();
        assertThat(store.devices()).isEmpty();
    }

    @Test
    void admitting_asksTheShelfAgain() throws IOException {
        AccessStore store = AccessStore.in(folder);
        Token token = store.invite(grants(), NOW, null, null, 0);
        Invitation link = link(store, token);
        AccessStore.in(folder).revoke(link.id());
        assertThat(store.admit(DEVICE, "laptop", link, true, NOW)).isFalse();
        assertThat(store.devices()).isEmpty();
    }

    @Test
    void uses_areDistinctDevices() throws IOException {
        for (AccessStore store : List.of(AccessStore.in(folder), AccessStore.inMemory())) {
            Token token = store.invite(grants(), NOW, null, null, 2);
            Invitation link = link(store, token);
            DeviceId second = DeviceIdentity.inMemory().id();
            assertThat(store.admit(DEVICE, "a", link, false, NOW)).isTrue();
            assertThat(store.admit(DEVICE, "a", link, true, NOW)).isTrue();
            assertThat(store.admit(second, "b", link, false, NOW)).isTrue();
            assertThat(store.admit(DeviceIdentity.inMemory().id(), "c", link, false, NOW))
                    .isFalse();
            assertThat(store.admit(second, "b", link, true, NOW)).isTrue();
        }
    }

    @Test
    void tidying_removesWhatGivesNobodyAnything() throws IOException {
        AccessStore store = AccessStore.in(folder);
        Token over = store.invite(grants(), NOW, null, NOW.plusSeconds(5), 0);
        Token closed = store.invite(grants(), NOW, NOW.plusSeconds(5), null, 1);
        Token held = store.invite(grants(), NOW, NOW.plusSeconds(5), null, 1);
        Token open = store.invite(grants(), NOW, null, null, 0);
        store.admit(DEVICE, "a", link(store, held), true, NOW);
        store.tidy(NOW.plus(Duration.ofDays(3)));
        assertThat(store.invitations())
                .extracting(Invitation::id)
                .containsExactlyInAnyOrder(Invitation.idOf(held), Invitation.idOf(open))
                .doesNotContain(Invitation.idOf(over), Invitation.idOf(closed));
        assertThat(store.devices()).hasSize(1);
    }

    private static Grant readB() {
        return new Grant("b", Path.of("/srv/b"), Access.READ);
    }

    @Test
    void whatADeviceMayDo_isChangedForAShare_andReadBackByAnother_withoutItsBeingSeen() throws IOException {
        AccessStore store = AccessStore.in(folder);
        store.admit(DEVICE, "laptop", link(store, store.invite(grants(), NOW, null, null, 0)), true, NOW);
        Enrolment before = store.devices().getFirst();
        assertThat(store.grants(DEVICE)).containsExactlyInAnyOrderElementsOf(grants());
        assertThat(store.change(before.id(), "b", Access.READ)).isTrue();
        assertThat(store.change(before.id(), "c", Access.READ)).isFalse();
        assertThat(store.change("0123456789ab", null, Access.READ)).isFalse();

        AccessStore other = AccessStore.in(folder);
        assertThat(other.grants(DEVICE)).containsExactlyInAnyOrder(grants().getFirst(), readB());
        assertThat(other.devices()).containsExactly(before);
        assertThat(store.disapprove(DEVICE, "b", Path.of("/srv/b"))).isTrue();
        other.refresh();
        assertThat(other.grants(DEVICE)).containsExactlyInAnyOrderElementsOf(grants());
    }

    @Test
    void aLinkThatIsTakenBack_takesChangesAlong_butNotWhatTheOwnerApproved() throws IOException {
        AccessStore store = AccessStore.in(folder);
        Token token = store.invite(grants(), NOW, null, null, 0);
        store.admit(DEVICE, "laptop", link(store, token), true, NOW);
        DeviceId other = DeviceIdentity.inMemory().id();
        store.admit(other, "tablet", link(store, token), true, NOW);
        store.change(DEVICE, grants().getFirst());
        store.approve(DEVICE, readB());
        store.change(other, readB());
        store.revoke(Invitation.idOf(token));
        assertThat(store.grants(DEVICE)).containsExactly(readB());
        assertThat(store.devices()).extracting(Enrolment::device).containsExactly(DEVICE);
        assertThat(store.approve(other, readB())).isFalse();
        store.revoke(store.devices().getFirst().id());
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whoIsShownOut_comesBackByALaterLinkOnly() throws IOException {
        AccessStore store = AccessStore.in(folder);
        Invitation link = link(store, store.invite(grants(), NOW, null, null, 0));
        store.admit(DEVICE, "laptop", link, true, NOW);
        assertThat(store.dismiss(DEVICE)).isTrue();
        assertThat(store.dismiss(DEVICE)).isFalse();
        AccessStore other = AccessStore.in(folder);
        assertThat(other.admit(DEVICE, "laptop", link, false, NOW)).isFalse();
        Invitation later = link(other, other.invite(grants(), NOW, null, null, 0));
        assertThat(other.admit(DEVICE, "laptop", later, true, NOW)).isTrue();
        assertThat(other.admit(DEVICE, "laptop", link, true, NOW)).isFalse();
    }

    @Test
    void anotherToken_isNoToken() throws IOException {
        AccessStore store = AccessStore.inMemory();
        store.invite(grants(), NOW, null, null, 0);
        assertThat(store.linkOf(Token.random().text())).isEmpty();
        assertThat(store.linkOf("no token at all")).isEmpty();
        assertThat(store.linkOf("")).isEmpty();
    }
}
