package dev.hayate.server.abuse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An operation that takes JSON, and what may not stand in its fields.
///
/// @param path where it is
/// @param form how it tells errors
/// @param fields its fields; those with a value make a good request
public record Target(String path, ErrorForm form, List<Field> fields) {
    /// A field.
    ///
    /// @param name its name; with a dot, it is a field of an object
    /// @param good a value that is taken, or nothing where the field can be left out
    /// @param bad values that are not taken
    public record Field(String name, String good, List<String> bad) {}

    private static final String TEXT = "\"" + HostileRequest.MARK + "の秘密\"";
    private static final List<String> NOT_TEXT = List.of("1", "1.5", "true", "[]", "{}", "[" + TEXT + "]");
    private static final List<String> NOT_BOOLEAN = List.of(TEXT, "1", "0.5", "[]", "{}", "\"true\"", "[true]");
    private static final List<String> NOT_COUNT =
            List.of(TEXT, "\"8\"", "true", "1.5", "[]", "{}", "[8]", "0", "-1", "1000000000", "99999999999999999999");
    private static final List<String> NOT_CHOICE = List.of(TEXT, "\"\"", "1", "true", "[]", "{}", "[" + TEXT + "]");
    private static final List<String> NOT_LIST = List.of("1", "true", "{}", "null");
    private static final List<String> NOT_TEXTS = List.of(
            "[1]", "[null]", "[true]", "[{}]", "[[]]", "[" + TEXT + ",1]", "[" + TEXT + ",null]", "[[[" + TEXT + "]]]");
    private static final List<String> NOT_INPUTS = List.of(
            "1.5",
            "[]",
            "[null]",
            "[true]",
            "[{}]",
            "[" + TEXT + ",1.5]",
            "[" + TEXT + ",null]",
            "[[[" + TEXT + "]]]",
            "[1.5]",
            "[-1]",
            "[[-1]]",
            "[99999999]",
            "[99999999999999999999]",
            "[[1],[1e3]]");
    private static final String GOOD = "\"よい文\"";

    /// All operations that hide behind a key.
    public static final List<Target> ALL = List.of(
            new Target(
                    "/v1/embeddings",
                    ErrorForm.OPENAI,
                    List.of(
                            field("input", GOOD, and(NOT_LIST, NOT_INPUTS)),
                            optional("model", NOT_TEXT),
                            optional("dimensions", NOT_COUNT),
                            optional("encoding_format", NOT_CHOICE))),
            new Target(
                    "/embed",
                    ErrorForm.TEI,
                    List.of(
                            field("inputs", GOOD, and(NOT_LIST, NOT_INPUTS)),
                            optional("normalize", NOT_BOOLEAN),
                            optional("truncate", NOT_BOOLEAN),
                            optional("truncation_direction", NOT_CHOICE),
                            optional("prompt_name", NOT_TEXT),
                            optional("dimensions", NOT_COUNT))),
            new Target(
                    "/similarity",
                    ErrorForm.TEI,
                    List.of(field(
                            "inputs",
                            "{\"source_sentence\":" + GOOD + ",\"sentences\":[" + GOOD + "]}",
                            List.of(
                                    "1",
                                    TEXT,
                                    "[]",
                                    "{}",
                                    "null",
                                    "{\"source_sentence\":" + TEXT + "}",
                                    "{\"sentences\":[" + TEXT + "]}",
                                    "{\"source_sentence\":1,\"sentences\":[" + TEXT + "]}",
                                    "{\"source_sentence\":" + TEXT + ",\"sentences\":" + TEXT + "}",
                                    "{\"source_sentence\":" + TEXT + ",\"sentences\":[1]}")))),
            new Target(
                    "/rerank",
                    ErrorForm.TEI,
                    List.of(
                            field("query", GOOD, and(NOT_TEXT, List.of("null"))),
                            field("texts", "[" + GOOD + "]", and(NOT_LIST, NOT_TEXTS)),
                            optional("truncate", NOT_BOOLEAN),
                            optional("raw_scores", NOT_BOOLEAN),
                            optional("return_text", NOT_BOOLEAN))),
            new Target(
                    "/tokenize",
                    ErrorForm.TEI,
                    List.of(
                            field("inputs", GOOD, and(NOT_LIST, NOT_TEXTS)),
                            optional("add_special_tokens", NOT_BOOLEAN))),
            new Target(
                    "/decode",
                    ErrorForm.TEI,
                    List.of(
                            field(
                                    "ids",
                                    "[1]",
                                    and(NOT_LIST, List.of(TEXT, "[" + TEXT + "]", "[-1]", "[1.5]", "[1e40]"))),
                            optional("skip_special_tokens", NOT_BOOLEAN))),
            new Target(
                    "/api/embed",
                    ErrorForm.OLLAMA,
                    List.of(
                            field("model", "\"hayate-ja\"", NOT_TEXT),
                            field("input", GOOD, and(List.of("1", "true", "{}"), NOT_TEXTS)),
                            optional("truncate", NOT_BOOLEAN),
                            optional("dimensions", List.of(TEXT, "true", "1.5", "[]", "{}", "-1", "1000000000")))),
            new Target(
                    "/v2/embed",
                    ErrorForm.COHERE,
                    List.of(
                            field("model", "\"hayate-ja\"", NOT_TEXT),
                            field("texts", "[" + GOOD + "]", and(NOT_LIST, NOT_TEXTS)),
                            field("input_type", "\"search_query\"", NOT_CHOICE),
                            field(
                                    "embedding_types",
                                    "[\"float\"]",
                                    List.of("[" + TEXT + "]", "[1]", "1", "true", "{}")),
                            optional("output_dimension", NOT_COUNT),
                            optional("truncate", NOT_CHOICE))));

    /// A request that is answered.
    public String good() {
        return object(fields.stream()
                .filter(field -> !field.good().isEmpty())
                .map(field -> "\"" + field.name() + "\":" + field.good()));
    }

    /// The same with another value for a field.
    String with(Field other, String value) {
        return object(fields.stream()
                .filter(field -> field.equals(other) || !field.good().isEmpty())
                .map(field -> "\"" + field.name() + "\":" + (field.equals(other) ? value : field.good())));
    }

    /// A good request with another list of texts, if it has one.
    Optional<String> withTexts(String list) {
        String good = good();
        String old = good.contains("[" + GOOD + "]") ? "[" + GOOD + "]" : GOOD;
        return good.contains(old) ? Optional.of(good.replace(old, list)) : Optional.empty();
    }

    private static String object(Stream<String> members) {
        return members.collect(Collectors.joining(",", "{", "}"));
    }

    private static Field field(String name, String good, List<String> bad) {
        return new Field(name, good, bad);
    }

    private static Field optional(String name, List<String> bad) {
        return new Field(name, "", bad);
    }

    private static List<String> and(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
