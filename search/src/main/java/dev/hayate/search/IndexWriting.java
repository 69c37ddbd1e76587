package dev.hayate.search;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.numerics.DiskWork;
import dev.hayate.numerics.Workers;
import dev.hayate.search.words.JapaneseWords;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;

/// Changes to an index, which are there for others, and for good, with the next [#commit(Map)]. Closed without
/// one, what came after the last is forgotten, as it is when the process dies. For one thread; several share
/// its work.
///
/// A change that fails leaves the index as the last commit has it; close the writing then.
public final class IndexWriting implements Closeable {
    private static final int DOCUMENTS_AT_A_TIME = 1024;
    private static final int DOCUMENTS_A_UNIT = 16;
    private static final int LONGEST_KEYWORD = 32_766;
    private static final int SEGMENTS = 8;
    private static final String SEQUENCE = "sequence";
    private static final String PROGRESS = "progress.";

    private final Charter charter;
    private final StaticEmbeddingModel model;
    private final Workers workers;
    private final ExecutorService graphBuilders;
    private final VectorCodec codec;
    private final JapaneseWords words = new JapaneseWords();
    private final IndexWriter writer;
    private final KnownIds before;
    private final PassageDocuments[] passages;
    private final SeenIds seen = new SeenIds();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, MetadataField> fields = new HashMap<>();
    private final List<Change> waiting = new ArrayList<>();
    private final Set<String> idsWaiting = new HashSet<>();
    private Map<String, String> progress;
    private long sequence;

    /// A document that is to be written.
    ///
    /// @param replaces whether one with its id is to be deleted
    private record Change(Document document, long sequence, boolean replaces) {}

    IndexWriting(Directory directory, Charter charter, StaticEmbeddingModel model, WriteOptions options)
            throws IOException {
        this.charter = charter;
        this.model = model;
        this.workers = new Workers(options.threads());
        this.graphBuilders = Executors.newFixedThreadPool(
                options.threads(),
                Thread.ofPlatform().daemon().name("hayate-graph-", 0).factory());
        this.codec = new VectorCodec(charter.settings().vectors(), options.threads(), graphBuilders);
        try {
            this.writer = new IndexWriter(directory, configuration(options));
            this.before = new KnownIds(DirectoryReader.open(writer));
        } catch (Throwable e) {
            IOUtils.closeWhileHandlingException(words, workers::close, graphBuilders::close);
            throw e;
        }
        this.passages = new PassageDocuments[options.threads()];
        Arrays.setAll(passages, worker -> new PassageDocuments(model, charter.settings()));
        Map<String, String> data = new HashMap<>();
        writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        this.sequence = Long.parseLong(data.getOrDefault(SEQUENCE, "0"));
        this.progress = progress(data);
        for (String field : writer.getFieldNames()) {
            MetadataField.parse(field).ifPresent(known -> fields.put(known.name(), known));
        }
    }

    private IndexWriterConfig configuration(WriteOptions options) {
        return new IndexWriterConfig(words.analyzer())
                .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
                .setCodec(codec)
                .setSimilarity(WordSearch.SIMILARITY)
                .setMergePolicy(new GraphMerges())
                .setUseCompoundFile(false)
                .setRAMBufferSizeMB(options.bufferMegabytes())
                .setCommitOnClose(false);
    }

    private static Map<String, String> progress(Map<String, String> data) {
        Map<String, String> progress = new HashMap<>();
        data.forEach((key, value) -> {
            if (key.startsWith(PROGRESS)) {
                progress.put(key.substring(PROGRESS.length()), value);
            }
        });
        return Map.copyOf(progress);
    }

    /// Adds a document.
    ///
    /// @param place where it was read, for errors
    /// @throws IndexException if there is a document with this id, in the index or among those added before, or
    ///     metadata is of another kind than elsewhere in the index
    public void add(Document document, Place place) throws IOException {
        requireFields(document, place);
        if (!deleted.remove(document.id())) {
            requireNew(document.id(), place);
        }
        write(new Change(document, sequence++, false));
    }

    private void requireNew(String id, Place place) throws IOException {
        Optional<Place> earlier = seen.add(id, place);
        if (earlier.isPresent()) {
            throw new IndexException("the id \"" + id + "\" stands twice: at " + earlier.get() + ", and at " + place
                    + ": every document needs an id of its own");
        }
        if (before.contains(id)) {
            throw new IndexException(place + ": the index has a document \"" + id
                    + "\" already: update it, or give this one another id");
        }
    }

    /// Adds a document, and deletes the one that had its id, if there is one.
    ///
    /// @throws IndexException if metadata is of another kind than elsewhere in the index
    public void update(Document document, Place place) throws IOException {
        requireFields(document, place);
        seen.add(document.id(), place);
        deleted.remove(document.id());
        if (idsWaiting.contains(document.id())) {
            writeWaiting();
        }
        write(new Change(document, sequence++, true));
    }

    /// Deletes the document with this id, if there is one.
    public void delete(String id) throws IOException {
        writeWaiting();
        deleted.add(id);
        writer.deleteDocuments(new Term(Fields.ID, id));
    }

    private void requireFields(Document document, Place place) throws IndexException {
        for (Map.Entry<String, Value> entry : document.metadata().entrySet()) {
            MetadataField field = MetadataField.of(entry.getKey(), entry.getValue());
            MetadataField known = fields.putIfAbsent(field.name(), field);
            if (known != null && known.kind() != field.kind()) {
                throw new IndexException(place + ": \"" + field.name() + "\" is "
                        + entry.getValue().kind() + ", but the index has " + known.kind()
                        + " under this name: every document must have the same");
            }
            requireShort(entry, place);
        }
    }

    private static void requireShort(Map.Entry<String, Value> entry, Place place) throws IndexException {
        List<String> texts = switch (entry.getValue()) {
            case Value.Text(String text) -> List.of(text);
            case Value.Texts(List<String> several) -> several;
            case Value.Numeric number -> List.of();
            case Value.Flag flag -> List.of();
        };
        for (String text : texts) {
            if (text.length() > LONGEST_KEYWORD / 3 && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEYWORD) {
                throw new IndexException(place + ": \"" + entry.getKey() + "\" has " + text.length()
                        + " characters, more than a filter can compare: leave it out of the metadata");
            }
        }
    }

    private void write(Change change) throws IOException {
        waiting.add(change);
        idsWaiting.add(change.document().id());
        if (waiting.size() == DOCUMENTS_AT_A_TIME) {
            writeWaiting();
        }
    }

    private void writeWaiting() throws IOException {
        DiskWork.forEach(Math.ceilDiv(waiting.size(), DOCUMENTS_A_UNIT), workers, (unit, worker) -> {
            int from = unit * DOCUMENTS_A_UNIT;
            for (Change change : waiting.subList(from, Math.min(waiting.size(), from + DOCUMENTS_A_UNIT))) {
                write(change, passages[worker]);
            }
        });
        waiting.clear();
        idsWaiting.clear();
    }

    private void write(Change change, PassageDocuments passages) throws IOException {
        List<org.apache.lucene.document.Document> made = passages.of(change.document(), change.sequence());
        if (change.replaces()) {
            writer.updateDocuments(new Term(Fields.ID, change.document().id()), made);
        } else {
            writer.addDocuments(made);
        }
    }

    /// Writes the documents that wait for company, so that [a search of this writing][#search()] finds them.
    public void flush() throws IOException {
        writeWaiting();
    }

    /// Makes all changes so far last.
    ///
    /// @param progress what the caller wants to find in [#progress()] when it goes on, such as the rows that are
    ///     done; kept together with the changes or not at all
    public void commit(Map<String, String> progress) throws IOException {
        writeWaiting();
        Map<String, String> data = charter.written();
        data.put(SEQUENCE, Long.toString(sequence));
        progress.forEach((key, value) -> data.put(PROGRESS + key, value));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        this.progress = Map.copyOf(progress);
    }

    /// What was given with the last commit; empty if there is none, or if it was [#finish()].
    public Map<String, String> progress() {
        return progress;
    }

    /// Commits everything without a progress, and makes the index fast: few segments, and a graph over the vectors
    /// where those outside of one are many. That takes long, and until it is done the process may die: commit with
    /// the progress first.
    ///
    /// A search finds the same before and after, but for what a graph misses.
    public void finish() throws IOException {
        writeWaiting();
        writer.forceMergeDeletes();
        switch (charter.settings().vectors()) {
            case VectorStorage.None() -> writer.forceMerge(SEGMENTS);
            case VectorStorage.Exact() -> writer.forceMerge(SEGMENTS);
            case VectorStorage.Hnsw hnsw -> buildGraph(hnsw);
        }
        commit(Map.of());
    }

    private void buildGraph(VectorStorage.Hnsw hnsw) throws IOException {
        boolean wanted;
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            wanted = GraphMerges.isWanted(reader, hnsw);
        }
        if (wanted) {
            codec.buildGraphs(true);
            writer.forceMerge(1);
            codec.buildGraphs(false);
        }
    }

    /// A search that sees every change so far but the last few, committed or not, and more whenever it is
    /// [refreshed][Search#refresh()]. To be closed before the writing.
    public Search search() throws IOException {
        return Search.of(writer, model, charter.settings());
    }

    /// Forgets what was not committed, and lets others write.
    @Override
    public void close() throws IOException {
        IOUtils.close(before, writer::rollback, words, workers::close, graphBuilders::close);
    }
}
