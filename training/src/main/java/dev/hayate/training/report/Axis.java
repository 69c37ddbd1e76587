package dev.hayate.training.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// Where numbers lie on an axis of a chart.
///
/// @param from the number at its beginning
/// @param to the number at its end
/// @param spacing how numbers in between are spread
/// @param ticks the numbers that are marked
record Axis(double from, double to, Spacing spacing, List<Tick> ticks) {
    private static final int INTERVALS = 5;

    enum Spacing {
        /// Equal differences are equally far apart.
        LINEAR,
        /// Equal ratios are.
        RATIO
    }

    record Tick(double value, String label) {}

    /// An axis around numbers, of which those that are not finite do not count; its ends are round numbers.
    static Axis around(DoubleStream numbers) {
        double[] finite = numbers.filter(Double::isFinite).toArray();
        double least = DoubleStream.of(finite).min().orElse(0);
        double greatest = DoubleStream.of(finite).max().orElse(1);
        return between(least, greatest > least ? greatest : least + Math.max(Math.abs(least) / 10, 1e-6));
    }

    /// As [#around(DoubleStream)], with 0.
    static Axis fromZero(DoubleStream numbers) {
        return around(DoubleStream.concat(DoubleStream.of(0), numbers));
    }

    /// An axis of steps, which begins and ends with them.
    static Axis ofSteps(int first, int last) {
        Axis round = between(first, Math.max(last, first + 1));
        List<Tick> within = round.ticks.stream()
                .filter(tick -> tick.value >= first && tick.value <= last && tick.value == Math.rint(tick.value))
                .toList();
        return new Axis(first, Math.max(last, first + 1), Spacing.LINEAR, within);
    }

    /// An axis of dimensions, each of which is marked.
    static Axis ofDimensions(Collection<Integer> dimensions) {
        List<Tick> ticks = dimensions.stream()
                .sorted()
                .map(dimension -> new Tick(dimension, dimension.toString()))
                .toList();
        double first = ticks.getFirst().value;
        double last = ticks.getLast().value;
        return new Axis(first, last > first ? last : first + 1, Spacing.RATIO, ticks);
    }

    private static Axis between(double least, double greatest) {
        BigDecimal interval = roundInterval((greatest - least) / INTERVALS);
        long first = (long) Math.floor(least / interval.doubleValue());
        long last = (long) Math.ceil(greatest / interval.doubleValue());
        List<Tick> ticks = new ArrayList<>();
        for (long n = first; n <= last; n++) {
            BigDecimal value = interval.multiply(BigDecimal.valueOf(n));
            ticks.add(new Tick(value.doubleValue(), label(value, interval)));
        }
        return new Axis(ticks.getFirst().value, ticks.getLast().value, Spacing.LINEAR, ticks);
    }

    /// The least of 1, 2, 2.5 and 5 times a power of ten that is not below `interval`.
    private static BigDecimal roundInterval(double interval) {
        int exponent = (int) Math.floor(Math.log10(interval));
        for (String digits : List.of("1", "2", "2.5", "5")) {
            BigDecimal round = new BigDecimal(digits).scaleByPowerOfTen(exponent);
            if (round.doubleValue() >= interval * (1 - 1e-9)) {
                return round;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
    }

    private static String label(BigDecimal value, BigDecimal interval) {
        if (value.signum() == 0) {
            return "0";
        }
        if (interval.doubleValue() < 1e-4) {
            return String.format(Locale.ROOT, "%.1e", value.doubleValue());
        }
        return String.format(
                Locale.ROOT, "%,." + Math.max(0, interval.stripTrailingZeros().scale()) + "f", value);
    }

    /// Where a number lies, from 0 at the beginning to 1 at the end.
    double at(double number) {
        return switch (spacing) {
            case LINEAR -> (number - from) / (to - from);
            case RATIO -> Math.log(number / from) / Math.log(to / from);
        };
    }
}
