package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import sampan.protocol.Access;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply.Standing;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// What a host's owner lets single devices do, beside what links give.
class ApprovalTest {
    private static final String SHARE = "share";
    private static final Failure NO_RIGHT = new Failure.Denied("add", "needs the access add");

    private final AccessStore store = AccessStore.inMemory();
    private final DeviceIdentity host = DeviceIdentity.inMemory();
    private final DeviceIdentity me = DeviceIdentity.inMemory();

    private House house(boolean approved) throws IOException {
        SharedFolder folder = new SharedFolder(SHARE, House.NOWHERE, Access.ADD, true, approved);
        return House.open(config -> ServerConfig.of(host)
                .withPort(0)
                .withLimits(config.limits())
                .withListener(config.listener())
                .withShare(folder)
                .withAccess(store));
    }

    private static ShareLink at(House house, ShareLink link, boolean withToken) {
        return new ShareLink(
                link.host(), house.server().port(), link.path(), link.pin(), withToken ? link.token() : null);
    }

    private static Standing hello(ShareLink link, DeviceIdentity device, boolean enrol) throws IOException {
        try (Caller caller = Caller.connect(link, device)) {
            return caller.hello(link, enrol).standing();
        }
    }

    private static Access told(Caller caller, ShareLink link) throws IOException {
        return caller.hello(link, false).shares().getFirst().access();
    }

    private static Request.MakeFolder newFolder(String name) {
        return new Request.MakeFolder(RemotePath.of(SHARE, name), false);
    }

    /// A link to the share as long as links opened it, by which this device came.
    private ShareLink before() throws IOException {
        try (House house = house(false)) {
            ShareLink link = house.link();
            assertThat(hello(link, me, true)).isEqualTo(Standing.MEMBER);
            return link;
        }
    }

    @Test
    void aShareForApprovedDevices_isOpenToThem_andToNobodyByALinkFromBefore() throws IOException {
        ShareLink link = before();
        try (House house = house(true)) {
            DeviceIdentity stranger = DeviceIdentity.inMemory();
            assertThat(hello(at(house, link, true), stranger, true)).isEqualTo(Standing.UNPAIRED);
            assertThat(hello(at(house, link, true), stranger, false)).isEqualTo(Standing.UNPAIRED);
            assertThat(store.devices()).extracting(Enrolment::device).containsExactly(me.id());
            assertThat(hello(at(house, link, true), me, false)).isEqualTo(Standing.UNPAIRED);
            assertThatThrownBy(() -> house.server().invite(Invite.TO_EVERYTHING))
                    .isInstanceOf(IllegalArgumentException.class);

            house.server().approve(SHARE, Access.READ, List.of(me.id(), stranger.id()));
            assertThat(house.server().accessOf(me.id(), SHARE)).isEqualTo(Access.READ);
            assertThat(house.server().accessOf(stranger.id(), SHARE)).isNull();
            try (Caller caller = Caller.connect(at(house, link, false), me)) {
                assertThat(told(caller, at(house, link, false))).isEqualTo(Access.READ);
            }
        }
    }

    @Test
    void approval_thatIsTakenBack_endsTheConnection() throws IOException {
        ShareLink link = before();
        try (House house = house(true)) {
            house.server().allow(me.id(), SHARE, Access.FULL);
            ShareLink mine = at(house, link, false);
            try (Caller caller = Caller.connect(mine, me)) {
                assertThat(told(caller, mine)).isEqualTo(Access.ADD);
                assertThat(house.server().allow(me.id(), SHARE, null)).isTrue();
                caller.awaitEnd();
                house.awaitEnd(ServerEvent.Reason.REVOKED);
            }
            assertThat(hello(mine, me, false)).isEqualTo(Standing.UNPAIRED);
        }
    }

    @Test
    void change_holdsForALiveConnection_andIsTakenBack() throws IOException {
        try (House house = house(false)) {
            ShareLink link = house.server().invite(Invite.TO_EVERYTHING.withAccess(Access.READ));
            try (Caller caller = Caller.connect(link, me)) {
                assertThat(caller.hello(link, true).shares().getFirst().access())
                        .isEqualTo(Access.READ);
                assertThat(Caller.refusal(() -> caller.ask(newFolder("a")))).isEqualTo(NO_RIGHT);
                assertThat(house.server().allow(me.id(), SHARE, Access.FULL)).isTrue();
                assertThat(house.server().accessOf(me.id(), SHARE)).isEqualTo(Access.ADD);
                caller.ask(newFolder("a"));
                assertThat(house.server().allow(me.id(), SHARE, null)).isTrue();
                assertThat(Caller.refusal(() -> caller.ask(newFolder("b")))).isEqualTo(NO_RIGHT);
            }
            assertThat(house.server().allow(DeviceIdentity.inMemory().id(), SHARE, Access.READ))
                    .isFalse();
        }
    }

    @Test
    void whoIsDismissed_getsInByNoLinkThatStood_alsoAtTheNextHost_butByANewOne() throws IOException {
        ShareLink old;
        try (House house = house(false)) {
            old = house.link();
            try (Caller caller = Caller.connect(old, me)) {
                caller.hello(old, true);
                house.server().dismiss(me.id());
                caller.awaitEnd();
            }
            assertThat(store.devices()).isEmpty();
            assertThat(hello(old, me, true)).isEqualTo(Standing.UNPAIRED);
        }
        try (House house = house(false)) {
            assertThat(hello(at(house, old, true), me, false)).isEqualTo(Standing.UNPAIRED);
            assertThat(hello(at(house, old, true), DeviceIdentity.inMemory(), false))
                    .isEqualTo(Standing.GUEST);
            assertThat(hello(house.link(), me, true)).isEqualTo(Standing.MEMBER);
        }
    }
}
