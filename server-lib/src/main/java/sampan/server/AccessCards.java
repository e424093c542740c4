package sampan.server;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.server.Shelf.Card;
import sampan.transport.DeviceId;

/// How links and devices stand on the cards of a [Shelf]: lines `key=value`, readable and editable by their owner. A
/// card that is damaged gives nothing. Pure functions.
final class AccessCards {
    private AccessCards() {}

    static String write(Invitation link) {
        Properties card = new Properties();
        card.setProperty("hash", link.hash());
        card.setProperty("made", link.made().toString());
        put(card, "enrols-until", link.enrolsUntil());
        put(card, "rights-until", link.rightsUntil());
        card.setProperty("uses", Integer.toString(link.uses()));
        for (int i = 0; i < link.grants().size(); i++) {
            Grant grant = link.grants().get(i);
            card.setProperty("grant." + i + ".share", grant.share());
            card.setProperty("grant." + i + ".folder", grant.folder().toString());
            card.setProperty("grant." + i + ".access", grant.access().word());
        }
        return text(card);
    }

    static Optional<Invitation> link(String id, Card card) {
        try {
            Properties lines = lines(card);
            List<Grant> grants = new ArrayList<>();
            for (int i = 0; lines.getProperty("grant." + i + ".share") != null; i++) {
                grants.add(new Grant(
                        need(lines, "grant." + i + ".share"),
                        Path.of(need(lines, "grant." + i + ".folder")),
                        Access.parse(need(lines, "grant." + i + ".access"))));
            }
            return Optional.of(new Invitation(
                    id,
                    need(lines, "hash"),
                    grants,
                    Instant.parse(need(lines, "made")),
                    instant(lines, "enrols-until"),
                    instant(lines, "rights-until"),
                    Integer.parseInt(need(lines, "uses"))));
        } catch (IllegalArgumentException | java.time.DateTimeException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    static String write(Enrolment device) {
        Properties card = new Properties();
        card.setProperty("device", device.device().text());
        card.setProperty("name", device.name());
        card.setProperty("links", String.join(" ", device.links()));
        card.setProperty("enrolled", device.enrolled().toString());
        return text(card);
    }

    static Optional<Enrolment> device(String hex, Card card) {
        try {
            Properties lines = lines(card);
            Enrolment device = new Enrolment(
                    DeviceId.parse(need(lines, "device")),
                    need(lines, "name"),
                    List.of(need(lines, "links").split(" ")),
                    Instant.parse(need(lines, "enrolled")),
                    card.time());
            return device.device().hex().equals(hex) ? Optional.of(device) : Optional.empty();
        } catch (IllegalArgumentException | java.time.DateTimeException _) {
            return Optional.empty();
        }
    }

    private static void put(Properties card, String key, @Nullable Instant value) {
        if (value != null) {
            card.setProperty(key, value.toString());
        }
    }

    private static @Nullable Instant instant(Properties lines, String key) {
        String value = lines.getProperty(key);
        return value == null ? null : Instant.parse(value);
    }

    private static String need(Properties lines, String key) {
        String value = lines.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static Properties lines(Card card) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(card.text()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text can't fail to be read", e);
        }
        return lines;
    }

    private static String text(Properties card) {
        StringWriter text = new StringWriter();
        try {
            card.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException("a text can't fail to be written", e);
        }
        return text.toString();
    }
}
