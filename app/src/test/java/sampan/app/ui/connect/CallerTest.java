package sampan.app.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.ui.Harbour;
import sampan.protocol.Access;
import sampan.server.Visitor;

/// Visits that are begun before anybody asks for them.
@Timeout(120)
class CallerTest {
    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    @Test
    void ahead_isTheNextVisitThere_andNoOther() throws Exception {
        Caller caller = new Caller(Home.in(home));
        try (Harbour host = Harbour.of(folder, Access.READ);
                Harbour other = Harbour.of(home, Access.READ)) {
            Destination to = Destination.of(host.link(), false);
            caller.ahead(host.link().text()).orElseThrow().run();
            assertThat(connections(host)).isEqualTo(1);
            try (Visit _ = caller.visit(Destination.of(other.link(), false));
                    Visit there = caller.visit(to)) {
                assertThat(connections(host)).isEqualTo(1);
                assertThat(connections(other)).isEqualTo(1);
                try (Visit again = caller.visit(to)) {
                    assertThat(again).isNotSameAs(there);
                    assertThat(connections(host)).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void ahead_whereNobodyIs_saysWhyOnce_andThenIsTriedAgain() throws Exception {
        Caller caller = new Caller(Home.in(home));
        Harbour host = Harbour.of(folder, Access.READ);
        host.close();
        caller.ahead(host.link().text()).orElseThrow().run();
        Destination to = Destination.of(host.link(), false);
        assertThatThrownBy(() -> visit(caller, to)).isInstanceOf(LinkException.Unreachable.class);
        assertThatThrownBy(() -> visit(caller, to)).isInstanceOf(LinkException.Unreachable.class);
    }

    @Test
    void ahead_ofWhatIsNoLink_isNothing() {
        Caller caller = new Caller(Home.in(home));
        assertThat(caller.ahead("office")).isEmpty();
        assertThat(caller.ahead("sampan://host:port")).isEmpty();
    }

    private static int connections(Harbour host) {
        return host.server().visitors().stream().mapToInt(Visitor::connections).sum();
    }

    private static void visit(Caller caller, Destination to) throws IOException {
        caller.visit(to).close();
    }
}
