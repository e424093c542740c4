package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LinkSharesTest {
    private final WorkQueue first = new WorkQueue();
    private final WorkQueue second = new WorkQueue();
    private final WorkQueue third = new WorkQueue();

    private static int takeAll(LinkShares shares, WorkQueue user) {
        int count = 0;
        while (shares.tryTake(user)) {
            count++;
        }
        return count;
    }

    @Test
    void oneTransfer_hasAllLinks() {
        LinkShares shares = new LinkShares(4);
        shares.enter(first);
        assertThat(takeAll(shares, first)).isEqualTo(4);
        assertThat(shares.isSurplus(first)).isFalse();
    }

    @Test
    void aSecondTransfer_makesTheFirstGiveHalf() {
        LinkShares shares = new LinkShares(4);
        shares.enter(first);
        takeAll(shares, first);
        long seen = first.changes();
        shares.enter(second);
        assertThat(first.changes()).isGreaterThan(seen);
        assertThat(shares.isSurplus(first)).isTrue();
        assertThat(takeAll(shares, second)).isZero();
        shares.giveBack(first);
        shares.giveBack(first);
        assertThat(shares.isSurplus(first)).isFalse();
        assertThat(takeAll(shares, second)).isEqualTo(2);
    }

    @Test
    void whatIsLeftOver_goesToTheOldest() {
        LinkShares shares = new LinkShares(4);
        shares.enter(first);
        shares.enter(second);
        shares.enter(third);
        assertThat(takeAll(shares, third)).isEqualTo(1);
        assertThat(takeAll(shares, first)).isEqualTo(2);
        assertThat(takeAll(shares, second)).isEqualTo(1);
    }

    @Test
    void moreTransfersThanLinks_waitTheirTurn() {
        LinkShares shares = new LinkShares(1);
        shares.enter(first);
        shares.enter(second);
        assertThat(takeAll(shares, second)).isZero();
        assertThat(takeAll(shares, first)).isEqualTo(1);
        shares.giveBack(first);
        shares.leave(first);
        assertThat(takeAll(shares, second)).isEqualTo(1);
    }
}
