package dev.hayate.numerics.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What scikit-learn and scipy say, by name; `make_golden.py` beside the file tells how it was written.
final class Golden {
    private static final Map<String, double[]> NUMBERS = read();

    private Golden() {}

    static double[] numbers(String name) {
        return Objects.requireNonNull(NUMBERS.get(name), name);
    }

    static double number(String name) {
        return numbers(name)[0];
    }

    static int[] labels(String name) {
        return Arrays.stream(numbers(name)).mapToInt(value -> (int) value).toArray();
    }

    private static Map<String, double[]> read() {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("golden.txt"))) {
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
