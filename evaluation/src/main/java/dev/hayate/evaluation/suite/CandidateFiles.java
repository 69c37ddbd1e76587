package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads queries with candidates: `query`, `retrieved_docs` and `relevance_scores` with a corpus beside them,
/// as JMTEB has it, or `query`, `candidates` (texts) and `relevance` without one.
final class CandidateFiles {
    static final String DOCS = "retrieved_docs";
    static final String DOC_SCORES = "relevance_scores";
    static final String TEXTS = "candidates";
    static final String TEXT_SCORES = "relevance";

    private final String passages;
    private final String scores;
    private final CandidatePassages numbers = new CandidatePassages();

    private CandidateFiles(String passages, String scores) {
        this.passages = passages;
        this.scores = scores;
    }

    /// Candidates whose texts stand in a corpus.
    static Task withCorpus(String name, Optional<FileSource> dev, FileSource test, FileSource corpus)
            throws IOException {
        CandidateFiles files = new CandidateFiles(DOCS, DOC_SCORES);
        Candidates measured = files.read(test);
        Optional<Candidates> chosenBy = files.read(dev);
        return task(name, chosenBy, measured, files.numbers.texts(FileCorpus.of(corpus)));
    }

    /// Candidates whose texts stand beside the query. The numbers of the texts are their ids.
    static Task withTexts(String name, Optional<FileSource> dev, FileSource test) throws IOException {
        CandidateFiles files = new CandidateFiles(TEXTS, TEXT_SCORES);
        Candidates measured = files.read(test);
        Optional<Candidates> chosenBy = files.read(dev);
        return task(name, chosenBy, measured, files.numbers.numbered());
    }

    private static Task task(String name, Optional<Candidates> dev, Candidates test, Passages texts) {
        return new Task.Reranking(name, dev, test, texts, TaskKind.RERANKING.metric());
    }

    private Optional<Candidates> read(Optional<FileSource> files) throws IOException {
        return files.isPresent() ? Optional.of(read(files.get())) : Optional.empty();
    }

    private Candidates read(FileSource files) throws IOException {
        Columns columns = Columns.of(files);
        columns.require(QueryFiles.QUERY, passages, scores);
        Optional<String> id = QueryFiles.id(columns);
        RowSelection selection = RowSelection.of(QueryFiles.QUERY).withValueLists(passages, scores);
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<int[]> candidates = new ArrayList<>();
        List<double[]> relevance = new ArrayList<>();
        UniqueIds unique = new UniqueIds(id.orElse(QueryFiles.QUERY));
        try (RowReader rows =
                RowReader.open(files, id.map(selection::withValues).orElse(selection))) {
            while (rows.next()) {
                ids.add(id.isPresent() ? rows.value(0) : Long.toString(rows.row()));
                unique.add(ids.getLast(), rows);
                texts.add(rows.text(0));
                Place place = Place.of(rows);
                candidates.add(rows.values(0).stream()
                        .mapToInt(passage -> numbers.number(passage, place))
                        .toArray());
                relevance.add(relevance(rows.values(0), rows.values(1), place));
            }
        }
        return new Candidates(ids, texts, candidates, relevance);
    }

    /// A passage that is a candidate twice has the relevance that stands first, as JMTEB has it.
    private double[] relevance(List<String> listed, List<String> values, Place place) throws DataException {
        if (listed.isEmpty() || listed.size() != values.size()) {
            throw place.refusal("has " + listed.size() + " \"" + passages + "\" and " + values.size() + " \"" + scores
                    + "\"; there must be as many, and one at least");
        }
        Map<String, Double> first = new LinkedHashMap<>();
        double[] relevance = new double[listed.size()];
        for (int i = 0; i < relevance.length; i++) {
            first.putIfAbsent(listed.get(i), Gold.SIMILARITY.score(values.get(i), scores, place));
            relevance[i] = first.getOrDefault(listed.get(i), 0.0);
        }
        return relevance;
    }
}
