package dev.hayate.evaluation.suite;

import dev.hayate.data.FileSource;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import dev.hayate.hub.HubDatasetId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// JMTEB v1: 16 data sets, a subset of the hub's `sbintuitions/JMTEB` each, `…-query` and `…-corpus` where
/// there is something to be found. The dev part is `validation`, but for JSTS, whose dev part is `train`.
/// Mirrors `src/jmteb/configs/tasks` of [JMTEB](https://github.com/sbintuitions/JMTEB) v1.3.3.
final class JmtebV1 {
    static final String NAME = "jmteb-v1";

    /// The state from before version 2, in which NLP Journal and others changed.
    static final HubDatasetId USUAL = new HubDatasetId("sbintuitions", "JMTEB", "5f27a5598");

    private static final String TRAIN = "train";
    private static final String VALIDATION = "validation";
    private static final String TEST = "test";
    private static final String CORPUS = "corpus";

    private static final List<DataSet> DATA_SETS = List.of(
            new DataSet(
                    "amazon_counterfactual_classification",
                    TaskKind.CLASSIFICATION,
                    Licence.restricted("CC-BY-NC-4.0", "not for commercial use")),
            new DataSet(
                    "amazon_review_classification",
                    TaskKind.CLASSIFICATION,
                    Licence.restricted(
                            "terms of the Multilingual Amazon Reviews Corpus",
                            "for research alone, and not to be passed on")),
            open("massive_intent_classification", TaskKind.CLASSIFICATION, "CC-BY-4.0"),
            open("massive_scenario_classification", TaskKind.CLASSIFICATION, "CC-BY-4.0"),
            new DataSet(
                    "livedoor_news",
                    TaskKind.CLUSTERING,
                    Licence.restricted("CC-BY-ND-2.1-JP", "nothing that is made of it may be passed on")),
            new DataSet(
                    "mewsc16",
                    "mewsc16_ja",
                    TaskKind.CLUSTERING,
                    VALIDATION,
                    Licence.open("MIT; texts of Wikinews CC-BY-2.5")),
            new DataSet("jsts", "jsts", TaskKind.STS, TRAIN, Licence.open("CC-BY-SA-4.0")),
            open("jsick", TaskKind.STS, "CC-BY-SA-4.0"),
            open("paws_x_ja", TaskKind.PAIR_CLASSIFICATION, "terms of PAWS-X, which allow any use"),
            open("jagovfaqs_22k", TaskKind.RETRIEVAL, "CC-BY-4.0"),
            open("jaqket", TaskKind.RETRIEVAL, "CC-BY-SA-4.0"),
            open("mrtydi", TaskKind.RETRIEVAL, "Apache-2.0; texts of Wikipedia CC-BY-SA-3.0"),
            open("nlp_journal_title_abs", TaskKind.RETRIEVAL, "CC-BY-4.0"),
            open("nlp_journal_title_intro", TaskKind.RETRIEVAL, "CC-BY-4.0"),
            open("nlp_journal_abs_intro", TaskKind.RETRIEVAL, "CC-BY-4.0"),
            open("esci", TaskKind.RERANKING, "Apache-2.0"));

    private JmtebV1() {}

    /// @param subset what the hub calls it
    /// @param dev the split by which is chosen
    private record DataSet(String name, String subset, TaskKind kind, String dev, Licence licence) {
        DataSet(String name, TaskKind kind, Licence licence) {
            this(name, name, kind, VALIDATION, licence);
        }

        SuiteTask task(Repository repository) {
            return new SuiteTask(name, kind, licence, () -> read(repository));
        }

        private Task read(Repository repository) throws IOException {
            return switch (kind) {
                case CLASSIFICATION ->
                    LabelTasks.classification(
                            name,
                            repository.files(subset, TRAIN),
                            Optional.of(repository.files(subset, dev)),
                            repository.files(subset, TEST));
                case CLUSTERING ->
                    LabelTasks.clustering(
                            name, Optional.of(repository.files(subset, dev)), repository.files(subset, TEST));
                case STS ->
                    new Task.Sts(
                            name,
                            Optional.of(PairFiles.similarities(repository.files(subset, dev))),
                            PairFiles.similarities(repository.files(subset, TEST)));
                case PAIR_CLASSIFICATION ->
                    new Task.PairClassification(
                            name,
                            PairFiles.bothLabels(repository.files(subset, dev), Gold.SAME),
                            PairFiles.labels(repository.files(subset, TEST), Gold.SAME));
                case RETRIEVAL ->
                    QueryFiles.retrieval(name, queries(repository, dev), test(repository), corpus(repository));
                case RERANKING ->
                    CandidateFiles.withCorpus(name, queries(repository, dev), test(repository), corpus(repository));
            };
        }

        private Optional<FileSource> queries(Repository repository, String split) throws IOException {
            return Optional.of(repository.files(subset + "-query", split));
        }

        private FileSource test(Repository repository) throws IOException {
            return repository.files(subset + "-query", TEST);
        }

        private FileSource corpus(Repository repository) throws IOException {
            return repository.files(subset + "-corpus", CORPUS);
        }
    }

    private static DataSet open(String name, TaskKind kind, String licence) {
        return new DataSet(name, kind, Licence.open(licence));
    }

    static Suite suite(Origin origin) {
        Repository repository = new Repository(origin, USUAL);
        return new Suite(
                NAME,
                repository.toString(),
                DATA_SETS.stream().map(dataSet -> dataSet.task(repository)).toList(),
                List.of());
    }
}
