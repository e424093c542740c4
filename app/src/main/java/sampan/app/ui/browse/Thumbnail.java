package sampan.app.ui.browse;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import sampan.app.client.SmallRead;
import sampan.app.client.Visit;
import sampan.app.ui.base.Background;

/// A small copy of the one picture that is selected: fetched into memory and decoded in the background. For the
/// screen's thread.
final class Thumbnail {
    /// The longer edge, in pixels; twice what is shown, for screens that have them.
    static final int EDGE = 384;

    private static final int MOST_BYTES = 8 << 20;

    /// About 160 MB while it is decoded.
    private static final long MOST_PIXELS = 40_000_000;

    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif");

    private record Picture(Visit host, Row row) {}

    private final Latest<Picture, Image> latest;
    private final Consumer<@Nullable Image> show;

    /// @param show is given the picture, or null for none
    Thumbnail(Background background, Consumer<@Nullable Image> show) {
        this.show = show;
        latest = new Latest<>(background, Thumbnail::fetched, show);
    }

    /// This row's picture is wanted, if it is one.
    void of(@Nullable Visit host, @Nullable Row row) {
        Picture picture = host == null || row == null || !isPicture(row) ? null : new Picture(host, row);
        if (latest.want(picture) || picture == null) {
            show.accept(null);
        }
    }

    private static boolean isPicture(Row row) {
        return row.isFile()
                && row.entry().size() <= MOST_BYTES
                && ENDINGS.contains(FileKind.ending(row.entry().name()));
    }

    private static Optional<Image> fetched(Picture picture, BooleanSupplier wanted) throws Exception {
        byte[] bytes = new SmallRead(picture.row.path(), MOST_BYTES, wanted).from(picture.host);
        return bytes == null || !wanted.getAsBoolean() ? Optional.empty() : decoded(bytes);
    }

    /// Small, and standing still even where the file moves.
    static Optional<Image> decoded(byte[] bytes) {
        PictureSize size = PictureSize.of(bytes);
        if (size == null || size.pixels() > MOST_PIXELS) {
            return Optional.empty();
        }
        double width = Math.min(EDGE, size.width());
        double height = Math.min(EDGE, size.height());
        Image image = new Image(new ByteArrayInputStream(bytes), width, height, true, true);
        return image.isError() || image.getPixelReader() == null
                ? Optional.empty()
                : Optional.of(
                        new WritableImage(image.getPixelReader(), (int) image.getWidth(), (int) image.getHeight()));
    }
}
