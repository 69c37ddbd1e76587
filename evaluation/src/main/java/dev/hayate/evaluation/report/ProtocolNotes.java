package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.task.TaskKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How the scores of a run came about, and why published ones may differ: what a reader has to know before
/// comparing.
final class ProtocolNotes {
    private static final String JMTEB = "jmteb-v1";

    private final boolean published;
    private boolean keepsQuirks;
    private final long seed;
    private final Set<String> notes = new LinkedHashSet<>();

    private ProtocolNotes(EvaluationRun run) {
        this.published = run.protocol().equals("published")
                && run.tasks().stream().anyMatch(task -> task.suite().equals(JMTEB));
        this.seed = run.seed();
    }

    /// A sentence or two each, in the order to show.
    static List<String> of(EvaluationRun run) {
        ProtocolNotes notes = new ProtocolNotes(run);
        List<Scoreboard> boards = Scoreboard.of(run);
        notes.mode();
        boards.forEach(notes::kinds);
        boards.forEach(notes::suite);
        boards.forEach(board -> board.contenders().forEach(notes::contender));
        return new ArrayList<>(notes.notes);
    }

    /// Quirks are kept at JMTEB's own data sets alone.
    private void kinds(Scoreboard board) {
        keepsQuirks = published && board.suite().equals(JMTEB);
        board.kinds().forEach(this::kind);
    }

    private void mode() {
        notes.add(
                published
                        ? "Protocol “published”: the data sets of JMTEB v1 are measured with the quirks that its published figures"
                                + " contain, all others as the names of the metrics promise."
                        : "Protocol “corrected”: metrics are what their names promise. Published JMTEB rows contain its quirks and"
                                + " are not measured alike.");
    }

    private void kind(TaskKind kind) {
        switch (kind) {
            case CLASSIFICATION ->
                notes.add(
                        "Classification: nearest neighbours (k = 2, cosine) and logistic regression learn from the train part;"
                                + " the dev part chooses one (without it, regression), and its macro F1 at the test part counts.");
            case CLUSTERING ->
                notes.add(
                        "Clustering: one of four algorithms is chosen by the dev part (without it, MiniBatchKMeans). What draws by"
                                + " chance is done with 10 seeds, whose mean counts; JMTEB draws once and without a seed, so that"
                                + " published figures contain several points of chance; here the seed is " + seed
                                + ".");
            case STS ->
                notes.add(
                        "STS: the similarity is chosen by the dev part (without it, cosine); JMTEB takes the train split of JSTS for it. "
                                + quirk(
                                        "“Euclidean” is the Manhattan distance, as in JMTEB v1.",
                                        "“Euclidean” is the Euclidean distance; in JMTEB v1 it is Manhattan's."));
            case PAIR_CLASSIFICATION ->
                notes.add("Pair classification: similarity and threshold are chosen by the dev part. "
                        + quirk(
                                "Cosine similarity is taken for a distance, as in JMTEB v1: a score near that of “all positive” says"
                                        + " nothing about a model.",
                                "JMTEB v1 takes cosine similarity for a distance, so that most published scores are those of “all"
                                        + " positive”."));
            case RETRIEVAL ->
                notes.add(
                        "Retrieval: exact search, ties in the order of the corpus. "
                                + quirk(
                                        "The ideal gain of nDCG is summed over all relevant texts, as in JMTEB v1, so that a query with more"
                                                + " than 10 cannot reach 1.",
                                        "The ideal gain of nDCG is that of the best 10 texts; in JMTEB v1 it is summed over all relevant ones."));
            case RERANKING ->
                notes.add(
                        "Reranking: only the candidates of each query are put in order; equal scores keep their order.");
        }
    }

    private String quirk(String kept, String corrected) {
        return keepsQuirks ? kept : corrected;
    }

    private void suite(Scoreboard board) {
        switch (board.suite()) {
            case "jqara", "jacwir" ->
                notes.add(
                        "The published scores of static-embedding-japanese at JQaRA and JaCWIR were computed in float16; in"
                                + " float32 the fourth digit differs.");
            case "nanobeir-ja" ->
                notes.add(
                        "There are several translations of NanoBEIR into Japanese. Rows are of the translation that they name, and"
                                + " comparable only with runs on the same one.");
            default -> {}
        }
    }

    private void contender(Contender contender) {
        switch (contender) {
            case Contender.Bm25() ->
                notes.add(
                        "bm25: Lucene's BM25 over the words of its Japanese analysis, the whole corpus in one index. Published BM25"
                                + " rows split words by fugashi with unidic-lite, and may know only the candidates of one query.");
            case Contender.Okapi() ->
                notes.add(
                        "okapi: BM25 that knows only the candidates of one query, as JQaRA and JaCWIR have it, with words of another"
                                + " analysis than theirs.");
            case Contender.Hybrid(Contender.Vectors vectors) ->
                notes.add("hybrid: reciprocal rank fusion of bm25 and the model.");
            case Contender.Vectors(int dimension, Contender.Precision precision) -> {
                if (precision != Contender.Precision.FLOAT32) {
                    notes.add(
                            "int8 and binary: the values of vectors after quantisation; int8 has one of 256 steps of the range of each"
                                    + " dimension, binary the sign.");
                }
            }
            case Contender.Random() -> notes.add("random: chance, with the seed of the run.");
        }
    }
}
