package dev.hayate.evaluation.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/// Scores by dimension, as SVG: a curve for whatever has vectors, a line across for whatever has none.
///
/// @param title what stands above it
/// @param note a few words more about it
/// @param curves what is drawn, the last on top
record DimensionChart(String title, String note, List<Curve> curves) {
    private static final int WIDTH = 331;
    private static final int HEIGHT = 210;
    private static final int LEFT = 36;
    private static final int TOP = 10;
    private static final int BOTTOM = 24;
    private static final int LABEL_HEIGHT = 13;

    /// @param name beside its end
    /// @param style the class that gives its colour
    /// @param scores by dimension, times 100; with the key 0 alone that of a contender without dimensions
    record Curve(String name, String style, NavigableMap<Integer, Double> scores) {
        boolean level() {
            return scores.containsKey(0);
        }

        DoubleStream values() {
            return scores.values().stream().mapToDouble(Double::doubleValue);
        }

        /// Its value at its end, or NaN.
        double end() {
            return scores.isEmpty() ? Double.NaN : scores.lastEntry().getValue();
        }
    }

    String html() {
        SortedSet<Integer> dimensions = new TreeSet<>();
        curves.stream().filter(curve -> !curve.level()).forEach(curve -> dimensions.addAll(curve.scores.keySet()));
        Axis y = Axis.around(curves.stream().flatMapToDouble(Curve::values));
        return new Drawing(dimensions, y, right()).html();
    }

    private double right() {
        int longest = curves.stream()
                .filter(curve -> Double.isFinite(curve.end()))
                .mapToInt(curve -> width(curve.name))
                .max()
                .orElse(0);
        return WIDTH - 12 - longest;
    }

    /// About how wide a name is drawn: Japanese letters are as wide as high.
    private static int width(String name) {
        return name.codePoints().map(letter -> letter < 0x1100 ? 6 : 12).sum();
    }

    /// The chart with its axes laid out.
    private final class Drawing {
        private final SortedSet<Integer> dimensions;
        private final Axis y;
        private final double right;
        private final StringBuilder svg = new StringBuilder();

        Drawing(SortedSet<Integer> dimensions, Axis y, double right) {
            this.dimensions = dimensions;
            this.y = y;
            this.right = right;
        }

        String html() {
            svg.append("<figure><figcaption>").append(Html.text(title));
            svg.append(" <small>").append(Html.text(note)).append("</small></figcaption>\n");
            svg.append("<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                    .formatted(WIDTH, HEIGHT, Html.text(title)));
            grid();
            curves.forEach(this::draw);
            labels();
            return svg.append("</svg></figure>\n").toString();
        }

        private void grid() {
            for (Axis.Tick tick : y.ticks()) {
                double at = down(tick.value());
                svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                        .formatted(LEFT, place(right), place(at), place(at)));
                text("", LEFT - 6, at + 4, "end", tick.label());
            }
            dimensionLabels();
        }

        /// From the greatest down, but for those that would touch the one before.
        private void dimensionLabels() {
            double taken = Double.POSITIVE_INFINITY;
            for (int dimension : new TreeSet<>(dimensions).descendingSet()) {
                String label = Integer.toString(dimension);
                double half = width(label) / 2.0 + 2;
                if (along(dimension) + half <= taken) {
                    text("", along(dimension), HEIGHT - 6, "middle", label);
                    taken = along(dimension) - half;
                }
            }
        }

        private void draw(Curve curve) {
            svg.append("<g class=\"curve ").append(curve.style).append("\">");
            if (curve.level()) {
                double at = down(curve.end());
                if (Double.isFinite(at)) {
                    svg.append("<line x1=\"%d\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                            .formatted(LEFT, place(right), place(at), place(at)));
                }
            } else {
                line(curve);
            }
            svg.append("</g>\n");
        }

        private void line(Curve curve) {
            StringBuilder path = new StringBuilder();
            StringBuilder dots = new StringBuilder();
            char command = 'M';
            for (var score : curve.scores.entrySet()) {
                if (Double.isFinite(score.getValue())) {
                    String x = place(along(score.getKey()));
                    String at = place(down(score.getValue()));
                    path.append(command).append(x).append(' ').append(at);
                    dots.append("<circle r=\"2.4\" cx=\"%s\" cy=\"%s\"><title>%s, %d: %s</title></circle>"
                            .formatted(
                                    x,
                                    at,
                                    Html.text(curve.name),
                                    score.getKey(),
                                    Figures.decimal(score.getValue(), 2)));
                }
                command = Double.isFinite(score.getValue()) ? 'L' : 'M';
            }
            svg.append("<path d=\"").append(path).append("\"/>").append(dots);
        }

        /// The names of curves beside their ends, moved apart where they would overlap.
        private void labels() {
            List<Curve> named = curves.stream()
                    .filter(curve -> Double.isFinite(curve.end()))
                    .sorted(Comparator.comparingDouble(curve -> -curve.end()))
                    .toList();
            double[] at =
                    named.stream().mapToDouble(curve -> down(curve.end()) + 4).toArray();
            for (int n = 1; n < at.length; n++) {
                at[n] = Math.max(at[n], at[n - 1] + LABEL_HEIGHT);
            }
            for (int n = at.length - 1; n >= 0; n--) {
                at[n] = Math.min(at[n], HEIGHT - BOTTOM + 4 - (double) (at.length - 1 - n) * LABEL_HEIGHT);
                text("name " + named.get(n).style, right + 7, at[n], "start", named.get(n).name);
            }
        }

        private void text(String style, double x, double at, String anchor, String text) {
            svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                    .formatted(style, place(x), place(at), anchor, Html.text(text)));
        }

        private double along(int dimension) {
            double first = Math.log(dimensions.first());
            double last = Math.log(dimensions.last());
            double part = last > first ? (Math.log(dimension) - first) / (last - first) : 0.5;
            return LEFT + 8 + part * (right - LEFT - 16);
        }

        private double down(double value) {
            return HEIGHT - BOTTOM - y.at(value) * (HEIGHT - BOTTOM - TOP);
        }
    }

    private static String place(double pixels) {
        String text = String.format(Locale.ROOT, "%.1f", pixels);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
