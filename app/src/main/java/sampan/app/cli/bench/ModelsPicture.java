package sampan.app.cli.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sampan.app.cli.bench.Row.Figures;
import sampan.app.text.Text;
import sampan.server.ConnectionModel;

/// The picture of a bench, an SVG: four panels, a line for each model in a colour that people who see few
/// tell apart too, both axes logarithmic. Immutable, free for any
/// thread.
public final class ModelsPicture {
    private static final int WIDTH = 920;
    private static final int PANEL_WIDTH = 440;
    private static final int PANEL_HEIGHT = 270;
    private static final int TOP = 44;
    private static final int LEGEND_STEP = 150;

    private final Text text;

    /// A picture in the language of this text.
    public ModelsPicture(Text text) {
        this.text = text;
    }

    /// Draws it.
    public String of(List<Row> rows) {
        List<Panel> panels = List.of(
                panel("bench.picture.small", rows, Work.SMALL, Figures::rate),
                panel("bench.picture.latency", rows, Work.SMALL, figures -> figures.p99() / 1e6),
                panel("bench.picture.bulk", rows, Work.BULK, figures -> figures.speed() / 1e6),
                panelOfMemory(rows));
        int height = TOP + (panels.size() + 1) / 2 * PANEL_HEIGHT;
        StringBuilder out = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            """.formatted(WIDTH, height));
        out.append(legend(rows));
        for (int i = 0; i < panels.size(); i++) {
            out.append("<g transform=\"translate(%d,%d)\">%n".formatted(i % 2 * WIDTH / 2, TOP + i / 2 * PANEL_HEIGHT))
                    .append(panels.get(i).svg())
                    .append("</g>\n");
        }
        return out.append("</svg>\n").toString();
    }

    private Panel panelOfMemory(List<Row> rows) {
        Map<ConnectionModel, List<Panel.Point>> lines = new EnumMap<>(ConnectionModel.class);
        for (Row row : rows) {
            if (row.work() == Work.IDLE && row.outcome() instanceof Figures figures) {
                double each = figures.footprint().resident() / 1024.0 / row.connections();
                add(lines, row, each);
            }
        }
        return new Panel(text.get("bench.picture.memory"), lines, ModelsPicture::colour, PANEL_WIDTH, PANEL_HEIGHT);
    }

    private Panel panel(String title, List<Row> rows, Work work, ToDoubleFunction<Figures> value) {
        Map<ConnectionModel, List<Panel.Point>> lines = new EnumMap<>(ConnectionModel.class);
        for (Row row : rows) {
            if (row.work() == work && row.outcome() instanceof Figures figures) {
                add(lines, row, value.applyAsDouble(figures));
            }
        }
        return new Panel(text.get(title), lines, ModelsPicture::colour, PANEL_WIDTH, PANEL_HEIGHT);
    }

    private static void add(Map<ConnectionModel, List<Panel.Point>> lines, Row row, double value) {
        if (value > 0) {
            lines.computeIfAbsent(row.model(), _ -> new ArrayList<>()).add(new Panel.Point(row.connections(), value));
        }
    }

    private static String legend(List<Row> rows) {
        StringBuilder out = new StringBuilder();
        List<ConnectionModel> models = rows.stream().map(Row::model).distinct().toList();
        for (int i = 0; i < models.size(); i++) {
            int x = 60 + i * LEGEND_STEP;
            out.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"22\" x2=\"%d\" y2=\"22\" stroke=\"%s\" stroke-width=\"3\"/>"
                            + "<text x=\"%d\" y=\"26\">%s</text>%n",
                    x,
                    x + 24,
                    colour(models.get(i)),
                    x + 30,
                    models.get(i).word()));
        }
        return out.toString();
    }

    private static String colour(ConnectionModel model) {
        return switch (model) {
            case ITERATIVE -> "#b2182b";
            case PROCESS -> "#e08214";
            case THREAD -> "#1b7837";
            case VIRTUAL_THREAD -> "#2166ac";
            case EVENT_LOOP -> "#762a83";
        };
    }
}
