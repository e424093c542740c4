package sampan.app.ui;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// The files that the pictures show: always the same, with the same times, and without taking up as much of the disk as
/// they say.
final class SampleFiles {
    /// When nothing else is told.
    static final Instant THEN = Instant.parse("2026-02-01T02:40:00Z");

    private SampleFiles() {}

    /// What the host shares.
    static void fill(Path folder) throws IOException {
        for (String name : List.of("Design", "Photos", "发布资料")) {
            Files.createDirectories(folder.resolve(name));
        }
        file(folder, "backup-2026-02.tar.gz", 18_400_000_000L, "2026-01-31T23:06:00Z");
        file(folder, "demo-walkthrough.mp4", 734_000_000, "2026-01-30T19:20:00Z");
        file(folder, "notes.md", 812, "2026-01-28T11:46:00Z");
        file(folder, "résumé – Zoë.odt", 45_000, "2026-01-27T08:00:00Z");
        file(folder, "shanty.flac", 31_200_000, "2026-01-22T21:15:00Z");
        file(folder, "tides.xlsx", 88_400, "2026-02-01T09:12:00Z");
        file(folder, "年度报告（最终版）.pdf", 4_800_000, "2026-02-02T01:40:00Z");
        file(folder, "日本語のファイル名.docx", 91_200, "2026-02-02T00:40:00Z");
        file(folder, "한국어 문서.txt", 1_200, "2026-02-02T00:06:00Z");
        file(folder, "Design/harbour-map.svg", 212_000, "2026-01-11T15:00:00Z");
        file(folder, "Photos/harbour at night.jpg", 3_910_000, "2026-01-17T20:31:00Z");
        file(folder, "Photos/harbour in fog.jpg", 2_740_000, "2026-01-18T07:05:00Z");
        file(folder, "Photos/lighthouse.jpg", 3_320_000, "2026-01-19T12:20:00Z");
        file(folder, "Photos/two junks.jpg", 4_150_000, "2026-01-19T12:45:00Z");
        file(folder, "发布资料/Harbour 港口.pptx", 6_300_000, "2026-01-25T09:30:00Z");
        Path cover = folder.resolve("cover.png");
        Files.write(cover, Png.of(dusk()));
        Files.setLastModifiedTime(cover, FileTime.from(Instant.parse("2026-01-29T15:33:00Z")));
        for (String name : List.of("Design", "Photos", "发布资料")) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(THEN));
        }
    }

    /// Of this size and time, as a hole.
    static Path file(Path folder, String name, long size, String modified) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
    }

    /// A sun that goes down behind the sea.
    private static WritableImage dusk() {
        int width = 640;
        int height = 420;
        int horizon = 250;
        WritableImage image = new WritableImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getPixelWriter().setColor(x, y, colour(x, y, width / 2, horizon));
            }
        }
        return image;
    }

    private static Color colour(int x, int y, int sun, int horizon) {
        Color sky = Color.web("#2b3a67").interpolate(Color.web("#f7b267"), Math.min(1, (double) y / horizon));
        if (y < horizon) {
            return Math.hypot(x - sun, y - horizon + 40) < 60 ? Color.web("#ffe3a8") : sky;
        }
        double depth = (y - horizon) / 170.0;
        Color sea = Color.web("#6d597a").interpolate(Color.web("#1f2541"), Math.min(1, depth));
        boolean glitter = Math.abs(x - sun) < 20 + 60 * depth && (y / 6 + x / 40) % 2 == 0;
        return glitter ? sea.interpolate(Color.web("#ffe3a8"), 0.5 - 0.3 * depth) : sea;
    }
}
