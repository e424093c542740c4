import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Makes the demo share: `java Demo.java FOLDER`. Real files of every kind a newcomer may want to try, the same each
/// time: pictures, texts, a tree of many small files, names in Chinese, empty folders and a recording of 200 MB.
/// Files that a visitor put there stay.
final class Demo {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int HORIZON = 640;

    private final Path top;

    private Demo(Path top) {
        this.top = top;
    }

    public static void main(String[] args) throws IOException {
        Demo demo = new Demo(Path.of(args[0]));
        demo.texts();
        demo.logbook();
        demo.pictures();
        demo.recording();
        demo.folders();
    }

    private void texts() throws IOException {
        text("Welcome.txt", 3, """
            This folder is hosted by Sampan on this computer, and the window shows it as any visitor would see it.

            Double-click a file to bring it home. Drop a file or a folder onto the table to send it here.
            Nothing you do here touches anything but this folder.
            """);
        text("诗/静夜思 李白.txt", 40, """
            床前明月光，疑是地上霜。
            举头望明月，低头思故乡。
            """);
        text("诗/早发白帝城 李白.txt", 41, """
            朝辞白帝彩云间，千里江陵一日还。
            两岸猿声啼不住，轻舟已过万重山。
            """);
        text("Boat plans/Timber list.csv", 12, """
            part,wood,length_m,pieces
            keel plank,cedar,6.40,1
            side plank,cedar,6.10,4
            rib,camphor,1.20,14
            canopy hoop,bamboo,2.80,5
            sculling oar,fir,4.20,1
            """);
        text("Boat plans/Notes.md", 11, """
            # Building the boat

            - Three planks for the bottom: *san ban*, which is where the name comes from.
            - Flat, so that she lies upright on the mud at low tide.
            - One oar over the stern; the rope takes the strain, not the arm.
            """);
        Files.createDirectories(top.resolve("Boat plans/Drawings to come"));
    }

    /// A year of small files, to see a folder of many travel.
    private void logbook() throws IOException {
        Random weather = new Random(7);
        List<String> winds = List.of("north-east", "east", "south-east", "south", "calm");
        for (LocalDate day = LocalDate.of(2025, 1, 1); day.getYear() == 2025; day = day.plusDays(1)) {
            String page = "%s%nWind %s, %d knots. High water %02d:%02d. Crossed %d times, carried %d people.%n"
                    .formatted(
                            day,
                            winds.get(weather.nextInt(winds.size())),
                            weather.nextInt(18),
                            weather.nextInt(24),
                            weather.nextInt(60),
                            weather.nextInt(2, 12),
                            weather.nextInt(4, 60));
            Path file = path("Logbook 2025/%02d/%s.txt".formatted(day.getMonthValue(), day));
            Files.writeString(file, page);
            Files.setLastModifiedTime(file, FileTime.from(day.atTime(19, 30).toInstant(ZoneOffset.UTC)));
        }
    }

    private void pictures() throws IOException {
        picture("Pictures/Harbour at dusk.png", 1, new Light(0x2b3a67, 0xf7b267, 0xffe3a8, 110, 0x6d597a, 0x1f2541));
        picture("Pictures/First ferry.png", 2, new Light(0x8ecae6, 0xfefae0, 0xffffff, 80, 0xa3b9c9, 0x2f5d62));
        picture("Pictures/Terraces in May.png", 3, new Light(0xbde0fe, 0xf1faee, 0xfff3b0, 70, 0xa7c957, 0x386641));
        picture("照片/黄山晨雾.png", 4, new Light(0xe9ecef, 0xfdf0d5, 0xffd6a5, 90, 0xced4da, 0x495057));
        picture("照片/月下小舟.png", 5, new Light(0x0b132b, 0x3a506b, 0xf8f9fa, 60, 0x2b3f5c, 0x070d1c));
    }

    /// The colours of one hour: sky above and at the horizon, the sun or moon and its radius, the far hills and the
    /// near.
    private record Light(int zenith, int horizon, int disc, int radius, int far, int near) {}

    private void picture(String name, int seed, Light light) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random chance = new Random(seed);
        sky(pen, light, chance);
        for (int layer = 0; layer < 5; layer++) {
            hills(pen, mix(light.far(), light.near(), layer / 4.0), 360 + layer * 58, 95 - layer * 12, chance);
        }
        water(pen, image, light, chance);
        boat(pen, 360 + chance.nextInt(400), HORIZON + 150, 1.5, new Color(mix(light.near(), 0x000000, 0.35)));
        boat(pen, 1050 + chance.nextInt(300), HORIZON + 55, 0.55, new Color(mix(light.near(), light.far(), 0.2)));
        pen.dispose();
        try (OutputStream out = Files.newOutputStream(path(name))) {
            ImageIO.write(image, "png", out);
        }
        age(name, 60 + seed);
    }

    private static void sky(Graphics2D pen, Light light, Random chance) {
        pen.setPaint(new GradientPaint(0, 0, new Color(light.zenith()), 0, HORIZON, new Color(light.horizon())));
        pen.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        boolean night = new Color(light.zenith()).getBlue() < 80;
        for (int star = 0; night && star < 260; star++) {
            double size = 1 + chance.nextDouble() * 2;
            pen.setColor(new Color(255, 255, 255, 60 + chance.nextInt(160)));
            pen.fill(new Ellipse2D.Double(chance.nextInt(WIDTH), chance.nextInt(420), size, size));
        }
        Point2D at = new Point2D.Double(300 + chance.nextInt(1000), 170 + chance.nextInt(120));
        Color disc = new Color(light.disc());
        Color glow = new Color(disc.getRed(), disc.getGreen(), disc.getBlue(), 150);
        Color gone = new Color(disc.getRed(), disc.getGreen(), disc.getBlue(), 0);
        float reach = light.radius() * 5f;
        pen.setPaint(new RadialGradientPaint(at, reach, new float[] {0, 1}, new Color[] {glow, gone}));
        pen.fill(new Ellipse2D.Double(at.getX() - reach, at.getY() - reach, reach * 2, reach * 2));
        pen.setPaint(disc);
        pen.fill(new Ellipse2D.Double(
                at.getX() - light.radius(), at.getY() - light.radius(), light.radius() * 2, light.radius() * 2));
    }

    private static void hills(Graphics2D pen, int colour, double base, double height, Random chance) {
        double[] shift = chance.doubles(6, 0, Math.TAU).toArray();
        Path2D ridge = new Path2D.Double();
        ridge.moveTo(0, HEIGHT);
        for (int x = 0; x <= WIDTH; x += 4) {
            double y = 0;
            for (int wave = 0; wave < shift.length; wave++) {
                y += Math.sin(x * 0.0032 * Math.pow(1.9, wave) + shift[wave]) / Math.pow(1.75, wave);
            }
            ridge.lineTo(x, base - y * height);
        }
        ridge.lineTo(WIDTH, HEIGHT);
        ridge.closePath();
        Color top = new Color(colour);
        pen.setPaint(new GradientPaint(0, (float) (base - height), top, 0, HORIZON + 60f, top.brighter()));
        pen.fill(ridge);
    }

    /// The land upside down and dim, and the light on the waves.
    private static void water(Graphics2D pen, BufferedImage image, Light light, Random chance) {
        BufferedImage land = new BufferedImage(WIDTH, HORIZON, BufferedImage.TYPE_INT_RGB);
        land.getRaster().setRect(image.getData(new java.awt.Rectangle(0, 0, WIDTH, HORIZON)));
        pen.drawImage(land, 0, HEIGHT, WIDTH, HORIZON - HEIGHT, null);
        pen.setComposite(AlphaComposite.SrcOver.derive(0.45f));
        pen.setPaint(new GradientPaint(0, HORIZON, new Color(light.horizon()), 0, HEIGHT, new Color(light.near())));
        pen.fill(new Rectangle2D.Double(0, HORIZON, WIDTH, HEIGHT - HORIZON));
        for (int wave = 0; wave < 900; wave++) {
            double depth = chance.nextDouble();
            double length = 20 + depth * 160 * chance.nextDouble();
            pen.setComposite(AlphaComposite.SrcOver.derive((float) (0.05 + 0.16 * chance.nextDouble())));
            pen.setColor(new Color(chance.nextInt(3) == 0 ? light.near() : light.disc()));
            pen.setStroke(new BasicStroke((float) (0.7 + depth * 2)));
            double x = chance.nextInt(WIDTH);
            double y = HORIZON + 2 + depth * depth * (HEIGHT - HORIZON);
            pen.draw(new java.awt.geom.Line2D.Double(x, y, x + length, y));
        }
        pen.setComposite(AlphaComposite.SrcOver);
    }

    /// A sampan: a flat hull, an arched canopy, and someone standing at the oar.
    private static void boat(Graphics2D pen, double x, double y, double scale, Color colour) {
        var upright = pen.getTransform();
        pen.translate(x, y);
        pen.scale(scale, scale);
        pen.setColor(colour);
        Path2D hull = new Path2D.Double();
        hull.moveTo(-150, -22);
        hull.quadTo(-90, 6, 0, 8);
        hull.quadTo(95, 6, 165, -30);
        hull.quadTo(130, 30, 60, 34);
        hull.lineTo(-70, 34);
        hull.quadTo(-120, 28, -150, -22);
        pen.fill(hull);
        Path2D canopy = new Path2D.Double();
        canopy.moveTo(-62, 8);
        canopy.curveTo(-58, -62, 52, -62, 58, 8);
        canopy.closePath();
        pen.fill(canopy);
        pen.fill(new Ellipse2D.Double(101, -98, 20, 20));
        Path2D hat = new Path2D.Double();
        hat.moveTo(90, -90);
        hat.lineTo(111, -110);
        hat.lineTo(133, -90);
        hat.closePath();
        pen.fill(hat);
        Path2D figure = new Path2D.Double();
        figure.moveTo(104, -80);
        figure.lineTo(120, -80);
        figure.lineTo(126, -8);
        figure.lineTo(100, -8);
        figure.closePath();
        pen.fill(figure);
        pen.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new java.awt.geom.Line2D.Double(98, -66, 205, 52));
        pen.setTransform(upright);
    }

    /// 200 MB that can be listened to: waves on a shore, in stereo, as an ordinary WAV file.
    private void recording() throws IOException {
        String name = "Recordings/Waves on the shore (19 minutes).wav";
        int size = 200_000_000;
        int rate = 44_100;
        ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(UTF_8)).putInt(size - 8).put("WAVEfmt ".getBytes(UTF_8));
        head.putInt(16).putShort((short) 1).putShort((short) 2).putInt(rate).putInt(rate * 4);
        head.putShort((short) 4)
                .putShort((short) 16)
                .put("data".getBytes(UTF_8))
                .putInt(size - 44);
        byte[] block = new byte[1 << 16];
        long noise = 0x9E3779B97F4A7C15L;
        double left = 0;
        double right = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path(name)), 1 << 20)) {
            out.write(head.array());
            for (long frame = 0, frames = (size - 44) / 4; frame < frames; ) {
                int end = (int) Math.min(block.length, (frames - frame) * 4);
                double second = (double) frame / rate;
                double swell = 0.35 + 0.3 * Math.sin(second * 0.62) + 0.25 * Math.sin(second * 0.41 + 1);
                for (int at = 0; at < end; at += 4, frame++) {
                    noise ^= noise << 13;
                    noise ^= noise >>> 7;
                    noise ^= noise << 17;
                    left += ((int) noise / 2147483648.0 - left) * 0.18;
                    right += ((int) (noise >> 32) / 2147483648.0 - right) * 0.18;
                    int l = (int) (left * swell * 24_000);
                    int r = (int) (right * swell * 24_000);
                    block[at] = (byte) l;
                    block[at + 1] = (byte) (l >> 8);
                    block[at + 2] = (byte) r;
                    block[at + 3] = (byte) (r >> 8);
                }
                out.write(block, 0, end);
            }
        }
        age(name, 90);
    }

    /// A folder is as old as the newest thing in it, and not as old as this program's run.
    private void folders() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(top)) {
            deepestFirst = all.filter(path -> Files.isDirectory(path) && !path.equals(top))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path folder : deepestFirst) {
            FileTime newest = FileTime.fromMillis(0);
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
                for (Path path : inside) {
                    FileTime time = Files.getLastModifiedTime(path);
                    newest = time.compareTo(newest) > 0 ? time : newest;
                }
            }
            if (newest.toMillis() > 0) {
                Files.setLastModifiedTime(folder, newest);
            }
        }
        age("Boat plans/Drawings to come", 10);
        age("Boat plans", 9);
    }

    private void text(String name, int days, String content) throws IOException {
        Files.writeString(path(name), content);
        age(name, days);
    }

    private Path path(String name) throws IOException {
        Path file = top.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private void age(String name, int days) throws IOException {
        LocalDateTime then = LocalDateTime.of(2026, 1, 1, 9, 15).minusDays(days).plusMinutes(days * 37L);
        Files.setLastModifiedTime(top.resolve(name), FileTime.from(then.toInstant(ZoneOffset.UTC)));
    }

    private static int mix(int one, int other, double share) {
        int colour = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double a = one >> shift & 0xff;
            double b = other >> shift & 0xff;
            colour |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return colour;
    }
}
