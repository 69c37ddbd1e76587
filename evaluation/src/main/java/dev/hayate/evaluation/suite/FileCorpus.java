package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;

/// A corpus in files, which are read from the beginning whenever it is opened.
///
/// @param id the column of ids
/// @param texts the columns that make a text together, with a space between them
/// @param size how many passages it has, if they were counted
record FileCorpus(FileSource files, String id, List<String> texts, OptionalLong size) implements Corpus {
    /// A corpus of JMTEB's shape: `docid` (or `_id`) and `text`. A title beside them is not part of the text.
    ///
    /// @throws DataException if the columns are not there
    static FileCorpus of(FileSource files) throws IOException {
        Columns columns = Columns.of(files);
        columns.require("text");
        return new FileCorpus(files, columns.requireOneOf("docid", "_id"), List.of("text"), OptionalLong.empty());
    }

    /// A corpus whose texts are joined of several columns.
    ///
    /// @throws DataException if a column is not there
    static FileCorpus of(FileSource files, String id, String... texts) throws IOException {
        Columns columns = Columns.of(files);
        columns.require(id);
        columns.require(texts);
        return new FileCorpus(files, id, List.of(texts), OptionalLong.empty());
    }

    RowReader rows() throws IOException {
        return RowReader.open(
                files, RowSelection.of(texts.toArray(String[]::new)).withValues(id));
    }

    String text(RowReader rows) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < texts.size(); i++) {
            text.add(rows.text(i));
        }
        return text.toString();
    }

    /// The same corpus, its ids checked and its passages counted. Ids that come twice are noticed among the first
    /// million and among those that are wanted.
    ///
    /// @param wanted ids that must be there, and who wants them
    /// @throws DataException if an id comes twice, if one is missing, or if there are no passages
    FileCorpus checked(Map<String, Place> wanted) throws IOException {
        long passages = 0;
        UniqueIds ids = new UniqueIds(id, wanted.keySet(), UniqueIds.MOST);
        try (RowReader rows = RowReader.open(files, RowSelection.of().withValues(id))) {
            while (rows.next()) {
                ids.add(rows.value(0), rows);
                passages++;
            }
        }
        for (Map.Entry<String, Place> entry : wanted.entrySet()) {
            if (!ids.contains(entry.getKey())) {
                throw missing(entry.getKey(), entry.getValue());
            }
        }
        return new FileCorpus(files, id, texts, OptionalLong.of(passages));
    }

    DataException missing(String passage, Place place) {
        return place.refusal("wants the passage \"" + passage + "\", which is not in the corpus "
                + files.files().getFirst());
    }

    @Override
    public Reader open() throws IOException {
        RowReader rows = rows();
        return new Reader() {
            @Override
            public Passages next(int atMost) throws IOException {
                List<String> ids = new ArrayList<>();
                List<String> passages = new ArrayList<>();
                while (ids.size() < atMost && rows.next()) {
                    ids.add(rows.value(0));
                    passages.add(text(rows));
                }
                return new Passages(ids, passages);
            }

            @Override
            public void close() throws IOException {
                rows.close();
            }
        };
    }
}
