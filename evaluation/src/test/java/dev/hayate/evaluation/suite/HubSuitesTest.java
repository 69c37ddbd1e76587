package dev.hayate.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.data.DataException;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import dev.hayate.hub.DatasetHub;
import dev.hayate.hub.DownloadListener;
import dev.hayate.hub.FakeHub;
import dev.hayate.hub.HubDatasetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSuitesTest {
    @TempDir
    Path folder;

    private HubLayout layout;
    private Optional<FakeHub> started = Optional.empty();

    @BeforeEach
    void start() throws SQLException {
        layout = new HubLayout(folder.resolve("repository"));
    }

    @AfterEach
    void stop() throws SQLException {
        layout.close();
        started.ifPresent(FakeHub::close);
    }

    private DatasetHub hub() throws IOException {
        started = Optional.of(layout.hub());
        return new DatasetHub(started.get().settings(folder.resolve("cache")));
    }

    private Origin origin() throws IOException {
        return Origin.hub(hub(), DownloadListener.NONE);
    }

    private Origin repository() {
        return new Origin.Folder(folder.resolve("repository"));
    }

    private static List<Passages> passages(Corpus corpus, int atMost) throws IOException {
        List<Passages> read = new ArrayList<>();
        try (Corpus.Reader reader = corpus.open()) {
            for (Passages next = reader.next(atMost); next.size() > 0; next = reader.next(atMost)) {
                read.add(next);
            }
        }
        return read;
    }

    @Test
    void listsJmtebWithoutAskingTheHub() throws IOException {
        Suite suite = Suite.named("jmteb-v1", origin());

        assertThat(suite.tasks()).hasSize(16);
        assertThat(suite.tasks().stream().filter(task -> task.kind() == TaskKind.RETRIEVAL))
                .hasSize(6);
        assertThat(suite.tasks().stream().filter(task -> task.licence().isRestricted()))
                .extracting(SuiteTask::name)
                .containsExactly(
                        "amazon_counterfactual_classification", "amazon_review_classification", "livedoor_news");
        assertThat(suite.source()).isEqualTo("sbintuitions/JMTEB@5f27a5598");
        assertThat(started.orElseThrow().requests).isEmpty();
    }

    @Test
    void readsAllOfJmtebFromTheHub() throws IOException {
        layout.jmteb();

        Suite suite = Suite.named("jmteb-v1", origin());

        for (SuiteTask task : suite.tasks()) {
            Task read = task.load(Terms.ACCEPTED);
            assertThat(read.name()).isEqualTo(task.name());
            assertThat(read.kind()).isEqualTo(task.kind());
        }
    }

    @Test
    void readsJmtebFromAFolder() throws IOException {
        layout.jmteb();

        Suite suite = Suite.named("jmteb-v1", repository());

        Task.Sts sts = (Task.Sts) suite.task("jsts").load(Terms.UNREAD);
        assertThat(sts.test().scores()).containsExactly(0, 0.5, 1, 1.5);
        assertThat(sts.dev().orElseThrow().first()).containsExactly("甲0", "甲1", "甲2", "甲3");
        Task.PairClassification paws =
                (Task.PairClassification) suite.task("paws_x_ja").load(Terms.UNREAD);
        assertThat(paws.test().scores()).containsExactly(0, 1, 0, 1);
        Task.Classification massive = (Task.Classification)
                suite.task("massive_intent_classification").load(Terms.UNREAD);
        assertThat(massive.train().texts().getFirst()).isEqualTo("trainの文0");
        assertThat(massive.dev().orElseThrow().texts().getFirst()).isEqualTo("validationの文0");
        assertThat(massive.test().labels()).containsExactly(0, 1, 0, 1);
        Task.Clustering mewsc = (Task.Clustering) suite.task("mewsc16").load(Terms.UNREAD);
        assertThat(mewsc.test().labels()).containsExactly(3, 2, 1, 0);
        Task.Retrieval jaqket = (Task.Retrieval) suite.task("jaqket").load(Terms.UNREAD);
        assertThat(jaqket.test().texts()).containsExactly("問い0", "問い1", "問い2");
        assertThat(jaqket.test().relevant().get(1)).isEqualTo(Map.of("1", 1.0, "4", 1.0));
        assertThat(jaqket.dev().orElseThrow().size()).isEqualTo(2);
        assertThat(passages(jaqket.corpus(), 2)).extracting(Passages::size).containsExactly(2, 2, 1);
        assertThat(passages(jaqket.corpus(), 9).getFirst().texts()).containsExactly("答0", "答1", "答2", "答3", "答4");
        Task.Reranking esci = (Task.Reranking) suite.task("esci").load(Terms.UNREAD);
        assertThat(esci.texts().ids()).containsExactly("b2", "b0", "b3", "b1", "b4");
        assertThat(esci.texts().texts().get(3)).isEqualTo("説明1");
        assertThat(esci.test().passages().get(2)).containsExactly(4, 0);
        assertThat(esci.test().relevance().get(2)).containsExactly(0, 3);
        assertThat(esci.dev().orElseThrow().passages().getFirst()).containsExactly(0, 1);
    }

    @Test
    void fetchesOnlyWhatTheTaskNeeds() throws IOException {
        layout.jmteb();

        Suite.named("jmteb-v1", origin()).task("jsts").load(Terms.UNREAD);

        assertThat(started.orElseThrow().requests.stream().filter(request -> request.startsWith("GET /content/")))
                .containsExactlyInAnyOrder(
                        "GET /content/jsts/train-00000-of-00001.parquet",
                        "GET /content/jsts/test-00000-of-00001.parquet");
    }

    @Test
    void readsAnotherStateOfADataSet() throws IOException {
        layout.jmteb();
        HubDatasetId copy = HubDatasetId.parse("someone/copy@v9").orElseThrow();

        Suite suite = Suite.named("jmteb-v1", Origin.hub(hub(), copy, DownloadListener.NONE));
        suite.task("jsick").load(Terms.UNREAD);

        assertThat(suite.source()).isEqualTo("someone/copy@v9");
        assertThat(started.orElseThrow().requests)
                .anyMatch(request -> request.startsWith("GET /api/datasets/someone/copy/revision/v9"));
    }

    @Test
    void tellsWhatToDoWhereTheHubHasNoRows() throws IOException {
        DatasetHub hub = hub();
        started.orElseThrow().put("JMTEB.py", new byte[] {'#'});

        Suite suite = Suite.named("jmteb-v1", Origin.hub(hub, DownloadListener.NONE));

        assertThatThrownBy(() -> suite.task("jsts").load(Terms.UNREAD))
                .isInstanceOf(DataException.class)
                .hasMessage("hf://datasets/sbintuitions/JMTEB@5f27a5598/jsts/train: the data set has no files that"
                        + " Hayate reads; another state of the data set, a copy of it or a folder may be read instead");
    }

    @Test
    void readsJqara() throws IOException {
        layout.jqara();

        Task.Reranking task =
                (Task.Reranking) Suite.named("jqara", origin()).task("jqara").load(Terms.UNREAD);

        assertThat(task.metric()).isEqualTo("ndcg@10");
        assertThat(task.dev()).isEmpty();
        assertThat(task.test().ids()).containsExactly("QA-0", "QA-1");
        assertThat(task.test().texts()).containsExactly("問題0", "問題1");
        assertThat(task.texts()).isEqualTo(new Passages(List.of("7", "8", "9"), List.of("題0 本文0", "題1 本文1", "題2 本文2")));
        assertThat(task.test().passages().get(1)).containsExactly(2, 0);
        assertThat(task.test().relevance().get(1)).containsExactly(0, 1);
    }

    @Test
    void refusesAPassageOfJqaraWithTwoTexts() {
        layout.put("data", "test", """
                SELECT 'Q' || i AS q_id, '問' AS question, 7 AS passage_row_id, 1 AS label, '題' AS title,
                    '本文' || i AS text
                FROM range(2) rows(i)
                """);

        assertThatThrownBy(
                        () -> Suite.named("jqara", repository()).task("jqara").load(Terms.UNREAD))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        "row 2: has another title or text than a row before it with \"passage_row_id\" 7");
    }

    @Test
    void readsJacwirForThoseWhoKnowItsTerms() throws IOException {
        layout.jacwir();
        SuiteTask jacwir = Suite.named("jacwir", origin()).task("jacwir");

        assertThatThrownBy(() -> jacwir.load(Terms.UNREAD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jacwir must be asked for, as its licence (terms of JaCWIR) restricts its use:")
                .hasMessageContaining("not commercial");
        assertThat(started.orElseThrow().requests).isEmpty();
        Task.Reranking task = (Task.Reranking) jacwir.load(Terms.ACCEPTED);

        assertThat(task.metric()).isEqualTo("map@10");
        assertThat(task.test().ids()).containsExactly("q_id##d0", "q_id##d1", "q_id##d2");
        assertThat(task.texts().ids()).containsExactly("d0", "d5", "d4", "d1", "d2");
        assertThat(task.texts().texts().get(1)).isEqualTo("題5 概要5");
        assertThat(task.test().passages().get(1)).containsExactly(3, 1, 2);
        assertThat(task.test().relevance().get(1)).containsExactly(1, 0, 0);
    }

    @Test
    void readsNanoBeirAsSentenceTransformersDoes() throws IOException {
        layout.nanoBeir("NanoMSMARCO", "NanoTouche2020");
        Suite suite = Suite.named("nanobeir-ja", origin());

        Task.Retrieval task = (Task.Retrieval) suite.task("NanoMSMARCO").load(Terms.UNREAD);

        assertThat(suite.tasks()).hasSize(13);
        assertThat(suite.source()).startsWith("hakari-bench/NanoBEIR-ja@");
        assertThat(task.metric()).isEqualTo("ndcg@10");
        assertThat(passages(task.corpus(), 10).getFirst().ids()).containsExactly("d0", "d2", "d3", "d4");
        assertThat(task.test().ids()).containsExactly("q0", "q2");
        assertThat(task.test().relevant().getFirst()).isEqualTo(Map.of("d2", 1.0, "d1", 1.0));
        assertThat(suite.task("NanoTouche2020").load(Terms.UNREAD).name()).isEqualTo("NanoTouche2020");
    }

    @Test
    void refusesJudgementsOfPassagesThatAreNotThere() {
        layout.nanoBeir("NanoNQ").put("qrels", "NanoNQ", "SELECT 'q0' AS \"query-id\", 'd9' AS \"corpus-id\"");

        assertThatThrownBy(() ->
                        Suite.named("nanobeir-ja", repository()).task("NanoNQ").load(Terms.UNREAD))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("row 1: \"corpus-id\" is \"d9\", which is not there");
    }

    @Test
    void refusesSearchesWithoutTexts() {
        layout.nanoBeir("NanoNQ").put("corpus", "NanoNQ", "SELECT 'd0' AS _id, '' AS text");

        assertThatThrownBy(() ->
                        Suite.named("nanobeir-ja", repository()).task("NanoNQ").load(Terms.UNREAD))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("NanoNQ-00000-of-00001.parquet: has no row with a text");
    }

    @Test
    void refusesTwoQuestionsOfOnePage() {
        layout.jacwir().put("eval", "eval", "SELECT '問' AS query, 'd1' AS positive, ['d2'] AS negatives FROM range(2)");

        assertThatThrownBy(
                        () -> Suite.named("jacwir", repository()).task("jacwir").load(Terms.ACCEPTED))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("row 2: \"positive\" is \"d1\", as in a row before it");
    }

    @Test
    void refusesColumnsThatDoNotFitTheTask() {
        layout.jmteb().put("jsts", "test", "SELECT 'a' AS sentence1, 'b' AS text_b, 1.0 AS label");

        assertThatThrownBy(
                        () -> Suite.named("jmteb-v1", repository()).task("jsts").load(Terms.UNREAD))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        "test-00000-of-00001.parquet: has no column \"sentence2\", which the task needs; it"
                                + " has sentence1, text_b, label");
    }

    @Test
    void refusesPairsWithOtherLabels() {
        layout.jmteb().put("paws_x_ja", "test", "SELECT 'a' AS sentence1, 'b' AS sentence2, 2 AS label FROM range(2)");

        assertThatThrownBy(() ->
                        Suite.named("jmteb-v1", repository()).task("paws_x_ja").load(Terms.UNREAD))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("row 1: \"label\" is \"2\", not 0 or 1");
    }

    @Test
    void refusesUnknownNames() throws IOException {
        assertThatThrownBy(() -> Suite.named("jmteb", repository()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no suite \"jmteb\"; there are jmteb-v1, jqara, jacwir, nanobeir-ja, local");
        Suite suite = Suite.named("jqara", repository());
        assertThatThrownBy(() -> suite.task("jsts"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the suite jqara has no task \"jsts\"; it has jqara");
        assertThatThrownBy(() -> Suite.named("local", origin()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from a folder");
    }

    @Test
    void refusesFoldersWithoutTheDataSet() throws IOException {
        Files.createDirectories(folder.resolve("repository"));

        assertThatThrownBy(() ->
                        Suite.named("jmteb-v1", repository()).task("jsick").load(Terms.UNREAD))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("repository/jsick/validation")
                        + ": the data set has no files that Hayate reads");
    }
}
