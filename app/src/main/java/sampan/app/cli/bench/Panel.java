package sampan.app.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import sampan.server.ConnectionModel;

/// One diagram of the picture: connections to the right, a value upwards, both logarithmic.
///
/// @param title what the value is, with its unit
/// @param lines the points of each model, by connections
/// @param colour the colour of each model
/// @param width in the picture's units
/// @param height in the picture's units
record Panel(
        String title,
        Map<ConnectionModel, List<Point>> lines,
        Function<ConnectionModel, String> colour,
        int width,
        int height) {
    private static final int LEFT = 60;
    private static final int RIGHT = 16;
    private static final int ABOVE = 30;
    private static final int BELOW = 32;

    /// A measured value.
    ///
    /// @param connections 1 or more
    /// @param value more than 0
    record Point(int connections, double value) {}

    String svg() {
        StringBuilder out = new StringBuilder();
        out.append("<text x=\"%d\" y=\"16\" font-weight=\"bold\">%s</text>%n".formatted(LEFT, escaped(title)));
        grid(out);
        lines.forEach((model, points) -> line(out, colour.apply(model), points));
        return out.toString();
    }

    private void grid(StringBuilder out) {
        for (int power = 0; power <= lastX(); power++) {
            double x = x(Math.pow(10, power));
            out.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#dddddd\"/>%n",
                    x,
                    ABOVE,
                    x,
                    height - BELOW));
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%s</text>%n",
                    x,
                    height - BELOW + 16,
                    label(power)));
        }
        for (int power = firstY(); power <= lastY(); power++) {
            double y = y(Math.pow(10, power));
            out.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                    LEFT,
                    y,
                    width - RIGHT,
                    y));
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555555\">%s</text>%n",
                    LEFT - 6,
                    y + 4,
                    label(power)));
        }
    }

    private void line(StringBuilder out, String stroke, List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            double x = x(point.connections());
            double y = y(point.value());
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            out.append(String.format(
                    Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n", x, y, stroke));
        }
        out.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                path.toString().strip(),
                stroke));
    }

    private double x(double connections) {
        return LEFT + Math.log10(connections) / Math.max(1, lastX()) * (width - LEFT - RIGHT);
    }

    private double y(double value) {
        double part = (Math.log10(value) - firstY()) / (lastY() - firstY());
        return height - BELOW - part * (height - ABOVE - BELOW);
    }

    private int lastX() {
        return (int) Math.ceil(Math.log10(lines.values().stream()
                .flatMap(List::stream)
                .mapToInt(Point::connections)
                .max()
                .orElse(1)));
    }

    private int firstY() {
        return (int) Math.floor(Math.log10(lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::value)
                .min()
                .orElse(1)));
    }

    private int lastY() {
        double most = lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::value)
                .max()
                .orElse(1);
        return Math.max(firstY() + 1, (int) Math.ceil(Math.log10(most)));
    }

    private static String label(int power) {
        if (power < 0) {
            return "0." + "0".repeat(-power - 1) + "1";
        }
        return String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, power)));
    }

    private static String escaped(String shown) {
        return shown.replace("&", "&amp;").replace("<", "&lt;");
    }
}
