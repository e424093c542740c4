package sampan.protocol;

import static sampan.protocol.Field.field;
import static sampan.protocol.Field.usually;
import static sampan.protocol.ValueTypes.DRAFT;
import static sampan.protocol.ValueTypes.ENTRY_TYPE;
import static sampan.protocol.ValueTypes.PATH;
import static sampan.protocol.ValueTypes.TRASH;

import java.util.List;

/// The fields of the pieces of streamed replies, as `PROTOCOL.md` lists them.
final class PartShapes {
    static final Shape<Part.Entries> ENTRIES = Shape.of(
            Part.Entries.class,
            usually(List.of(), "in", ValueTypes.NAMES, Part.Entries::in),
            field("entries", Types.list(ENTRY_TYPE, Limits.ARRAY), Part.Entries::entries),
            usually(0, "skipped", Types.small(0, Integer.MAX_VALUE), Part.Entries::skipped),
            Part.Entries::new);

    static final Shape<Part.Draft> ONE_DRAFT = Shape.of(
            Part.Draft.class,
            field("draft", DRAFT, Part.Draft::id),
            field("path", PATH, Part.Draft::path),
            field("size", Types.BYTES, Part.Draft::size),
            field("held", Types.BYTES, Part.Draft::held),
            field("used", Types.TIME, Part.Draft::used),
            Part.Draft::new);

    static final Shape<Part.Drafts> DRAFTS = Shape.of(
            Part.Drafts.class,
            field("drafts", Types.list(ONE_DRAFT.asType("draft"), Limits.ARRAY), Part.Drafts::drafts),
            Part.Drafts::new);

    static final Shape<Part.Item> ITEM = Shape.of(
            Part.Item.class,
            field("id", TRASH, Part.Item::id),
            field("path", PATH, Part.Item::path),
            field("entry", ENTRY_TYPE, Part.Item::entry),
            field("removed", Types.TIME, Part.Item::removed),
            Part.Item::new);

    static final Shape<Part.Trashed> TRASHED = Shape.of(
            Part.Trashed.class,
            field("items", Types.list(ITEM.asType("item"), Limits.ARRAY), Part.Trashed::items),
            Part.Trashed::new);

    private PartShapes() {}
}
