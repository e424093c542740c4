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
    static final String LINKS = "links/";
    static final String DEVICES = "devices/";
    static final String USES = "uses/";
    static final String OWN = "own/";
    static final String OUT = "out/";

    private static final String APPROVED = "approved.";
    private static final String CHANGED = "changed.";
    private static final String GRANT = "grant.";

    private AccessCards() {}

    /// What a device was given beside links.
    record Own(DeviceId device, OwnGrants grants) {}

    /// A device that was shown out, and the ids of the links that let it in no more.
    record Out(DeviceId device, List<String> links) {}

    static String write(Invitation link) {
        Properties card = new Properties();
        card.setProperty("hash", link.hash());
        card.setProperty("made", link.made().toString());
        put(card, "enrols-until", link.enrolsUntil());
        put(card, "rights-until", link.rightsUntil());
        card.setProperty("uses", Integer.toString(link.uses()));
        put(card, GRANT, link.grants());
        return text(card);
    }

    static Optional<Invitation> link(String id, Card card) {
        try {
            Properties lines = lines(card);
            return Optional.of(new Invitation(
                    id,
                    need(lines, "hash"),
                    grants(lines, GRANT),
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

    static String write(Own own) {
        Properties card = new Properties();
        card.setProperty("device", own.device().text());
        put(card, APPROVED, own.grants().approved());
        put(card, CHANGED, own.grants().changed());
        return text(card);
    }

    static Optional<Own> own(String hex, Card card) {
        try {
            Properties lines = lines(card);
            DeviceId device = DeviceId.parse(need(lines, "device"));
            OwnGrants grants = new OwnGrants(grants(lines, APPROVED), grants(lines, CHANGED));
            return device.hex().equals(hex) ? Optional.of(new Own(device, grants)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String write(Out out) {
        Properties card = new Properties();
        card.setProperty("device", out.device().text());
        card.setProperty("links", String.join(" ", out.links()));
        return text(card);
    }

    static Optional<Out> out(String hex, Card card) {
        try {
            Properties lines = lines(card);
            DeviceId device = DeviceId.parse(need(lines, "device"));
            List<String> links = List.of(need(lines, "links").split(" "));
            return device.hex().equals(hex) ? Optional.of(new Out(device, links)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void put(Properties card, String key, List<Grant> grants) {
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            card.setProperty(key + i + ".share", grant.share());
            card.setProperty(key + i + ".folder", grant.folder().toString());
            card.setProperty(key + i + ".access", grant.access().word());
        }
    }

    private static List<Grant> grants(Properties lines, String key) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; lines.getProperty(key + i + ".share") != null; i++) {
            grants.add(new Grant(
                    need(lines, key + i + ".share"),
                    Path.of(need(lines, key + i + ".folder")),
                    Access.parse(need(lines, key + i + ".access"))));
        }
        return grants;
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
