package dev.hayate.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputReaderTest {
    private static List<Input> read(String json) {
        List<Input> inputs = new ArrayList<>();
        InputReader reader = new InputReader("input", new RequestLimits(3, 1));
        byte[] body = ("{\"input\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        JsonBody.read(body, (name, value) -> inputs.addAll(reader.inputs(value)));
        return inputs;
    }

    private static int[] ids(Input input) {
        return ((Input.Tokens) input).ids();
    }

    @Test
    void readsATextAndManyOfThem() {
        assertThat(read("\"猫\"")).containsExactly(new Input.Text("猫"));
        assertThat(read("[\"猫\",\"\"]")).containsExactly(new Input.Text("猫"), new Input.Text(""));
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void readsNumbersAsTheIdsOfOneInput() {
        List<Integer> numbers = IntStream.range(0, 50).boxed().toList();
        List<Input> inputs = read(numbers.toString());
        assertThat(inputs).hasSize(1);
        assertThat(ids(inputs.getFirst()))
                .containsExactly(numbers.stream().mapToInt(i -> i).toArray());
    }

    @Test
    void readsArraysOfIdsAmongTexts() {
        List<Input> inputs = read("[[1,2],\"猫\",[]]");
        assertThat(ids(inputs.get(0))).containsExactly(1, 2);
        assertThat(inputs.get(1)).isEqualTo(new Input.Text("猫"));
        assertThat(ids(inputs.get(2))).isEmpty();
    }

    @Test
    void refusesAMixtureWithItsPlace() {
        assertThatThrownBy(() -> read("[1,2,\"猫\"]"))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("input[2]: ");
        assertThatThrownBy(() -> read("[[1],2]")).hasMessageStartingWith("input[1]: ");
        assertThatThrownBy(() -> read("[\"猫\",null]")).hasMessageStartingWith("input[1]: ");
        assertThatThrownBy(() -> read("[-1]")).hasMessageStartingWith("input[0]: ");
        assertThatThrownBy(() -> read("1.5")).hasMessageStartingWith("input: ");
    }

    @Test
    void refusesMoreInputsThanAllowed() {
        assertThat(read("[\"a\",\"b\",\"c\"]")).hasSize(3);
        assertThatThrownBy(() -> read("[\"a\",\"b\",\"c\",\"d\"]"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE));
    }
}
