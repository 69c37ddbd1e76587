package dev.hayate.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.training.TorchGolden;
import dev.hayate.training.table.LearningRate.Schedule;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LearningRateTest {
    @ParameterizedTest
    @CsvSource({"CONSTANT, constant_with_warmup", "LINEAR, linear", "COSINE, cosine"})
    void isThatOfTransformers(Schedule schedule, String name) throws IOException {
        JsonNode rates = TorchGolden.read().get("schedules").get(name);
        LearningRate rate = new LearningRate(0.2, schedule, 10, 100);
        for (int step = 0; step < 100; step++) {
            assertThat(rate.at(step)).isCloseTo(rates.get(step).asDouble(), within(1e-12));
        }
    }

    @Test
    void refusesARateOfZeroAndAWarmUpBelowIt() {
        assertThatThrownBy(() -> new LearningRate(0, Schedule.LINEAR, 0, 10))
                .hasMessage("the learning rate must be above 0, not 0.0");
        assertThatThrownBy(() -> new LearningRate(1, Schedule.LINEAR, -1, 10))
                .hasMessage("the warm-up must not be negative, but has -1 steps");
    }
}
