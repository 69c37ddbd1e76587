package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.evaluation.report.SavedRun;
import dev.hayate.evaluation.score.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Data and options that do not fit get a sentence with their place, or a defined value with a warning.
class EvaluateBadInputTest {
    private static final String CORPUS = "{'docid':'d1','text':'猫'}\n{'docid':'d2','text':'犬'}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--suite nope | there is no suite \"nope\"",
                "--suite local | --suite local needs --data",
                "--suite local --data nowhere | nowhere: there is no such folder",
                "--suite jqara --data a/b/c | --data is a folder or a data set of the hub",
                "--suite local --data data --task nope | there is no data set \"nope\"; there are x",
                "--suite local --data data -d 0 | dimensions must be at least 1, not [0]",
                "--suite local --data data -d 512 | the model has 448 dimensions and cannot be measured at 512",
                "--suite local --data data --threads 0 | --threads is at least 1, got 0",
                "--suite local --data data --precision int4 | but was 'int4'",
                "--suite local --data data --protocol other | but was 'other'",
                "--qrels data/x/test.jsonl | --run and --qrels go together",
                "--qrels q --run r --metrics foo@1 | \"foo@1\" is no metric of rankings",
                "-q | --suite names what to measure",
            })
    void refusesWrongCalls(String arguments, String sentence) throws IOException {
        write("x/test.jsonl", "{'sentence1':'猫','sentence2':'犬','score':1}");

        CommandRun run = run(arguments.split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.USAGE);
        assertThat(run.errors().getFirst()).startsWith("hayate: ").contains(sentence);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void needsAFolderForTheScores() {
        assertThat(CommandRun.in(folder, "evaluate", "--suite", "jqara").errors())
                .containsExactly("hayate: -o names the folder for the scores");
        assertThat(CommandRun.in(folder, "evaluate", "--compare", "a", "b").errors())
                .containsExactly("hayate: -o names the folder for the scores");
    }

    @Test
    void namesFileAndRowOfBadData() throws IOException {
        refuses("x/test.jsonl, row 2: not JSON", "{'sentence1':'a','sentence2':'b','score':1}\n{'sentence1':");
        refuses(
                "x/test.jsonl, row 2: \"score\" is \"x\", not a finite number",
                "{'sentence1':'a','sentence2':'b','score':'1'}\n{'sentence1':'a','sentence2':'b','score':'x'}");
        refuses("x/test.jsonl, row 1: \"sentence2\" is null", "{'sentence1':'a','sentence2':null,'score':1}");
        refuses("x/test.jsonl: has no rows", "");
        refuses("x: no task has its columns a, b", "{'a':1,'b':2}");
        refuses(
                "x/test.jsonl, row 1: has 2 \"candidates\" and 1 \"relevance\"",
                "{'query':'q','candidates':['a','b'],'relevance':[1]}");
        refuses(
                "x/test.jsonl: has pairs of one label only",
                "{'sentence1':'a','sentence2':'b','label':1}\n{'sentence1':'c','sentence2':'d','label':1}");
    }

    @Test
    void namesFileAndRowOfBadSearches() throws IOException {
        write("x/corpus.jsonl", CORPUS);
        String query = "{'qid':'a','query':'猫','relevant_docs':['d1']}";
        String other = "{'qid':'b','query':'犬','relevant_docs':['d9']}";
        refuses("row 2: wants the passage \"d9\", which is not in the corpus", query + "\n" + other);
        refuses("row 2: \"qid\" is \"a\", as in a row before it", query + "\n" + query);
        write("x/corpus.jsonl", CORPUS + "\n" + CORPUS);
        refuses("x/corpus.jsonl, row 3: \"docid\" is \"d1\", as in a row before it", query);
        write("x/corpus.jsonl", "");
        refuses("x/corpus.jsonl: has no rows", query);
    }

    @Test
    void refusesToLearnFromOneLabel() throws IOException {
        write("x/train.jsonl", "{'text':'猫','label':'動物'}\n{'text':'犬','label':'動物'}");
        refuses(
                "x/train.jsonl: has only the label \"動物\"; labels are learned from examples of two at least",
                "{'text':'鳥','label':'動物'}\n{'text':'石','label':'物'}");
    }

    @Test
    void warnsOfScoresThatAreNotDefined() throws IOException {
        for (String pairs : List.of(
                "{'sentence1':'猫','sentence2':'犬','score':1}",
                "{'sentence1':'猫','sentence2':'犬','score':1}\n{'sentence1':'石','sentence2':'木','score':1}",
                "{'sentence1':'','sentence2':'','score':1}\n{'sentence1':'','sentence2':'','score':2}")) {
            Outcome outcome = measured(pairs);
            assertThat(outcome.value()).isZero();
            assertThat(outcome.warnings()).anyMatch(warning -> warning.contains("is not defined on the test part"));
        }
    }

    @Test
    void warnsOfLabelsThatCannotBeFound() throws IOException {
        write("x/train.jsonl", "{'text':'猫','label':1}\n{'text':'石','label':2}");
        Outcome outcome = measured("{'text':'犬','label':1}\n{'text':'岩','label':3}");

        assertThat(outcome.value()).isLessThan(1);
        assertThat(outcome.warnings())
                .containsExactly("1 labels of the test part have no examples and are never found");
    }

    @Test
    void warnsOfGroupsThatCannotBeToldApart() throws IOException {
        assertThat(measured("{'text':'猫','label':1}\n{'text':'犬','label':1}").warnings())
                .containsExactly("all texts have one label, so that nothing can be told apart");
        assertThat(measured("{'text':'','label':1}\n{'text':'','label':2}").warnings())
                .containsExactly("MiniBatchKMeans found 1 clusters, not 2");
    }

    @Test
    void warnsOfQueriesThatNothingAnswers() throws IOException {
        Outcome order = measured("{'query':'猫','candidates':['猫','犬'],'relevance':[0,0]}\n"
                + "{'query':'犬','candidates':['犬','','猫'],'relevance':[1,0,0]}");
        assertThat(order.warnings()).containsExactly("1 of 2 queries have no relevant candidate and score 0");

        write("x/corpus.jsonl", CORPUS);
        Outcome search = measured("{'query':'','relevant_docs':[]}\n{'query':'犬','relevant_docs':['d2']}");
        assertThat(search.value()).isEqualTo(0.5);
        assertThat(search.warnings()).containsExactly("1 of 2 queries have no relevant passage and score 0");
    }

    @Test
    void refusesIdsThatTrecCannotHold() throws IOException {
        write("x/corpus.jsonl", "{'docid':'d 1','text':'猫'}");
        write("x/test.jsonl", "{'query':'猫','relevant_docs':['d 1']}");

        CommandRun run = run("--suite", "local", "--data", "data", "-d", "16", "--trec");

        assertThat(run.exitCode()).isEqualTo(Main.USAGE);
        assertThat(run.errors())
                .containsExactly("hayate: \"d 1\" cannot stand in a file of TREC, whose fields are parted by spaces");
    }

    @Test
    void saysWhatIsWrongWithFolders() throws IOException {
        write("x/test.jsonl", "{'sentence1':'a','sentence2':'b','score':1}");
        Files.writeString(folder.resolve("out"), "a file");
        assertThat(run("--suite", "local", "--data", "data").errors())
                .singleElement()
                .asString()
                .endsWith("out is not a folder; -o names the folder for the scores");

        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/results.json"), "{");
        CommandRun compared = run("--compare", "broken", "broken");
        assertThat(compared.exitCode()).isEqualTo(Main.FAILED);
        assertThat(compared.errors())
                .singleElement()
                .asString()
                .endsWith("or only the beginning of it: line 1, column 2");
    }

    @Test
    void printsNoTableBeforeAllRunsAreRead() throws IOException {
        Files.writeString(folder.resolve("q"), "q1 0 d1 1\n");
        Files.writeString(folder.resolve("r"), "q1 Q0 d1 1 0.5 r\n");

        CommandRun run = CommandRun.in(folder, "evaluate", "--qrels", "q", "--run", "r,missing");

        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).containsExactly("hayate: no such file: " + folder.resolve("missing"));
    }

    private void refuses(String sentence, String test) throws IOException {
        write("x/test.jsonl", test);
        CommandRun run = run("--suite", "local", "--data", "data", "-d", "16");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.FAILED);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.err()).startsWith("hayate: ").contains(sentence);
    }

    private Outcome measured(String test) throws IOException {
        write("x/test.jsonl", test);
        CommandRun run = run("--suite", "local", "--data", "data", "-d", "16", "--overwrite");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.DONE);
        assertThat(Files.readString(folder.resolve("out/results.json"))).doesNotContain("NaN");
        return SavedRun.read(folder.resolve("out"))
                .tasks()
                .getFirst()
                .outcomes()
                .getFirst();
    }

    private CommandRun run(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "evaluate";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[arguments.length + 1] = "-o";
        command[arguments.length + 2] = "out";
        return CommandRun.in(folder, command);
    }

    private void write(String name, String lines) throws IOException {
        Path file = folder.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines.replace('\'', '"'));
    }
}
