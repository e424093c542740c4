package sampan.app.cli;

import java.io.IOException;
import java.time.Duration;
import sampan.app.cli.bench.LinkSpeeds;
import sampan.app.client.Visit;
import sampan.app.text.Sizes;

/// `sampan bench link`: what the path to a host carries, without anybody's disk.
final class LinkRun {
    private final Words words;
    private final Console console;

    LinkRun(Words words, Console console) {
        this.words = words;
        this.console = console;
    }

    /// Measures.
    ///
    /// @param typed the host
    /// @param seconds for each direction and number of connections
    ExitCode run(String typed, int seconds) throws IOException, InterruptedException {
        boolean json = words.has(Grammar.JSON);
        Place place = new Places(words, console).of(typed.contains(":") ? typed : typed + ":");
        Duration time = Duration.ofSeconds(seconds);
        try (Visit visit = Visiting.open(place.host(), console)) {
            LinkSpeeds speeds = new LinkSpeeds(visit);
            long roundTrip = speeds.roundTrip();
            int most = speeds.connections();
            if (!json) {
                console.out()
                        .now(console.text().get("bench.link.round-trip", Math.round(roundTrip / 1e4) / 1e2) + "\n");
            }
            Json sum = Json.summary()
                    .with("round_trip_ms", Math.round(roundTrip / 1e4) / 1e2)
                    .with("connections", most);
            for (int connections = 1; ; connections = most) {
                long up = speeds.up(connections, time);
                long down = speeds.down(connections, time);
                if (json) {
                    console.out()
                            .now(Json.item()
                                            .with("connections", connections)
                                            .with("up", up)
                                            .with("down", down)
                                            .line()
                                    + "\n");
                } else {
                    console.out()
                            .now(console.text()
                                            .get("bench.link.speeds", connections, Sizes.speed(up), Sizes.speed(down))
                                    + "\n");
                }
                sum.with("up", up).with("down", down);
                if (connections == most) {
                    break;
                }
            }
            if (json) {
                console.out().line(sum.line());
            }
        }
        return ExitCode.DONE;
    }
}
