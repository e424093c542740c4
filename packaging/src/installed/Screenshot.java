import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;

/// What Xvfb shows at this moment: `java Screenshot.java XWD PNG` makes a picture of it and prints how many colours it
/// has, by which a window is told from a blank screen.
final class Screenshot {
    private static final int WIDTH = 4;
    private static final int HEIGHT = 5;
    private static final int LINE = 12;
    private static final int COLOURS = 19;
    private static final int COLOUR_BYTES = 12;

    private Screenshot() {}

    public static void main(String[] args) throws IOException {
        byte[] file = Files.readAllBytes(Path.of(args[0]));
        ByteBuffer head = ByteBuffer.wrap(file); // XWDFile.h of X11: 32 bit each, the greatest first
        int pixels = head.getInt(0) + head.getInt(COLOURS * 4) * COLOUR_BYTES;
        ByteBuffer body = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int width = head.getInt(WIDTH * 4);
        int height = head.getInt(HEIGHT * 4);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = body.getInt(pixels + y * head.getInt(LINE * 4) + x * 4) & 0xffffff;
                picture.setRGB(x, y, colour);
                colours.add(colour);
            }
        }
        ImageIO.write(picture, "png", new File(args[1]));
        System.out.println(colours.size());
    }
}
