package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIndexTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void index() throws IOException {
        Files.writeString(folder.resolve("pages.jsonl"), """
                {"id":"a","title":"猫の飼い方","text":"子猫には水と食事を。𠮷野で猫が食べました。","year":2019,"open":"true","tags":["動物","家"]}
                {"id":"b","title":"株価","text":"今日は株価が下がった。","year":2021,"open":"false","tags":["経済"]}
                {"id":"c","title":"Cats & dogs","text":"A cat sleeps <all> day.","year":2022,"open":"true","tags":["動物"]}
                """);
        CommandRun run =
                CommandRun.in(folder, "index", "pages.jsonl", "-o", "out", "--metadata", "year,open,tags:list", "-q");
        assertThat(run.exitCode()).as(run.err()).isZero();
        CommandRun words = CommandRun.in(folder, "index", "pages.jsonl", "-o", "words", "--vectors", "none", "-q");
        assertThat(words.exitCode()).as(words.err()).isZero();
    }

    private static CommandRun search(String... arguments) {
        return CommandRun.in(
                folder,
                Stream.concat(Stream.of("search", "--index", "out"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static CommandRun talk(String lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintWriter(err, true),
                true,
                folder);
        int exitCode = Main.run(terminal, "search", "--index", "out", "--highlight", "none");
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    @Test
    void showsTitleIdAndWhatWasFound() {
        CommandRun run = search("猫", "--mode", "bm25", "--highlight", "none");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).matches(" {2}1 +[0-9.]+ 猫の飼い方 {2}\\[a]");
        assertThat(run.lines().get(1)).endsWith("子猫には水と食事を。𠮷野で猫が食べました。");
    }

    @Test
    void marksTheWordsOfTheQuery() {
        assertThat(search("食べる", "--mode", "bm25", "--highlight", "bold").out()).contains("\u001b[1m食べ\u001b[22mました");
        assertThat(search("sleep", "--mode", "bm25", "--highlight", "em").out()).doesNotContain("<all>");
    }

    @Test
    void writesJsonWithOffsetsInCodePoints() {
        CommandRun run = search("食べる", "--mode", "bm25", "--json", "--highlight", "em");

        assertThat(run.lines())
                .singleElement()
                .asString()
                .matches(
                        "\\{\"query\":\"食べる\",\"query_id\":\"1\",\"rank\":1,\"id\":\"a\",\"score\":[0-9.]+,\"bm25\":[0-9.]+,"
                                + "\"cosine\":null,\"title\":\"猫の飼い方\",\"start\":0,\"end\":21,\"text\":\".*\","
                                + "\"highlights\":\\[\\[15,17]],\"marked\":\".*<em>食べ</em>ました。\","
                                + "\"metadata\":\\{\"year\":2019,\"open\":true,\"tags\":\\[\"動物\",\"家\"]}}");
    }

    @Test
    void writesRunsOfTrec() throws IOException {
        Files.writeString(
                folder.resolve("queries.jsonl"), "{\"id\":\"q1\",\"text\":\"猫\"}\n{\"id\":\"q2\",\"text\":\"株価\"}\n");

        CommandRun run = search("--queries", "queries.jsonl", "--trec", "-k", "1");

        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).matches("q1 Q0 a 1 [0-9.]+ hayate-hybrid");
        assertThat(run.lines().get(1)).matches("q2 Q0 b 1 [0-9.]+ hayate-hybrid");
    }

    @Test
    void answersLinesOfStandardInputWithoutAsking() {
        CommandRun run = CommandRun.in(
                folder, "猫\n株価\n".getBytes(StandardCharsets.UTF_8), "search", "--index", "out", "--trec", "-k", "1");

        assertThat(run.lines()).hasSize(2);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void searchesByWordsWhereThereAreNoVectors() {
        CommandRun run = CommandRun.in(folder, "search", "--index", "words", "猫", "--trec");
        assertThat(run.lines()).singleElement().asString().contains(" a ");

        CommandRun refused = CommandRun.in(folder, "search", "--index", "words", "猫", "--mode", "vector");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("no vectors");
    }

    @Test
    void weighsWordsAndVectors() {
        String byWords = search("今日の猫", "--mode", "bm25", "--json").lines().getFirst();
        String weighted = search("今日の猫", "--weight", "0", "--json").lines().getFirst();

        assertThat(byWords.substring(0, 60)).startsWith("{\"query\":\"今日の猫\"");
        assertThat(id(weighted)).isEqualTo(id(byWords));
        assertThat(search("猫", "--fusion", "rrf", "--weight", "0.2", "--json").out())
                .contains("\"cosine\":");
    }

    private static String id(String json) {
        return json.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void talksWithWhoeverSitsAtTheTerminal() {
        CommandRun run = talk("""
                猫

                :mode bm25
                :filter year > 2020
                :k 1
                cats
                :filter
                :settings
                :weight 0.3
                :weight
                :help
                :quit
                never asked
                """);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "3 documents in 3 passages; mode hybrid, weighted, k 10",
                        "to filter by: open (true or false), tags (lists of texts), year (numbers)",
                        "query> ",
                        "mode bm25, k 10",
                        "mode bm25, k 1, filter year > 2020",
                        ":quit, :q, Ctrl-D")
                .containsPattern("3 hits in [0-9.]+ ms")
                .containsPattern("1 hit in [0-9.]+ ms");
        assertThat(run.out()).contains("[a]", "[c]");
    }

    @Test
    void goesOnAfterMistakesAtTheTerminal() {
        CommandRun run = talk("""
                :filter year >> 2020
                :filter author = x
                :filter year = x
                :k 0
                :k many
                :mode best
                :weight 2
                :nonsense
                株価
                """);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "character 7",
                        "author",
                        "tags, year",
                        "\"x\" is none",
                        "not 0",
                        "\"many\"",
                        "bm25, vector, hybrid",
                        "not 2.0")
                .contains("there is no :nonsense");
        assertThat(run.out()).contains("[b]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--index out --in x 猫 | either",
                "猫 | --index or --in",
                "--index out 猫 -k 0 | -k must be at least 1",
                "--index out 猫 --column x | --column goes with --in",
                "--index out 猫 -d 3 | -d goes with --in",
                "--index out 猫 --mode best | --mode",
                "--index out 猫 --mode bm25 --weight 0.5 | --mode hybrid",
                "--index out 猫 --weight 2 | from 0 to 1",
                "--index out 猫 --trec --json | choose one",
                "--index out 猫 --filter year>> | character 6",
                "--in pages.jsonl 猫 --mode bm25 | --mode goes with --index",
                "--in pages.jsonl 猫 --trec | --trec goes with --index",
                "--index out 猫 --queries pages.jsonl | not from both",
            })
    void callsThatMakeNoSense(String call, String part) {
        CommandRun run = CommandRun.in(folder, ("search " + call).split(" ", -1));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors().getFirst()).startsWith("hayate: ").contains(part);
    }

    @Test
    void queriesThatAreEmpty() {
        assertThat(search("").exitCode()).isEqualTo(2);
        assertThat(search("").err()).contains("the query is empty");
        CommandRun lines = CommandRun.in(folder, "猫\n \n".getBytes(StandardCharsets.UTF_8), "search", "--index", "out");
        assertThat(lines.exitCode()).isEqualTo(2);
        assertThat(lines.err()).contains("standard input, line 2");
    }

    @Test
    void foldersWithoutAnIndexAndFiltersOnWhatIsNotThere() {
        for (CommandRun run : List.of(
                CommandRun.in(folder, "search", "--index", "nothing", "猫"),
                CommandRun.in(folder, "search", "--index", ".", "猫"))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("index");
        }
        assertThat(search("猫", "--filter", "author = x").err()).contains("author", "open, ");
        assertThat(search("猫", "--filter", "year = x").err()).contains("year", "number");
    }
}
