package dev.hayate.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A chart as SVG. What the pointer shows is in the attribute `data-points` of each curve with a name: for every
/// point its place, its number on the axis and its value.
///
/// @param title what stands above it
/// @param note a few words more about it; may be empty
/// @param width in pixels, where the page is wide enough
/// @param x the axis below
/// @param y the axis on the left
/// @param across what the axis below counts, such as `step`
/// @param curves what is drawn, the last on top
record Chart(String title, String note, int width, Axis x, Axis y, String across, List<Curve> curves) {
    private static final int HEIGHT = 230;
    private static final int LEFT = 52;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;
    private static final int LABEL_HEIGHT = 13;
    private static final int GREATEST_DOTS = 40;

    String html() {
        StringBuilder svg = new StringBuilder();
        svg.append("<figure><figcaption>").append(Html.text(title));
        if (!note.isEmpty()) {
            svg.append(" <small>").append(Html.text(note)).append("</small>");
        }
        svg.append("</figcaption>\n");
        svg.append("<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" data-across=\"%s\">\n"
                .formatted(width, HEIGHT, Html.text(title), Html.text(across)));
        grid(svg);
        curves.forEach(curve -> draw(svg, curve));
        labels(svg);
        return svg.append("</svg></figure>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (Axis.Tick tick : y.ticks()) {
            double at = down(tick.value());
            svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                    .formatted(LEFT, place(right()), place(at), place(at)));
            svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
                    .formatted(LEFT - 8, place(at + 4), tick.label()));
        }
        for (Axis.Tick tick : x.ticks()) {
            double at = along(tick.value());
            svg.append("<line class=\"tick\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
                    .formatted(place(at), place(at), HEIGHT - BOTTOM, HEIGHT - BOTTOM + 4));
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                    .formatted(place(at), HEIGHT - 7, tick.label()));
        }
    }

    private void draw(StringBuilder svg, Curve curve) {
        svg.append("<g class=\"curve ").append(curve.style()).append('"');
        if (!curve.name().isEmpty()) {
            svg.append(" data-name=\"").append(Html.text(curve.name())).append('"');
            svg.append(" data-points=\"").append(points(curve)).append('"');
        }
        svg.append("><path d=\"").append(path(curve)).append("\"/>");
        if (!curve.name().isEmpty() && curve.x().length <= GREATEST_DOTS) {
            for (int n = 0; n < curve.x().length; n++) {
                if (Double.isFinite(curve.y()[n])) {
                    svg.append("<circle r=\"2.2\" cx=\"%s\" cy=\"%s\"/>"
                            .formatted(place(along(curve.x()[n])), place(down(curve.y()[n]))));
                }
            }
        }
        svg.append("</g>\n");
    }

    private String path(Curve curve) {
        StringBuilder path = new StringBuilder();
        char command = 'M';
        for (int n = 0; n < curve.x().length; n++) {
            if (Double.isFinite(curve.y()[n])) {
                path.append(command)
                        .append(place(along(curve.x()[n])))
                        .append(' ')
                        .append(place(down(curve.y()[n])));
                command = 'L';
            } else {
                command = 'M';
            }
        }
        return path.toString();
    }

    private String points(Curve curve) {
        List<String> points = new ArrayList<>();
        for (int n = 0; n < curve.x().length; n++) {
            if (Double.isFinite(curve.y()[n])) {
                points.add(String.join(
                        "|",
                        place(along(curve.x()[n])),
                        place(down(curve.y()[n])),
                        Html.whole((long) curve.x()[n]),
                        Html.figure(curve.y()[n])));
            }
        }
        return String.join(";", points);
    }

    /// The names of curves beside their ends, moved apart where they would overlap.
    private void labels(StringBuilder svg) {
        List<Curve> named = curves.stream()
                .filter(curve -> !curve.name().isEmpty() && Double.isFinite(end(curve)))
                .sorted(Comparator.comparingDouble(curve -> down(end(curve))))
                .toList();
        if (named.size() < 2) {
            return;
        }
        double[] at = named.stream().mapToDouble(curve -> down(end(curve)) + 4).toArray();
        for (int n = 1; n < at.length; n++) {
            at[n] = Math.max(at[n], at[n - 1] + LABEL_HEIGHT);
        }
        double beyond = Math.max(0, at[at.length - 1] - (HEIGHT - BOTTOM + 4));
        for (int n = at.length - 1; n >= 0 && beyond > 0; n--) {
            double limit = HEIGHT - BOTTOM + 4 - (double) (at.length - 1 - n) * LABEL_HEIGHT;
            at[n] = Math.min(at[n], limit);
        }
        for (int n = 0; n < at.length; n++) {
            svg.append("<text class=\"name %s\" x=\"%s\" y=\"%s\">%s</text>\n"
                    .formatted(
                            named.get(n).style(),
                            place(right() + 8),
                            place(at[n]),
                            Html.text(named.get(n).name())));
        }
    }

    private static double end(Curve curve) {
        return curve.y().length == 0 ? Double.NaN : curve.y()[curve.y().length - 1];
    }

    private double right() {
        long named = curves.stream().filter(curve -> !curve.name().isEmpty()).count();
        int longest =
                curves.stream().mapToInt(curve -> width(curve.name())).max().orElse(0);
        return width - (named < 2 ? 12 : 16 + longest);
    }

    /// About how wide a name is drawn: Japanese letters are as wide as high.
    private static int width(String name) {
        return name.codePoints().map(letter -> letter < 0x1100 ? 7 : 12).sum();
    }

    private double along(double value) {
        return LEFT + x.at(value) * (right() - LEFT);
    }

    private double down(double value) {
        return HEIGHT - BOTTOM - y.at(value) * (HEIGHT - BOTTOM - TOP);
    }

    private static String place(double pixels) {
        String text = String.format(Locale.ROOT, "%.1f", pixels);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// A line without axes, for a cell of a table.
    static String sparkline(double[] values) {
        Axis y = Axis.around(Arrays.stream(values));
        StringBuilder path = new StringBuilder();
        for (int n = 0; n < values.length; n++) {
            path.append(n == 0 ? 'M' : 'L')
                    .append(place(1 + 118.0 * n / Math.max(1, values.length - 1)))
                    .append(' ')
                    .append(place(21 - 18 * y.at(values[n])));
        }
        return "<svg class=\"spark\" viewBox=\"0 0 120 22\" aria-hidden=\"true\"><path d=\"" + path + "\"/></svg>";
    }
}
