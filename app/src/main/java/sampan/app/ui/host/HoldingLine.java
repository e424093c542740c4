package sampan.app.ui.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sampan.app.text.Shown;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;
import sampan.server.TrashItem;
import sampan.server.UnfinishedUpload;

/// A line about something that a share holds, in words. Immutable.
///
/// @param sign what stands before it
/// @param name what it is called
/// @param small what else there is to say
/// @param act what its button says
/// @param about the same with the name, for who only hears it
/// @param possible whether that can be done now
record HoldingLine(Glyph sign, String name, String small, String act, String about, boolean possible) {
    private static final String BETWEEN = " · ";

    /// About something in the trash.
    static HoldingLine of(TrashRow row, Words words) {
        TrashItem item = row.item();
        boolean folder = item.entry().kind() == Entry.Kind.FOLDER;
        String when = words.sizes().moment(item.removed().toEpochMilli());
        List<String> small = new ArrayList<>();
        small.add(
                folder
                        ? words.get("kind.folder")
                        : words.sizes().bytes(item.entry().size()));
        if (item.by() == null) {
            small.add(words.get("holdings.since", when));
        } else if (row.who().isEmpty()) {
            small.add(words.get("holdings.deleted", when));
        } else {
            small.add(words.get("holdings.deleted.by", when, Shown.device(row.who())));
        }
        addFolder(item.path(), small, words);
        String name = Shown.name(row.name());
        return new HoldingLine(
                folder ? Glyph.FOLDER : Glyph.OTHER,
                name,
                String.join(BETWEEN, small),
                words.get("holdings.restore"),
                words.get("holdings.restore.about", name),
                true);
    }

    /// About an unfinished upload.
    static HoldingLine of(UploadRow row, Words words) {
        UnfinishedUpload upload = row.upload();
        List<String> small = new ArrayList<>();
        small.add(words.get(
                "holdings.arrived",
                words.sizes().bytes(upload.held()),
                words.sizes().bytes(upload.size()),
                row.percent()));
        small.add(
                upload.arriving()
                        ? words.get("holdings.now")
                        : words.get(
                                "holdings.last",
                                words.sizes().moment(upload.used().toEpochMilli())));
        if (!row.who().isEmpty()) {
            small.add(words.get("holdings.from", Shown.device(row.who())));
        }
        addFolder(upload.path(), small, words);
        String name = Shown.name(row.name());
        return new HoldingLine(
                Glyph.UPLOAD,
                name,
                String.join(BETWEEN, small),
                words.get("holdings.discard"),
                words.get("holdings.discard.about", name),
                !upload.arriving());
    }

    /// About a link that lets devices in.
    static HoldingLine of(LinkRow row, Words words) {
        String made = words.sizes().moment(row.link().made().toEpochMilli());
        Instant end = row.link().enrolsUntil();
        List<String> small = new ArrayList<>();
        if (row.access() == null) {
            small.add(words.get("who.links.idle"));
        } else {
            small.add(
                    end == null
                            ? words.get("who.links.for-good")
                            : words.get("who.links.until", words.sizes().moment(end.toEpochMilli())));
            small.add(words.get("who.may." + row.access().word()));
        }
        if (!row.names().isEmpty()) {
            small.add(words.get("who.links.devices", row.names().size()));
        }
        return new HoldingLine(
                Glyph.LINK,
                words.get(row.shown() ? "who.links.shown" : "who.links.made", made),
                String.join(BETWEEN, small),
                words.get("who.back"),
                words.get("who.back.about", made),
                true);
    }

    /// In which folder of the share it was, or shall be; its top needs no words.
    private static void addFolder(RemotePath path, List<String> small, Words words) {
        RemotePath folder = path.parent();
        if (!folder.inside().isEmpty()) {
            small.add(words.get("holdings.in", Shown.name(String.join("/", folder.inside()))));
        }
    }

    /// All of it in one sentence.
    String sentence() {
        return name + BETWEEN + small;
    }
}
