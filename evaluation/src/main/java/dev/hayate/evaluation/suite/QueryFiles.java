package dev.hayate.evaluation.suite;

import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Queries;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Queries as they are read: `query` and `relevant_docs`, with `qid` or `query_id` where they are named;
/// elsewhere the numbers of the rows name them.
///
/// @param wanted the ids of the passages that answer them, each with the first row that says so
record QueryFiles(Queries queries, Map<String, Place> wanted) {
    static final String QUERY = "query";
    static final String RELEVANT = "relevant_docs";

    static QueryFiles read(FileSource files) throws IOException {
        Columns columns = Columns.of(files);
        columns.require(QUERY, RELEVANT);
        Optional<String> id = id(columns);
        RowSelection selection = RowSelection.of(QUERY).withValueLists(RELEVANT);
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Map<String, Double>> relevant = new ArrayList<>();
        Map<String, Place> wanted = new LinkedHashMap<>();
        UniqueIds unique = new UniqueIds(id.orElse(QUERY));
        try (RowReader rows =
                RowReader.open(files, id.map(selection::withValues).orElse(selection))) {
            while (rows.next()) {
                ids.add(id.isPresent() ? rows.value(0) : Long.toString(rows.row()));
                unique.add(ids.getLast(), rows);
                texts.add(rows.text(0));
                Map<String, Double> answers = new LinkedHashMap<>();
                for (String passage : rows.values(0)) {
                    answers.put(passage, 1.0);
                    wanted.putIfAbsent(passage, Place.of(rows));
                }
                relevant.add(answers);
            }
        }
        return new QueryFiles(new Queries(ids, texts, relevant), wanted);
    }

    static Optional<String> id(Columns columns) {
        return columns.first("qid", "query_id", "q_id");
    }

    /// A search of one corpus, which must have all passages that are wanted.
    static Task retrieval(String name, Optional<FileSource> dev, FileSource test, FileSource corpus)
            throws IOException {
        QueryFiles measured = read(test);
        Optional<QueryFiles> chosenBy = dev.isPresent() ? Optional.of(read(dev.get())) : Optional.empty();
        Map<String, Place> wanted = new LinkedHashMap<>(measured.wanted);
        chosenBy.ifPresent(queries -> queries.wanted.forEach(wanted::putIfAbsent));
        FileCorpus passages = FileCorpus.of(corpus).checked(wanted);
        return new Task.Retrieval(
                name, chosenBy.map(QueryFiles::queries), measured.queries, passages, TaskKind.RETRIEVAL.metric());
    }
}
