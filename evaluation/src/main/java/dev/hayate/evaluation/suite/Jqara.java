package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.HubDataset;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import dev.hayate.hub.HubDatasetId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [JQaRA](https://github.com/hotchpotch/JQaRA): quiz questions, each with 100 passages of Wikipedia, a row a
/// pair. What is compared with the question is title, space, text. There is no dev part.
final class Jqara {
    static final String NAME = "jqara";
    static final HubDatasetId USUAL = new HubDatasetId("hotchpotch", "JQaRA", HubDatasetId.DEFAULT_REVISION);

    private static final String QUESTION_ID = "q_id";
    private static final String PASSAGE_ID = "passage_row_id";
    private static final String LABEL = "label";

    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();

    private Jqara() {}

    private record Question(String text, Map<Integer, Double> relevance) {}

    static Suite suite(Origin origin) {
        Repository repository = new Repository(origin, USUAL);
        SuiteTask task = new SuiteTask(
                NAME,
                TaskKind.RERANKING,
                Licence.open("CC-BY-SA-4.0; texts of Wikipedia CC-BY-SA-4.0 and GFDL"),
                () -> new Jqara().read(repository.files(HubDataset.DEFAULT_SUBSET, "test")));
        return new Suite(NAME, repository.toString(), List.of(task), List.of());
    }

    private Task read(FileSource files) throws IOException {
        Columns.of(files).require(QUESTION_ID, "question", PASSAGE_ID, LABEL, "title", "text");
        RowSelection selection =
                RowSelection.of("question", "title", "text").withValues(QUESTION_ID, PASSAGE_ID, LABEL);
        try (RowReader rows = RowReader.open(files, selection)) {
            while (rows.next()) {
                add(rows);
            }
        }
        return new Task.Reranking(
                NAME,
                Optional.empty(),
                candidates(),
                new Passages(List.copyOf(numbers.keySet()), texts),
                TaskKind.RERANKING.metric());
    }

    private void add(RowReader rows) throws DataException {
        Place place = Place.of(rows);
        String id = rows.value(0);
        Question question = questions.computeIfAbsent(id, unknown -> new Question(rows.text(0), new LinkedHashMap<>()));
        if (!question.text.equals(rows.text(0))) {
            throw place.refusal(
                    "\"question\" is another one than in the rows before it with \"" + QUESTION_ID + "\" " + id);
        }
        double relevance = Gold.SIMILARITY.score(rows.value(2), LABEL, place);
        if (question.relevance.put(passage(rows, place), relevance) != null) {
            throw place.refusal("\"" + PASSAGE_ID + "\" is " + rows.value(1) + ", which " + id + " has already");
        }
    }

    private int passage(RowReader rows, Place place) throws DataException {
        String text = rows.text(1) + " " + rows.text(2);
        int number = numbers.computeIfAbsent(rows.value(1), unknown -> numbers.size());
        if (number == texts.size()) {
            texts.add(text);
        } else if (!texts.get(number).equals(text)) {
            throw place.refusal(
                    "has another title or text than a row before it with \"" + PASSAGE_ID + "\" " + rows.value(1));
        }
        return number;
    }

    private Candidates candidates() {
        List<int[]> passages = new ArrayList<>();
        List<double[]> relevance = new ArrayList<>();
        for (Question question : questions.values()) {
            passages.add(question.relevance.keySet().stream()
                    .mapToInt(Integer::intValue)
                    .toArray());
            relevance.add(question.relevance.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        }
        return new Candidates(
                List.copyOf(questions.keySet()),
                questions.values().stream().map(Question::text).toList(),
                passages,
                relevance);
    }
}
