package dev.hayate.evaluation.task;

/// The kinds of tasks, in JMTEB's order.
public enum TaskKind {
    /// Labels of texts, learned from examples.
    CLASSIFICATION("Classification", "macro_f1"),
    /// Groups of texts, found without examples.
    CLUSTERING("Clustering", "v_measure_score"),
    /// How similar two texts are.
    STS("STS", "spearman"),
    /// Whether two texts mean the same.
    PAIR_CLASSIFICATION("PairClassification", "binary_f1"),
    /// Texts of a corpus that answer a query.
    RETRIEVAL("Retrieval", "ndcg@10"),
    /// The order of a few texts that may answer a query.
    RERANKING("Reranking", "ndcg@10");

    private final String title;
    private final String metric;

    TaskKind(String title, String metric) {
        this.title = title;
        this.metric = metric;
    }

    /// As JMTEB calls it, in files and folders.
    public String title() {
        return title;
    }

    /// The metric that JMTEB publishes for it.
    public String metric() {
        return metric;
    }
}
