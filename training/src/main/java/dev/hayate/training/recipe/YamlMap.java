package dev.hayate.training.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A mapping in a YAML file, whose values are asked for by key; every error has its line. Keys that nobody has
/// asked for are mistakes, which [#requireNothingElse()] reports.
final class YamlMap {
    /// The least number above 0, for ranges.
    static final double ABOVE_ZERO = Double.MIN_VALUE;

    private final Path file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    private YamlMap(Path file, int line, List<NodeTuple> entries) throws RecipeException {
        this.file = file;
        this.line = line;
        for (NodeTuple entry : entries) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new RecipeException(file, lineOf(entry.getKeyNode()), "a key is a word");
            }
            if (values.put(key.getValue(), entry.getValueNode()) != null) {
                throw new RecipeException(file, lineOf(key), "\"" + key.getValue() + "\" is there twice");
            }
            lines.put(key.getValue(), lineOf(key));
        }
    }

    static YamlMap read(Path file) throws IOException {
        String text = Files.readString(file);
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        try {
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new RecipeException(file, 1, "the recipe is empty"));
            return of(file, root);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new RecipeException(file, line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new RecipeException(file, 1, "not YAML: " + e.getMessage());
        }
    }

    private static YamlMap of(Path file, Node node) throws RecipeException {
        if (node instanceof MappingNode mapping) {
            return new YamlMap(file, lineOf(node), mapping.getValue());
        }
        throw new RecipeException(file, lineOf(node), "expected keys with values, such as \"rows: 1000\"");
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    /// A mistake in the value of a key.
    RecipeException error(String key, String reason) {
        return new RecipeException(file, lines.getOrDefault(key, line), reason);
    }

    /// A mistake in the mapping as a whole.
    RecipeException error(String reason) {
        return new RecipeException(file, line, reason);
    }

    void requireNothingElse() throws RecipeException {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw error(key, "unknown key \"" + key + "\"; known here are " + String.join(", ", known));
            }
        }
    }

    Optional<YamlMap> map(String key) throws RecipeException {
        return has(key) ? Optional.of(of(file, value(key))) : Optional.empty();
    }

    List<YamlMap> maps(String key) throws RecipeException {
        List<YamlMap> maps = new ArrayList<>();
        for (Node node : sequence(key)) {
            maps.add(of(file, node));
        }
        return maps;
    }

    List<String> texts(String key) throws RecipeException {
        List<String> texts = new ArrayList<>();
        for (Node node : sequence(key)) {
            texts.add(scalar(key, node));
        }
        return texts;
    }

    private List<Node> sequence(String key) throws RecipeException {
        if (!has(key)) {
            return List.of();
        }
        if (value(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw error(key, "\"" + key + "\" is a list, such as [a, b]");
    }

    String text(String key) throws RecipeException {
        if (!has(key)) {
            throw error("\"" + key + "\" is missing");
        }
        return scalar(key, value(key));
    }

    String text(String key, String preset) throws RecipeException {
        return has(key) ? text(key) : preset;
    }

    Optional<String> optionalText(String key) throws RecipeException {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    private String scalar(String key, Node node) throws RecipeException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(key, "\"" + key + "\" is a single value");
    }

    /// A whole number that is at least `least`.
    int count(String key, int preset, int least) throws RecipeException {
        return has(key) ? count(key, text(key), least) : preset;
    }

    List<Integer> counts(String key, int least) throws RecipeException {
        List<Integer> counts = new ArrayList<>();
        for (String text : texts(key)) {
            counts.add(count(key, text, least));
        }
        return counts;
    }

    private int count(String key, String text, int least) throws RecipeException {
        try {
            int count = Integer.parseInt(text.replace("_", ""));
            if (count >= least) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw error(key, "\"" + key + "\" is a whole number from " + least + " on, not " + text);
    }

    long seed(String key, long preset) throws RecipeException {
        try {
            return has(key) ? Long.parseLong(text(key)) : preset;
        } catch (NumberFormatException e) {
            throw error(key, "\"" + key + "\" is a whole number, not " + text(key));
        }
    }

    /// A number within `[least, most]`.
    double number(String key, double preset, double least, double most) throws RecipeException {
        return has(key) ? number(key, text(key), least, most) : preset;
    }

    List<Double> numbers(String key, double least, double most) throws RecipeException {
        List<Double> numbers = new ArrayList<>();
        for (String text : texts(key)) {
            numbers.add(number(key, text, least, most));
        }
        return numbers;
    }

    private double number(String key, String text, double least, double most) throws RecipeException {
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw error(key, "\"" + key + "\" is a number " + range(least, most) + ", not " + text);
    }

    private static String range(double least, double most) {
        String from = least == ABOVE_ZERO ? "above 0" : "of at least " + least;
        return most >= Double.MAX_VALUE ? from : from + " and at most " + most;
    }

    /// One of the names of an enum, written in lower case with hyphens.
    <E extends Enum<E>> E choice(String key, Class<E> type, E preset) throws RecipeException {
        if (!has(key)) {
            return preset;
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text(key))) {
                return constant;
            }
            names.add(name);
        }
        throw error(key, "\"" + key + "\" is one of " + String.join(", ", names) + ", not " + text(key));
    }

    private Node value(String key) {
        @Nullable Node node = values.get(key);
        if (node == null) {
            throw new IllegalStateException(key);
        }
        return node;
    }
}
