package dev.hayate.evaluation.suite;

import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import dev.hayate.hub.HubDatasetId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// [JaCWIR](https://github.com/hotchpotch/JaCWIR): questions, each with one web page that answers it and 99
/// that do not. What is compared with the question is title, space, description; `q_id##` and the page that
/// answers it name a question. There is no dev part; what counts is the mean average precision of the first
/// ten.
final class Jacwir {
    static final String NAME = "jacwir";
    static final HubDatasetId USUAL = new HubDatasetId("hotchpotch", "JaCWIR", HubDatasetId.DEFAULT_REVISION);

    private static final String QUERY = "query";
    private static final String POSITIVE = "positive";
    private static final String NEGATIVES = "negatives";

    private static final Licence LICENCE = Licence.restricted(
            "terms of JaCWIR",
            "for research and evaluation that is not commercial; titles and descriptions belong to the makers of the"
                    + " pages, and the questions, which ChatGPT wrote, may not train models that compete with it");

    private Jacwir() {}

    static Suite suite(Origin origin) {
        Repository repository = new Repository(origin, USUAL);
        SuiteTask task = new SuiteTask(
                NAME,
                TaskKind.RERANKING,
                LICENCE,
                () -> read(repository.files("eval", "eval"), repository.files("collection", "collection")));
        return new Suite(NAME, repository.toString(), List.of(task), List.of());
    }

    private static Task read(FileSource files, FileSource collection) throws IOException {
        Columns.of(files).require(QUERY, POSITIVE, NEGATIVES);
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<int[]> passages = new ArrayList<>();
        List<double[]> relevance = new ArrayList<>();
        CandidatePassages numbers = new CandidatePassages();
        UniqueIds unique = new UniqueIds(POSITIVE);
        RowSelection selection = RowSelection.of(QUERY).withValues(POSITIVE).withValueLists(NEGATIVES);
        try (RowReader rows = RowReader.open(files, selection)) {
            while (rows.next()) {
                Place place = Place.of(rows);
                unique.add(rows.value(0), rows);
                ids.add("q_id##" + rows.value(0));
                texts.add(rows.text(0));
                List<String> candidates = new ArrayList<>(List.of(rows.value(0)));
                candidates.addAll(rows.values(0));
                passages.add(candidates.stream()
                        .mapToInt(page -> numbers.number(page, place))
                        .toArray());
                double[] first = new double[candidates.size()];
                first[0] = 1;
                relevance.add(first);
            }
        }
        return new Task.Reranking(
                NAME,
                Optional.empty(),
                new Candidates(ids, texts, passages, relevance),
                numbers.texts(FileCorpus.of(collection, "doc_id", "title", "description")),
                "map@10");
    }
}
