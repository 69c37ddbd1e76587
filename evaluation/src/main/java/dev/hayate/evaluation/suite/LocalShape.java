package dev.hayate.evaluation.suite;

import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import dev.hayate.evaluation.task.TextPairs;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Finds out by its columns what task a data set is.
///
/// | columns of the measured part | task |
/// |---|---|
/// | `sentence1`, `sentence2`, `score` | STS |
/// | `sentence1`, `sentence2`, `label`: all 0 or 1 | pair classification |
/// | `sentence1`, `sentence2`, `label`: all entailment, neutral or contradiction | pair classification, entailment or
/// not |
/// | `sentence1`, `sentence2`, `label`: other numbers | STS |
/// | `sentence1`, `sentence2` alone | retrieval: the first sentence finds the second; what counts is `accuracy@1` |
/// | `text`, `label`, with a train part | classification |
/// | `text`, `label`, without | clustering |
/// | `query`, `relevant_docs`, with a corpus of `docid`, `text` | retrieval |
/// | `query`, `retrieved_docs`, `relevance_scores`, with such a corpus | reranking |
/// | `query`, `candidates` (texts), `relevance` | reranking |
///
/// Pairs without a dev part are classified by the threshold that is best for what is measured.
final class LocalShape {
    private final LocalDataSet dataSet;
    private final FileSource test;
    private final Columns columns;

    /// A task, or why there is none.
    sealed interface Finding {
        record Found(SuiteTask task) implements Finding {}

        record Nothing(Suite.PassedOver passedOver) implements Finding {}
    }

    private LocalShape(LocalDataSet dataSet, FileSource test, Columns columns) {
        this.dataSet = dataSet;
        this.test = test;
        this.columns = columns;
    }

    static Finding find(LocalDataSet dataSet) throws IOException {
        Optional<FileSource> test = dataSet.test();
        if (test.isEmpty()) {
            return nothing(dataSet, "it has nothing to measure, no file test or valid");
        }
        return new LocalShape(dataSet, test.get(), Columns.of(test.get())).find();
    }

    private Finding find() throws IOException {
        if (columns.has(PairFiles.FIRST, PairFiles.SECOND)) {
            return pairs();
        }
        if (columns.has(LabelFiles.TEXT, LabelFiles.LABEL)) {
            return dataSet.train().map(this::classification).orElseGet(this::clustering);
        }
        if (columns.has(CandidateFiles.TEXTS, CandidateFiles.TEXT_SCORES)) {
            return found(TaskKind.RERANKING, () -> CandidateFiles.withTexts(dataSet.name(), dataSet.dev(), test));
        }
        boolean retrieval = columns.has(QueryFiles.QUERY, QueryFiles.RELEVANT);
        if (!retrieval && !columns.has(QueryFiles.QUERY, CandidateFiles.DOCS, CandidateFiles.DOC_SCORES)) {
            return nothing(dataSet, "no task has its columns " + String.join(", ", columns.names()));
        }
        Optional<FileSource> corpus = dataSet.corpus();
        if (corpus.isEmpty()) {
            return nothing(dataSet, "it has queries and no file corpus that they search");
        }
        return retrieval ? retrieval(corpus.get()) : reranking(corpus.get());
    }

    private Finding pairs() throws IOException {
        if (columns.has(PairFiles.SCORE)) {
            return sts();
        }
        if (!columns.has(PairFiles.LABEL)) {
            return found(TaskKind.RETRIEVAL, () -> Bitext.read(dataSet.name(), test));
        }
        Set<Gold> possible = gold();
        if (possible.contains(Gold.SAME)) {
            return pairClassification(Gold.SAME);
        }
        if (possible.contains(Gold.ENTAILMENT)) {
            return pairClassification(Gold.ENTAILMENT);
        }
        return possible.contains(Gold.SIMILARITY)
                ? sts()
                : nothing(
                        dataSet,
                        "the labels of its pairs are neither numbers nor entailment, neutral and contradiction");
    }

    /// What all labels of the measured pairs can be.
    private Set<Gold> gold() throws IOException {
        Set<Gold> possible = EnumSet.copyOf(Arrays.asList(Gold.values()));
        try (RowReader rows = RowReader.open(test, RowSelection.of().withValues(PairFiles.LABEL))) {
            while (rows.next() && !possible.isEmpty()) {
                String label = rows.value(0);
                possible.removeIf(gold -> !gold.accepts(label));
            }
        }
        return possible;
    }

    private Finding sts() {
        return found(
                TaskKind.STS,
                () -> new Task.Sts(
                        dataSet.name(),
                        dataSet.dev().isPresent()
                                ? Optional.of(
                                        PairFiles.similarities(dataSet.dev().get()))
                                : Optional.empty(),
                        PairFiles.similarities(test)));
    }

    private Finding pairClassification(Gold gold) {
        return found(TaskKind.PAIR_CLASSIFICATION, () -> {
            TextPairs dev = PairFiles.bothLabels(dataSet.dev().orElse(test), gold);
            TextPairs measured = dataSet.dev().isPresent() ? PairFiles.labels(test, gold) : dev;
            return new Task.PairClassification(dataSet.name(), dev, measured);
        });
    }

    private Finding classification(FileSource train) {
        return found(
                TaskKind.CLASSIFICATION, () -> LabelTasks.classification(dataSet.name(), train, dataSet.dev(), test));
    }

    private Finding clustering() {
        return found(TaskKind.CLUSTERING, () -> LabelTasks.clustering(dataSet.name(), dataSet.dev(), test));
    }

    private Finding retrieval(FileSource corpus) {
        return found(
                TaskKind.RETRIEVAL, () -> QueryFiles.retrieval(dataSet.name(), dataSet.devOfCorpus(), test, corpus));
    }

    private Finding reranking(FileSource corpus) {
        return found(
                TaskKind.RERANKING,
                () -> CandidateFiles.withCorpus(dataSet.name(), dataSet.devOfCorpus(), test, corpus));
    }

    private Finding found(TaskKind kind, SuiteTask.Reading reading) {
        return new Finding.Found(new SuiteTask(dataSet.name(), kind, Licence.NOT_STATED, reading));
    }

    private static Finding nothing(LocalDataSet dataSet, String reason) {
        return new Finding.Nothing(new Suite.PassedOver(dataSet.name(), reason));
    }
}
