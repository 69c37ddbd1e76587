package dev.hayate.evaluation.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Items.LabelMetric;
import dev.hayate.numerics.metric.RankCorrelation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    private static final Map<String, double[]> GOLDEN = golden();

    /// Other draws than Python's, so the ends of the interval agree to a fifth of a standard error.
    @ParameterizedTest
    @ValueSource(strings = {"means", "correlated", "macro_f1", "v_measure", "binary_f1"})
    void agreesWithABootstrapInPython(String name) {
        double[] expected = numbers(name + ".expected");

        Comparison comparison = Bootstrap.compare(items(name, "first"), items(name, "second"), 10_000, 1);

        double tolerance = (expected[3] - expected[2]) / 4 / 5;
        assertThat(comparison.first()).isCloseTo(expected[0], within(1e-14));
        assertThat(comparison.second()).isCloseTo(expected[1], within(1e-14));
        assertThat(comparison.difference()).isEqualTo(comparison.second() - comparison.first());
        assertThat(comparison.low()).isCloseTo(expected[2], within(tolerance));
        assertThat(comparison.high()).isCloseTo(expected[3], within(tolerance));
        assertThat(comparison.secondBetter()).isCloseTo(expected[4], within(0.02));
        assertThat(comparison.draws()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"means", "correlated", "macro_f1"})
    void theSameSeedGivesTheSameBits(String name) {
        Items first = items(name, "first");
        Items second = items(name, "second");

        assertThat(Bootstrap.compare(first, second, 100, 7)).isEqualTo(Bootstrap.compare(first, second, 100, 7));
        assertThat(Bootstrap.compare(first, second, 100, 7)).isNotEqualTo(Bootstrap.compare(first, second, 100, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"means", "correlated", "macro_f1"})
    void theOtherWayRoundIsTheMirror(String name) {
        Comparison there = Bootstrap.compare(items(name, "first"), items(name, "second"), 1000, 3);
        Comparison back = Bootstrap.compare(items(name, "second"), items(name, "first"), 1000, 3);

        assertThat(back.difference()).isEqualTo(-there.difference());
        assertThat(back.low()).isCloseTo(-there.high(), within(1e-15));
        assertThat(back.high()).isCloseTo(-there.low(), within(1e-15));
    }

    @Test
    void aContenderDoesNotDifferFromItself() {
        Items items = items("correlated", "first");

        Comparison comparison = Bootstrap.compare(items, items, 1000, 3);

        assertThat(comparison.low()).isZero();
        assertThat(comparison.high()).isZero();
        assertThat(comparison.secondBetter()).isZero();
    }

    /// Were items drawn for each contender by itself, the interval would be as wide as the values lie apart.
    @Test
    void bothContendersAreScoredByTheSameItems() {
        double[] values = new Random(1).doubles(500).toArray();
        double[] better = Arrays.stream(values).map(value -> value + 0.001).toArray();

        Comparison comparison = Bootstrap.compare(new Items.Means(values), new Items.Means(better), 1000, 1);

        assertThat(comparison.low()).isCloseTo(0.001, within(1e-12));
        assertThat(comparison.high()).isCloseTo(0.001, within(1e-12));
        assertThat(comparison.secondBetter()).isEqualTo(1);
    }

    @Test
    void countedRanksAreSortedOnes() {
        Random random = new Random(2);
        double[] gold = random.ints(40, 0, 5).asDoubleStream().map(v -> v - 2).toArray();
        double[] predicted = random.ints(40, -3, 30).mapToDouble(v -> -0.1 * v).toArray();
        DrawnSpearman spearman = new DrawnSpearman(gold, predicted);

        for (int draw = 0; draw < 50; draw++) {
            int[] items = random.ints(40, 0, 40).toArray();
            double[] drawnGold = Arrays.stream(items).mapToDouble(i -> gold[i]).toArray();
            double[] drawn = Arrays.stream(items).mapToDouble(i -> predicted[i]).toArray();
            assertThat(spearman.of(items)).isEqualTo(RankCorrelation.spearman(drawnGold, drawn));
        }
    }

    @Test
    void aCorrelationThatIsUndefinedCountsAsZero() {
        Items constant = new Items.Correlated(new double[] {1, 2, 3}, new double[] {5, 5, 5});
        Items perfect = new Items.Correlated(new double[] {1, 2, 3}, new double[] {5, 6, 7});

        Comparison comparison = Bootstrap.compare(constant, perfect, 1000, 1);

        assertThat(comparison.first()).isZero();
        assertThat(comparison.second()).isEqualTo(1);
        assertThat(comparison.low()).isZero();
        assertThat(comparison.high()).isEqualTo(1);
    }

    @Test
    void refusesItemsThatAreNotTheSame() {
        Items three = new Items.Means(new double[3]);
        Items correlated = new Items.Correlated(new double[] {1, 2, 3}, new double[3]);
        int[] labels = {0, 1, 0};
        Items macro = new Items.Labels(LabelMetric.MACRO_F1, labels, labels);

        assertRefused(
                three,
                new Items.Means(new double[4]),
                "two contenders need the same items to be compared, " + "at least one, not 3 and 4");
        assertRefused(
                new Items.Means(new double[0]),
                new Items.Means(new double[0]),
                "two contenders need the same " + "items to be compared, at least one, not 0 and 0");
        assertRefused(three, correlated, "a score of means cannot be compared with one of correlated values");
        assertRefused(
                macro,
                new Items.Labels(LabelMetric.BINARY_F1, labels, labels),
                "a score of labels by MACRO_F1 cannot be compared with one of labels by BINARY_F1");
        assertRefused(
                correlated,
                new Items.Correlated(new double[] {1, 2, 4}, new double[3]),
                "the contenders were measured by other gold values, first at item 2; compare them at the same part of "
                        + "the same task");
        assertRefused(
                macro,
                new Items.Labels(LabelMetric.MACRO_F1, new int[] {1, 1, 0}, labels),
                "the contenders were measured by other gold values, first at item 0; compare them at the same part of "
                        + "the same task");
        assertRefused(
                three,
                new Items.Means(new double[] {0, Double.NaN, 0}),
                "item 1 of the second is NaN and cannot be compared");
        assertThatThrownBy(() -> Bootstrap.compare(three, three, 0, 1))
                .hasMessage("items must be drawn at least once, not 0 times");
    }

    private static void assertRefused(Items first, Items second, String message) {
        assertThatThrownBy(() -> Bootstrap.compare(first, second, 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Items items(String name, String contender) {
        double[] gold = numbers(name + ".gold");
        double[] values = numbers(name + "." + contender);
        return switch (name) {
            case "means" -> new Items.Means(values);
            case "correlated" -> new Items.Correlated(gold, values);
            case "macro_f1" -> new Items.Labels(LabelMetric.MACRO_F1, labels(gold), labels(values));
            case "v_measure" -> new Items.Labels(LabelMetric.V_MEASURE, labels(gold), labels(values));
            case "binary_f1" -> new Items.Labels(LabelMetric.BINARY_F1, labels(gold), labels(values));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int[] labels(double[] numbers) {
        return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    }

    private static double[] numbers(String name) {
        return Objects.requireNonNull(GOLDEN.get(name), name);
    }

    private static Map<String, double[]> golden() {
        try (InputStream in = Objects.requireNonNull(BootstrapTest.class.getResourceAsStream("golden.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(
                            fields -> fields[0],
                            fields -> Arrays.stream(fields)
                                    .skip(1)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
