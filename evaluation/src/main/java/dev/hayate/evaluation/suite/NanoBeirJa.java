package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Queries;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import dev.hayate.hub.HubDatasetId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// NanoBEIR in Japanese: 13 searches of a few thousand passages, in the layout that sentence-transformers'
/// `NanoBEIREvaluator` reads: subsets `corpus`, `queries` and `qrels`, a split each search. The usual
/// translation is HAKARI's; others, such as `tomaarsen/NanoBEIR-ja`, have the same layout and other figures.
///
/// As with sentence-transformers, passages and queries without text are left out, and queries that nothing
/// answers. An answer without text goes on counting as an answer that is not found.
final class NanoBeirJa {
    static final String NAME = "nanobeir-ja";
    static final HubDatasetId USUAL =
            new HubDatasetId("hakari-bench", "NanoBEIR-ja", "5c1d5564643f9ca7a8c275688acf09fd940aa5f2");

    private static final String ID = "_id";
    private static final String TEXT = "text";
    private static final String QUERY_ID = "query-id";
    private static final String PASSAGE_ID = "corpus-id";

    private static final List<String> SEARCHES = List.of(
            "NanoClimateFEVER",
            "NanoDBPedia",
            "NanoFEVER",
            "NanoFiQA2018",
            "NanoHotpotQA",
            "NanoMSMARCO",
            "NanoNFCorpus",
            "NanoNQ",
            "NanoQuoraRetrieval",
            "NanoSCIDOCS",
            "NanoArguAna",
            "NanoSciFact",
            "NanoTouche2020");

    private NanoBeirJa() {}

    static Suite suite(Origin origin) {
        Repository repository = new Repository(origin, USUAL);
        return new Suite(
                NAME,
                repository.toString(),
                SEARCHES.stream().map(search -> task(search, repository)).toList(),
                List.of());
    }

    private static SuiteTask task(String search, Repository repository) {
        return new SuiteTask(
                search,
                TaskKind.RETRIEVAL,
                Licence.open("terms of each data set of BEIR"),
                () -> read(
                        search,
                        Texts.read(repository.files("corpus", search)),
                        Texts.read(repository.files("queries", search)),
                        repository.files("qrels", search)));
    }

    /// @param kept by id, the texts that are none
    /// @param empty the ids of the others
    private record Texts(Map<String, String> kept, Set<String> empty) {
        static Texts read(FileSource files) throws IOException {
            Columns.of(files).require(ID, TEXT);
            Texts texts = new Texts(new LinkedHashMap<>(), new HashSet<>());
            UniqueIds unique = new UniqueIds(ID);
            try (RowReader rows = RowReader.open(files, RowSelection.of(TEXT).withValues(ID))) {
                while (rows.next()) {
                    unique.add(rows.value(0), rows);
                    texts.add(rows.value(0), rows.text(0));
                }
            }
            if (texts.kept.isEmpty()) {
                throw new DataException(files.files().getFirst().toString(), 0, "has no row with a text");
            }
            return texts;
        }

        private void add(String id, String text) {
            if (text.isEmpty()) {
                empty.add(id);
            } else {
                kept.put(id, text);
            }
        }

        void require(String id, String column, Place place) throws DataException {
            if (!kept.containsKey(id) && !empty.contains(id)) {
                throw place.refusal("\"" + column + "\" is \"" + id + "\", which is not there");
            }
        }
    }

    private static Task read(String search, Texts corpus, Texts queries, FileSource judgements) throws IOException {
        Map<String, Map<String, Double>> answers = answers(judgements, corpus, queries);
        List<String> ids =
                queries.kept.keySet().stream().filter(answers::containsKey).toList();
        List<String> texts = new ArrayList<>();
        List<Map<String, Double>> relevant = new ArrayList<>();
        for (String id : ids) {
            texts.add(queries.kept.getOrDefault(id, ""));
            relevant.add(answers.getOrDefault(id, Map.of()));
        }
        Passages passages = new Passages(List.copyOf(corpus.kept.keySet()), List.copyOf(corpus.kept.values()));
        return new Task.Retrieval(
                search,
                Optional.empty(),
                new Queries(ids, texts, relevant),
                Corpus.of(passages),
                TaskKind.RETRIEVAL.metric());
    }

    private static Map<String, Map<String, Double>> answers(FileSource judgements, Texts corpus, Texts queries)
            throws IOException {
        Columns.of(judgements).require(QUERY_ID, PASSAGE_ID);
        Map<String, Map<String, Double>> answers = new LinkedHashMap<>();
        RowSelection selection = RowSelection.of().withValues(QUERY_ID).withValueLists(PASSAGE_ID);
        try (RowReader rows = RowReader.open(judgements, selection)) {
            while (rows.next()) {
                Place place = Place.of(rows);
                queries.require(rows.value(0), QUERY_ID, place);
                for (String passage : rows.values(0)) {
                    corpus.require(passage, PASSAGE_ID, place);
                    answers.computeIfAbsent(rows.value(0), query -> new LinkedHashMap<>())
                            .put(passage, 1.0);
                }
            }
        }
        return answers;
    }
}
