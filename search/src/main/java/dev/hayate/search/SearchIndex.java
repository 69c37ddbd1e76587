package dev.hayate.search;

import dev.hayate.StaticEmbeddingModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOSupplier;
import org.apache.lucene.util.IOUtils;

/// An index in a folder, and the model that its vectors come from. One at a time writes, any number search.
///
/// ```java
/// try (SearchIndex index = SearchIndex.create(folder, model, IndexSettings.of(model))) {
///     try (IndexWriting writing = index.write(WriteOptions.DEFAULT)) {
///         writing.add(Document.of("1", "渋谷駅前のラーメン屋"), new Place("shops.jsonl", 1));
///         writing.finish();
///     }
///     try (Search search = index.search()) {
///         List<Hit> hits = search.find(SearchRequest.of("美味しいラーメン"));
///     }
/// }
/// ```
///
/// Everything that says what the index is lies in its commits, so an index is never half one: whatever happens to
/// the process, the folder holds the documents of the last commit. For any number of threads. The model must
/// stay open as long as the index.
public final class SearchIndex implements Closeable {
    private final Path folder;
    private final StaticEmbeddingModel model;
    private final Directory directory;
    private final Charter charter;

    private SearchIndex(Path folder, StaticEmbeddingModel model, Directory directory, Charter charter) {
        this.folder = folder;
        this.model = model;
        this.directory = directory;
        this.charter = charter;
    }

    /// Makes an empty index.
    ///
    /// @param folder is made if it is not there
    /// @throws IndexException if the folder holds an index already or something else, or another process writes
    ///     there
    /// @throws IllegalArgumentException if the model has fewer dimensions than are to be kept
    public static SearchIndex create(Path folder, StaticEmbeddingModel model, IndexSettings settings)
            throws IOException {
        Charter charter = Charter.of(model, settings);
        Files.createDirectories(folder);
        requireEmpty(folder);
        Directory directory = FSDirectory.open(folder);
        try (IndexWriter writer = locked(
                folder,
                () -> new IndexWriter(
                        directory, new IndexWriterConfig().setOpenMode(IndexWriterConfig.OpenMode.CREATE)))) {
            writer.setLiveCommitData(charter.written().entrySet());
            writer.commit();
        } catch (Throwable e) {
            IOUtils.closeWhileHandlingException(directory);
            throw e;
        }
        return new SearchIndex(folder, model, directory, charter);
    }

    /// What a process leaves behind that died before its first commit may be overwritten; nothing else may.
    private static void requireEmpty(Path folder) throws IOException {
        if (isIn(folder)) {
            throw new IndexException(folder + " holds an index already: open it, or choose another folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            Optional<String> foreign = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("_")
                            && !name.startsWith("pending_segments")
                            && !name.equals(IndexWriter.WRITE_LOCK_NAME))
                    .findFirst();
            if (foreign.isPresent()) {
                throw new IndexException(
                        folder + " holds " + foreign.get() + " and no index: choose a folder that is empty");
            }
        }
    }

    /// Opens an index.
    ///
    /// @throws IndexException if the folder holds none, or one that was made with another model
    public static SearchIndex open(Path folder, StaticEmbeddingModel model) throws IOException {
        Charter charter = Charter.read(lastCommit(folder).getUserData(), folder);
        charter.require(model, folder);
        return new SearchIndex(folder, model, FSDirectory.open(folder), charter);
    }

    /// Whether a folder holds an index.
    public static boolean isIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Directory directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    private static IndexCommit lastCommit(Path folder) throws IOException {
        if (!isIn(folder)) {
            throw new IndexException(folder + " holds no index: make one first");
        }
        try (Directory directory = FSDirectory.open(folder)) {
            return DirectoryReader.listCommits(directory).getLast();
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new IndexException(folder + " cannot be read: " + e.getMessage() + ": make the index anew", e);
        }
    }

    /// What an index says of itself.
    ///
    /// @throws IndexException if the folder holds none
    public static IndexFacts facts(Path folder) throws IOException {
        Charter charter = Charter.read(lastCommit(folder).getUserData(), folder);
        try (Directory directory = FSDirectory.open(folder)) {
            return facts(charter, directory);
        }
    }

    /// What the last commit says.
    public IndexFacts facts() throws IOException {
        return facts(charter, directory);
    }

    private static IndexFacts facts(Charter charter, Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> fields = new TreeMap<>();
            MetadataField.of(reader)
                    .forEach((name, field) -> fields.put(name, field.kind().toString()));
            return new IndexFacts(
                    charter.model(),
                    charter.fingerprint(),
                    charter.settings(),
                    new IndexSearcher(reader).count(new TermQuery(new Term(Fields.FIRST, ""))),
                    reader.numDocs(),
                    fields);
        }
    }

    /// What the index keeps.
    public IndexSettings settings() {
        return charter.settings();
    }

    /// Begins to write.
    ///
    /// @throws IndexException if another process writes, or another part of this one
    public IndexWriting write(WriteOptions options) throws IOException {
        return locked(folder, () -> new IndexWriting(directory, charter, model, options));
    }

    private static <T> T locked(Path folder, IOSupplier<T> use) throws IOException {
        try {
            return use.get();
        } catch (LockObtainFailedException e) {
            throw new IndexException(
                    folder + " is being written to by another process: try again when that is done", e);
        }
    }

    /// A search through the documents of the last commit.
    public Search search() throws IOException {
        return Search.of(directory, model, charter.settings());
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
