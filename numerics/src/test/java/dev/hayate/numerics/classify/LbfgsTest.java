package dev.hayate.numerics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withPrecision;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Values and counts are those of SciPy 1.17.1, `minimize(method="L-BFGS-B")` with the same limits.
class LbfgsTest {
    private static final Lbfgs.Limits LIMITS = new Lbfgs.Limits(1000, 1e-8, 1e-15, 50);

    private final List<Double> values = new ArrayList<>();

    @Test
    void visitsThePointsThatScipyVisits() {
        Lbfgs.Minimum minimum = Lbfgs.minimize(this::rosenbrock, valley(10), LIMITS);

        assertThat(values.subList(0, 8).stream().mapToDouble(v -> v).toArray())
                .containsExactly(
                        new double[] {
                            2057.0,
                            707.3707138309856,
                            295.3293968365443,
                            118.8696448463879,
                            39.4464241250124,
                            16.576547497337828,
                            10.283852105136116,
                            9.607492585721644
                        },
                        withPrecision(1e-9));
        assertThat(values).hasSize(94);
        assertThat(minimum.fit()).isEqualTo(new Fit(76, Fit.Ending.DECREASE));
        assertThat(minimum.value()).isEqualTo(0, offset(1e-15));
        assertThat(minimum.point()).containsExactly(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, withPrecision(1e-7));
    }

    @Test
    void takesTheTrialsThatScipyTakesWhereStepsAreMuchTooLongOrTooShort() {
        Lbfgs.Minimum minimum = Lbfgs.minimize(this::kinks, new double[] {40, -3}, LIMITS);

        assertThat(values.stream().mapToDouble(v -> v).toArray())
                .containsExactly(
                        new double[] {
                            134.389019001434, 102.93148372476006, 102.79979720427343, 41.05575400997367,
                            41.29439378870753, 41.05296149733171, 40.662756852105645, 38.81108118364039,
                            29.65520805836274, 7.536789635461405, 13.092304291548468, 2.6476290781023524,
                            4.068404976403759, 2.6431040753736834, 2.6062311280457497, 2.6000036334186643,
                            2.600000000148216, 2.6000000000000014, 2.6
                        },
                        withPrecision(1e-9));
        assertThat(minimum.fit().iterations()).isEqualTo(9);
    }

    @Test
    void endsWhereTheGradientIsFlat() {
        Lbfgs.Minimum minimum = Lbfgs.minimize(this::rosenbrock, valley(2), LIMITS);

        assertThat(minimum.fit()).isEqualTo(new Fit(38, Fit.Ending.GRADIENT));
        assertThat(values).hasSize(46);
    }

    @Test
    void takesNoStepWhereTheGradientIsFlatFromTheStart() {
        Lbfgs.Minimum minimum = Lbfgs.minimize(this::rosenbrock, new double[] {1, 1}, LIMITS);

        assertThat(minimum.fit()).isEqualTo(new Fit(0, Fit.Ending.GRADIENT));
        assertThat(minimum.point()).containsExactly(1, 1);
    }

    @Test
    void stopsAfterTheIterationsItMayMake() {
        Lbfgs.Minimum minimum = Lbfgs.minimize(this::rosenbrock, valley(10), new Lbfgs.Limits(7, 1e-8, 1e-15, 50));

        assertThat(minimum.fit()).isEqualTo(new Fit(7, Fit.Ending.ITERATIONS));
        assertThat(minimum.value()).isEqualTo(9.607492585721644, offset(1e-9));
    }

    @Test
    void staysWhereItIsWhenNoStepMakesTheValueSmaller() {
        Lbfgs.Minimum minimum = Lbfgs.minimize(
                (point, gradient) -> {
                    gradient[0] = -1;
                    return Math.abs(point[0]);
                },
                new double[] {0},
                LIMITS);

        assertThat(minimum.fit()).isEqualTo(new Fit(0, Fit.Ending.LINE_SEARCH));
        assertThat(minimum.point()).containsExactly(0);
    }

    private static double[] valley(int dimensions) {
        double[] start = new double[dimensions];
        for (int i = 0; i < dimensions; i += 2) {
            start[i] = -1.2;
            start[i + 1] = 1;
        }
        return start;
    }

    /// Rosenbrock's function, as `scipy.optimize.rosen` generalizes it.
    private double rosenbrock(double[] x, double[] gradient) {
        double sum = 0;
        gradient[x.length - 1] = 0;
        for (int i = 0; i < x.length - 1; i++) {
            double fromValley = x[i + 1] - x[i] * x[i];
            sum += 100 * fromValley * fromValley + (1 - x[i]) * (1 - x[i]);
            gradient[i] = (i == 0 ? 0 : gradient[i]) - 400 * x[i] * fromValley - 2 * (1 - x[i]);
            gradient[i + 1] = 200 * fromValley;
        }
        values.add(sum);
        return sum;
    }

    /// `Σ √(1 + cᵢxᵢ²) + 0.3 cos xᵢ`, which is far from a parabola.
    private double kinks(double[] x, double[] gradient) {
        double[] c = {1, 1000};
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double root = Math.sqrt(1 + x[i] * x[i] * c[i]);
            sum += root + 0.3 * Math.cos(x[i]);
            gradient[i] = x[i] * c[i] / root - 0.3 * Math.sin(x[i]);
        }
        values.add(sum);
        return sum;
    }
}
