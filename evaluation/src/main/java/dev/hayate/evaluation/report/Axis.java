package dev.hayate.evaluation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Where scores lie on the axis of a chart, whose ends are round numbers.
record Axis(double from, double to, List<Tick> ticks) {
    private static final int INTERVALS = 4;

    record Tick(double value, String label) {}

    /// An axis around numbers, of which those that are not finite do not count; at least one unit long.
    static Axis around(DoubleStream numbers) {
        double[] finite = numbers.filter(Double::isFinite).toArray();
        double least = DoubleStream.of(finite).min().orElse(0);
        double greatest = Math.max(least + 1, DoubleStream.of(finite).max().orElse(100));
        BigDecimal interval = roundInterval((greatest - least) / INTERVALS);
        long first = (long) Math.floor(least / interval.doubleValue());
        long last = (long) Math.ceil(greatest / interval.doubleValue());
        List<Tick> ticks = new ArrayList<>();
        for (long n = first; n <= last; n++) {
            BigDecimal value = interval.multiply(BigDecimal.valueOf(n));
            ticks.add(new Tick(value.doubleValue(), value.toPlainString()));
        }
        return new Axis(ticks.getFirst().value, ticks.getLast().value, ticks);
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

    /// Where a number lies, from 0 at the beginning to 1 at the end.
    double at(double number) {
        return (number - from) / (to - from);
    }
}
