package dev.hayate.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void smoothingTakesTheMeanOfWhatIsNear() {
        assertThat(Curve.smoothed(new double[] {1, 2, 6, 4}, 1)).containsExactly(1.5, 3, 4, 5);
        assertThat(Curve.smoothed(new double[] {1, 2}, 0)).containsExactly(1, 2);
    }

    @Test
    void smoothingPassesOverWhatIsNotFinite() {
        assertThat(Curve.smoothed(new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, 3}, 1))
                .containsExactly(1, 1, Double.NaN, 3, 3);
    }

    @Test
    void anOutlineKeepsPeaksOnBothSidesInTheirOrder() {
        double[] x = IntStream.range(0, 3_000).mapToDouble(n -> n).toArray();
        double[] y = new double[3_000];
        y[1_234] = 9;
        y[1_232] = -9;

        Curve outline = new Curve("", "", x, y).outline();

        assertThat(outline.x()).hasSize(1_200).isSorted();
        int low = (int)
                IntStream.range(0, 1_200).takeWhile(n -> outline.y()[n] != -9).count();
        assertThat(outline.x()[low]).isEqualTo(1_232);
        assertThat(outline.y()[low + 1]).isEqualTo(9);
    }

    @Test
    void thinningKeepsFewCurvesWhole() {
        Curve curve = new Curve("", "", new double[] {1, 2}, new double[] {3, 4});

        assertThat(curve.thinned()).isSameAs(curve);
    }
}
