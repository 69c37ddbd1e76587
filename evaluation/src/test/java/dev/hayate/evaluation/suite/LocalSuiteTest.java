package dev.hayate.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSuiteTest {
    private static final String CORPUS = """
            {"docid":"d0","title":"題","text":"答えの文"}
            {"docid":1,"text":"別の文"}
            """;

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Suite suite() throws IOException {
        return Suite.named("local", new Origin.Folder(folder));
    }

    private Task only() throws IOException {
        List<SuiteTask> tasks = suite().tasks();
        assertThat(tasks).hasSize(1);
        Task task = tasks.getFirst().load(Terms.UNREAD);
        assertThat(task.kind()).isEqualTo(tasks.getFirst().kind());
        assertThat(task.name()).isEqualTo(tasks.getFirst().name());
        return task;
    }

    private void assertRefused(String name, String message) {
        assertThatThrownBy(() -> suite().task(name).load(Terms.UNREAD))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    @Test
    void readsPairsWithScores() throws IOException {
        write("jsick/trial.jsonl", "{\"sentence1\":\"a\",\"sentence2\":\"b\",\"score\":2.5,\"label\":\"neutral\"}\n");
        write("jsick/train.jsonl", "{\"sentence1\":\"x\"}\n");
        write("jsick/SOURCE.md", "# not read");

        Task.Sts task = (Task.Sts) only();

        assertThat(task.name()).isEqualTo("jsick");
        assertThat(task.dev()).isEmpty();
        assertThat(task.test().scores()).containsExactly(2.5);
    }

    @Test
    void choosesByTheDevPartWhereThereIsATestPart() throws IOException {
        write("s/validation.csv", "sentence1,sentence2,label\na,b,0.5\n");
        write("s/test.csv", "sentence1,sentence2,label\nc,d,3\n");

        Task.Sts task = (Task.Sts) only();

        assertThat(task.dev().orElseThrow().first()).containsExactly("a");
        assertThat(task.test().first()).containsExactly("c");
    }

    @Test
    void classifiesPairs() throws IOException {
        write("p/dev.jsonl", """
                {"sentence1":"a","sentence2":"b","label":0}
                {"sentence1":"e","sentence2":"f","label":1}
                """);
        write("p/test.jsonl", "{\"sentence1\":\"c\",\"sentence2\":\"d\",\"label\":1}\n");

        Task.PairClassification task = (Task.PairClassification) only();

        assertThat(task.dev().scores()).containsExactly(0, 1);
        assertThat(task.test().scores()).containsExactly(1);
    }

    @Test
    void asksWhetherOneTextEntailsTheOther() throws IOException {
        write("jnli/valid.jsonl", """
                {"sentence1":"a","sentence2":"b","label":"neutral"}
                {"sentence1":"c","sentence2":"d","label":"entailment"}
                {"sentence1":"e","sentence2":"f","label":"contradiction"}
                """);

        Task.PairClassification task = (Task.PairClassification) only();

        assertThat(task.test().scores()).containsExactly(0, 1, 0);
        assertThat(task.dev()).isSameAs(task.test());
    }

    @Test
    void classifiesTextsWhereThereIsATrainPart() throws IOException {
        write("c/train.jsonl", "{\"text\":\"a\",\"label\":\"山\"}\n{\"text\":\"b\",\"label\":\"😀\"}\n");
        write("c/valid.jsonl", "{\"text\":\"c\",\"label\":\"海\"}\n{\"text\":\"d\",\"label\":\"\\uffee\"}\n");

        Task.Classification task = (Task.Classification) only();

        assertThat(task.dev()).isEmpty();
        assertThat(task.train().labels()).containsExactly(0, 3);
        assertThat(task.test().labels()).containsExactly(1, 2);
    }

    @Test
    void ordersNumbersByTheirValues() throws IOException {
        write("c/train.csv", "text,label\na,10\nb,9\n");
        write("c/test.csv", "text,label\nc,-1\nd,10\n");

        Task.Classification task = (Task.Classification) only();

        assertThat(task.train().labels()).containsExactly(2, 1);
        assertThat(task.test().labels()).containsExactly(0, 2);
    }

    @Test
    void groupsTextsWhereThereIsNone() throws IOException {
        write("g/valid.jsonl", "{\"text\":\"a\",\"label\":\"y\"}\n{\"text\":\"b\",\"label\":\"x\"}\n");

        Task.Clustering task = (Task.Clustering) only();

        assertThat(task.test().labels()).containsExactly(1, 0);
    }

    @Test
    void searchesTheCorpusOfThePart() throws IOException {
        write("r/valid_corpus.jsonl", CORPUS);
        write("r/valid_queries.jsonl", "{\"qid\":\"q\",\"query\":\"問い\",\"relevant_docs\":[\"d0\",1]}\n");

        Task.Retrieval task = (Task.Retrieval) only();

        assertThat(task.metric()).isEqualTo("ndcg@10");
        assertThat(task.test().ids()).containsExactly("q");
        assertThat(task.test().relevant()).containsExactly(Map.of("d0", 1.0, "1", 1.0));
        try (var reader = task.corpus().open()) {
            assertThat(reader.next(5).texts()).containsExactly("答えの文", "別の文");
            assertThat(reader.next(5).size()).isZero();
        }
    }

    @Test
    void choosesByQueriesOfTheSameCorpusAlone() throws IOException {
        String query = "{\"query\":\"問い\",\"relevant_docs\":\"d0\"}\n";
        write("r/corpus.jsonl", CORPUS);
        write("r/dev.jsonl", query);
        write("r/test.jsonl", query + query);

        Task.Retrieval task = (Task.Retrieval) only();
        assertThat(task.dev().orElseThrow().size()).isEqualTo(1);
        assertThat(task.test().ids()).containsExactly("1", "2");
        write("r/dev_corpus.jsonl", CORPUS);
        assertThat(((Task.Retrieval) only()).dev()).isEmpty();
    }

    @Test
    void letsSentencesFindTheirTranslations() throws IOException {
        write(
                "n/test.jsonl",
                "{\"sentence1\":\"猫\",\"sentence2\":\"cat\"}\n{\"sentence1\":\"犬\",\"sentence2\":\"dog\"}\n");

        Task.Retrieval task = (Task.Retrieval) only();

        assertThat(task.metric()).isEqualTo("accuracy@1");
        assertThat(task.test().texts()).containsExactly("猫", "犬");
        assertThat(task.test().relevant().get(1)).isEqualTo(Map.of("2", 1.0));
        try (var reader = task.corpus().open()) {
            assertThat(reader.next(5).texts()).containsExactly("cat", "dog");
        }
    }

    @Test
    void ordersCandidatesOfACorpus() throws IOException {
        write("k/corpus.jsonl", CORPUS);
        write("k/test.jsonl", "{\"query\":\"問\",\"retrieved_docs\":[1,\"d0\",1],\"relevance_scores\":[2,0,1]}\n");

        Task.Reranking task = (Task.Reranking) only();

        assertThat(task.texts().texts()).containsExactly("別の文", "答えの文");
        assertThat(task.test().passages().getFirst()).containsExactly(0, 1, 0);
        assertThat(task.test().relevance().getFirst()).containsExactly(2, 0, 2);
    }

    @Test
    void ordersCandidatesThatStandBesideTheQuery() throws IOException {
        write("k/test.jsonl", """
                {"query":"問","candidates":["乙","甲"],"relevance":[0,1.5]}
                {"query":"二","candidates":["甲"],"relevance":[1]}
                """);

        Task.Reranking task = (Task.Reranking) only();

        assertThat(task.texts().texts()).containsExactly("乙", "甲");
        assertThat(task.test().passages().get(1)).containsExactly(1);
        assertThat(task.test().relevance().getFirst()).containsExactly(0, 1.5);
    }

    @Test
    void takesFilesWithOtherNamesForDataSetsOfTheirOwn() throws IOException {
        write("sib/train.jsonl", "{\"text\":\"a\",\"label\":\"x\"}\n");
        write("sib/dev.jsonl", "{\"text\":\"b\",\"label\":\"x\"}\n");
        write("sib/bitext_ja_en.jsonl", "{\"sentence1\":\"猫\",\"sentence2\":\"cat\"}\n");
        write("alone.csv", "text,label\na,1\n");

        assertThat(suite().tasks())
                .extracting(SuiteTask::name, SuiteTask::kind)
                .containsExactly(
                        tuple("alone", TaskKind.CLUSTERING),
                        tuple("sib", TaskKind.CLASSIFICATION),
                        tuple("sib_bitext_ja_en", TaskKind.RETRIEVAL));
    }

    @Test
    void callsTheDataSetOfTheFolderItselfByItsName() throws IOException {
        write("test-00001-of-00002.csv", "text,label\nb,2\n");
        write("test-00000-of-00002.csv", "text,label\na,1\n");

        Task.Clustering task = (Task.Clustering) only();

        assertThat(task.name()).isEqualTo(String.valueOf(folder.getFileName()));
        assertThat(task.test().texts()).containsExactly("a", "b");
    }

    @Test
    void tellsWhatItPassesOver() throws IOException {
        write("ok/test.csv", "text,label\na,1\n");
        write("odd/test.csv", "question,answer\na,1\n");
        write("labels/test.jsonl", "{\"sentence1\":\"a\",\"sentence2\":\"b\",\"label\":\"maybe\"}\n");
        write("queries/test.jsonl", "{\"query\":\"a\",\"relevant_docs\":[]}\n");
        write("unmeasured/train.csv", "text,label\na,1\n");

        assertThat(suite().tasks()).extracting(SuiteTask::name).containsExactly("ok");
        assertThat(suite().passedOver())
                .extracting(passed -> passed.name() + ": " + passed.reason())
                .containsExactly(
                        "labels: the labels of its pairs are neither numbers nor entailment, neutral and contradiction",
                        "odd: no task has its columns question, answer",
                        "queries: it has queries and no file corpus that they search",
                        "unmeasured: it has nothing to measure, no file test or valid");
    }

    @Test
    void refusesFoldersWithoutTasks() throws IOException {
        assertThatThrownBy(this::suite)
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("has no data set that is a task");
        write("odd/test.csv", "question,answer\na,1\n");
        assertThatThrownBy(this::suite)
                .hasMessage(folder + ": has no data set that is a task; odd: no task has its columns question, answer");
        assertThatThrownBy(() -> Suite.named("local", new Origin.Folder(folder.resolve("gone"))))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("gone") + ": there is no such folder");
    }

    @Test
    void refusesTwoFilesForOnePart() throws IOException {
        write("c/dev.csv", "text,label\na,1\n");
        Path second = write("c/valid.csv", "text,label\na,1\n");

        assertThatThrownBy(this::suite)
                .isInstanceOf(DataException.class)
                .hasMessage(second + ": is the same part of its data set as " + folder.resolve("c/dev.csv"));
    }

    @Test
    void refusesRelevantPassagesThatTheCorpusLacks() throws IOException {
        Path corpus = write("r/corpus.jsonl", CORPUS);
        Path queries = write("r/test.jsonl", """
                {"query":"a","relevant_docs":["d0"]}
                {"query":"b","relevant_docs":["d0","d7"]}
                """);

        assertRefused("r", queries + ", row 2: wants the passage \"d7\", which is not in the corpus " + corpus);
    }

    @Test
    void refusesIdsThatComeTwice() throws IOException {
        Path corpus = write("r/corpus.jsonl", CORPUS + "{\"docid\":\"d0\",\"text\":\"c\"}\n");
        write("r/test.jsonl", "{\"query\":\"a\",\"relevant_docs\":[\"d0\"]}\n");
        write("k/corpus.jsonl", CORPUS + "{\"docid\":\"d0\",\"text\":\"c\"}\n");
        write("k/test.jsonl", "{\"query\":\"a\",\"retrieved_docs\":[\"d0\"],\"relevance_scores\":[1]}\n");
        write("q/corpus.jsonl", CORPUS);
        write("q/test.csv", "qid,query,relevant_docs\nx,a,d0\nx,b,d0\n");

        assertRefused("r", corpus + ", row 3: \"docid\" is \"d0\", as in a row before it");
        assertRefused("k", "row 3: \"docid\" is \"d0\", as in a row before it");
        assertRefused("q", "row 2: \"qid\" is \"x\", as in a row before it");
    }

    @Test
    void refusesEmptyFiles() throws IOException {
        write("r/corpus.csv", "docid,text\n");
        write("r/test.csv", "query,relevant_docs\na,d0\n");

        assertRefused("r", folder.resolve("r/corpus.csv") + ": has no rows");
    }

    @Test
    void refusesScoresAndListsThatDoNotFit() throws IOException {
        write("s/test.csv", "sentence1,sentence2,score\na,b,1\nc,d,NaN\n");
        write("k/test.jsonl", "{\"query\":\"a\",\"candidates\":[\"x\",\"y\"],\"relevance\":[1]}\n");

        assertRefused("s", "row 2: \"score\" is \"NaN\", not a finite number");
        assertRefused("k", "row 1: has 2 \"candidates\" and 1 \"relevance\"; there must be as many, and one at least");
    }

    @Test
    void remembersTheFirstIdsAndThoseThatAreWanted() throws IOException {
        Path file = write("a.csv", "docid\na\nb\nc\nw\nb\n");
        UniqueIds unique = new UniqueIds("docid", Set.of("w"), 2);

        assertThatThrownBy(() -> addAll(unique, file))
                .hasMessageEndingWith("row 5: \"docid\" is \"b\", as in a row before it");
        assertThat(unique.contains("w")).isTrue();
        assertThat(unique.contains("c")).isFalse();
    }

    private static void addAll(UniqueIds unique, Path file) throws IOException {
        try (var rows = RowReader.open(FileSource.of(file), RowSelection.of().withValues("docid"))) {
            while (rows.next()) {
                unique.add(rows.value(0), rows);
            }
        }
    }
}
