package dev.hayate.evaluation.trec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrecFilesTest {
    @TempDir
    private Path folder;

    @Test
    void readsJudgements() throws IOException {
        Path file = file("a.qrels", "q1 0 文書1 1\n\nq1\t0  d2\t0\r\nq2 x d2 -1\nq1 0 d3 2.5");

        Qrels qrels = Qrels.read(file);

        assertThat(qrels.relevance().keySet()).containsExactly("q1", "q2");
        assertThat(qrels.relevance().get("q1")).containsExactlyEntriesOf(ordered("文書1", 1.0, "d2", 0.0, "d3", 2.5));
        assertThat(qrels.relevance().get("q2")).containsExactlyEntriesOf(Map.of("d2", -1.0));
    }

    @Test
    void readsRunsAndTakesTheTagOfTheLastLine() throws IOException {
        Run run = Run.read(file("a.run", "q1 Q0 d1 9 0.5 first\nq1 Q0 d2 3 1e-3 second\n"));

        assertThat(run.tag()).isEqualTo("second");
        assertThat(run.scores()).containsExactlyEntriesOf(Map.of("q1", ordered("d1", 0.5, "d2", 0.001)));
    }

    @Test
    void ranksByScoreAndKeepsTheOrderOfTheFileAmongEqualOnes() throws IOException {
        Run run = Run.read(file("a.run", """
                q1 Q0 last 1 -1 t
                q1 Q0 b 2 0.0 t
                q1 Q0 c 3 -0.0 t
                q1 Q0 a 4 0 t
                q1 Q0 first 5 7 t
                """));

        assertThat(run.ranking("q1")).containsExactly("first", "b", "c", "a", "last");
        assertThat(run.ranking("q2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.run", "a.run.gz"})
    void aRunThatWasWrittenIsReadAsItWas(String name) throws IOException {
        Path file = folder.resolve(name);
        Run run = new Run("tag", Map.of("q1", ordered("d1", 0.1, "d2", Math.PI, "d3", 0.1)));

        run.write(file);
        Run read = Run.read(file);

        assertThat(read.tag()).isEqualTo("tag");
        assertThat(read.scores().get("q1")).containsExactlyEntriesOf(ordered("d2", Math.PI, "d1", 0.1, "d3", 0.1));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writesRanksFromOne() throws IOException {
        Path file = file("a.run", "something else");
        new Run("tag", Map.of("q1", ordered("d1", 0.25, "d2", 0.5))).write(file);

        assertThat(file).hasContent("q1 Q0 d2 1 0.5 tag\nq1 Q0 d1 2 0.25 tag\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.qrels", "a.qrels.gz"})
    void judgementsThatWereWrittenAreReadAsTheyWere(String name) throws IOException {
        Path file = folder.resolve(name);
        Qrels qrels = new Qrels(Map.of("q1", ordered("d1", 1.0, "d2", 0.0, "d3", 0.1)));

        qrels.write(file);

        assertThat(Qrels.read(file)).isEqualTo(qrels);
    }

    @Test
    void writesWholeGradesWithoutADot() throws IOException {
        Path file = folder.resolve("a.qrels");
        new Qrels(Map.of("q1", ordered("d1", 1.0, "d3", 0.5))).write(file);

        assertThat(file).hasContent("q1 0 d1 1\nq1 0 d3 0.5\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q1 0 d1|has 3 fields instead of the 4 of \"query 0 document relevance\"",
                "q1 0 d1 1 2|has 5 fields instead of the 4 of \"query 0 document relevance\"",
                "q1 0 d1 one|\"one\" is not a finite number",
                "q1 0 d0 1|document d0 stands a second time in query q1; remove one of them"
            })
    void refusesBrokenJudgements(String line, String reason) throws IOException {
        Path file = file("a.qrels", "q1 0 d0 1\n\n" + line + "\n");

        assertThatThrownBy(() -> Qrels.read(file))
                .isInstanceOf(TrecException.class)
                .hasMessage(file + ", line 3: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q1 Q0 d1 2 0.1|has 5 fields instead of the 6 of \"query Q0 document rank score tag\"",
                "q1 Q0 d1 2 NaN t|\"NaN\" is not a finite number",
                "q1 Q0 d1 2 1e999 t|\"1e999\" is not a finite number",
                "q1 Q0 d0 2 0.1 t|document d0 stands a second time in query q1; remove one of them"
            })
    void refusesBrokenRuns(String line, String reason) throws IOException {
        Path file = file("a.run", "q1 Q0 d0 1 1 t\n" + line + "\n");

        assertThatThrownBy(() -> Run.read(file))
                .isInstanceOf(TrecException.class)
                .hasMessage(file + ", line 2: " + reason);
    }

    @Test
    void refusesFilesThatAreNoText() throws IOException {
        Path empty = file("empty.run", "\n \n");
        Path latin = Files.write(folder.resolve("latin.run"), new byte[] {'q', '1', ' ', (byte) 0xe9, '\n'});
        Path plain = file("plain.run.gz", "q1 Q0 d1 1 1 t\n");
        new Run("t", Map.of("q", ordered("d", 1.0, "e", 2.0))).write(folder.resolve("whole.run.gz"));
        byte[] whole = Files.readAllBytes(folder.resolve("whole.run.gz"));
        Path cut = Files.write(folder.resolve("cut.run.gz"), Arrays.copyOf(whole, whole.length - 9));

        assertThatThrownBy(() -> Run.read(empty)).hasMessage(empty + ": has no line");
        assertThatThrownBy(() -> Run.read(latin)).hasMessage(latin + ": line 1 or one soon after it is not UTF-8");
        assertThatThrownBy(() -> Run.read(plain))
                .hasMessage(plain + ": is not a whole gzip file; write or fetch it again");
        assertThatThrownBy(() -> Run.read(cut)).hasMessage(cut + ": is not a whole gzip file; write or fetch it again");
        assertThatThrownBy(() -> Run.read(folder.resolve("none.run"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesToWriteIdsWithSpacesAndLeavesTheOldFile() throws IOException {
        Path file = file("a.qrels", "q1 0 d1 1\n");
        Qrels qrels = new Qrels(Map.of("q1", ordered("d1", 1.0, "d 2", 1.0)));

        assertThatThrownBy(() -> qrels.write(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"d 2\" cannot stand in a file of TREC, whose fields are parted by spaces");
        assertThatThrownBy(() -> new Run("", Map.of("q1", Map.of("d1", 1.0))).write(file))
                .hasMessage("\"\" cannot stand in a file of TREC, whose fields are parted by spaces");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(file).hasContent("q1 0 d1 1\n");
    }

    @Test
    void refusesToWriteIntoAFolderThatIsNotThere() {
        Path file = folder.resolve("none").resolve("a.qrels");

        assertThatThrownBy(() -> new Qrels(Map.of("q1", Map.of("d1", 1.0))).write(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(folder.resolve("none") + ": no such folder; make it first");
    }

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Double> ordered(Object... documentsAndValues) {
        Map<String, Double> map = new LinkedHashMap<>();
        List<Object> all = List.of(documentsAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            map.put((String) all.get(i), (Double) all.get(i + 1));
        }
        return map;
    }
}
