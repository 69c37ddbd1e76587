package dev.hayate.numerics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions of Moré and Thuente's paper, section 5; the steps are those of `scipy.optimize._dcsrch.DCSRCH` (SciPy
/// 1.17.1) with the constants of L-BFGS-B.
class LineSearchTest {
    private interface Curve {
        /// Value and slope.
        double[] at(double step);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001 0.005 0.021 0.085 0.341",
        "0.1 0.5",
        "1",
        "10",
        "1000 332.83537094698613 110.78382764820593 36.88760696396662"
    })
    void findsWhereASlopeBecomesFlat(String steps) {
        assertSteps(steps, step -> {
            double square = step * step + 2;
            return new double[] {-step / square, (step * step - 2) / (square * square)};
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0.001 0.005 0.021 0.085 0.341 1.365 5.461 2.1070247668786957 1.551692634475675 1.5975830448985595"
                + " 1.5975830448985595",
        "0.1 0.5 2.1 1.1322375187701137 1.6024085266778738 1.5847382834276738 1.6024085266778738",
        "1 5 1.8114483590459156 1.258652747016426 1.5915767318641247 1.5961295989208408 1.5961295989208408",
        "1000 222.29565484593803 49.472816490427086 11.069352144736474 2.5433685560303143 0.7201153415592905"
                + " 1.6296513166653739 1.3512229797881472 1.5950402760316598 1.5950402760316598"
    })
    void narrowsASteepValleyDown(String steps) {
        assertSteps(steps, step -> {
            double t = step + 0.004;
            return new double[] {Math.pow(t, 5) - 2 * Math.pow(t, 4), 5 * Math.pow(t, 4) - 8 * Math.pow(t, 3)};
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0.001 0.005 0.021 0.085 0.261251022306403 0.966255111532015 3.786271468434463 1.604425998192695"
                + " 1.0843896525734293 0.9967520447385962 0.9967520447385962",
        "0.1 0.5 2.1 0.651872263766402 0.9483702063173818 1.524185103158691 1.067764735720512 0.9858519280776707"
                + " 0.9858519280776707",
        "1",
        "10 0.020789930743934548 1.044124914011968 0.3618865163650353 0.8824993236032532 0.9811565020243171"
                + " 0.9811565020243171",
        "1000 4.883371421479075 0.01594224199905388 0.5077047302537128 2.695538075866394 0.5731707393408647"
                + " 1.0730883346406106 1.0440774439785794 0.927969946056126 1.0117927501914992 1.0117927501914992"
    })
    void isNotMisledByRipples(String steps) {
        assertSteps(steps, LineSearchTest::ripples);
    }

    private static double[] ripples(double step) {
        double beta = 0.01;
        double frequency = 39 * Math.PI / 2;
        double value = Math.abs(1 - step);
        double slope = Math.signum(step - 1);
        if (value < beta) {
            slope = (step - 1) / beta;
            value = (step - 1) * (step - 1) / (2 * beta) + beta / 2;
        }
        return new double[] {
            value + (1 - beta) / frequency * Math.sin(frequency * step), slope + (1 - beta) * Math.cos(frequency * step)
        };
    }

    private static void assertSteps(String expected, Curve curve) {
        String[] steps = expected.split(" ", -1);
        double[] start = curve.at(0);
        LineSearch search = new LineSearch(start[0], start[1], Double.parseDouble(steps[0]));
        List<Double> taken = new ArrayList<>();
        double[] found;
        do {
            taken.add(search.step());
            found = curve.at(search.step());
        } while (!search.take(found[0], found[1]) && taken.size() <= steps.length);

        assertThat(taken).hasSize(steps.length);
        for (int i = 0; i < steps.length; i++) {
            assertThat(taken.get(i)).isCloseTo(Double.parseDouble(steps[i]), within(1e-9));
        }
    }
}
