package dev.hayate.benchmarks.search;

import com.sun.management.OperatingSystemMXBean;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.texts.TextFiles;
import dev.hayate.search.Document;
import dev.hayate.search.Hit;
import dev.hayate.search.IndexSettings;
import dev.hayate.search.IndexWriting;
import dev.hayate.search.Mode;
import dev.hayate.search.Place;
import dev.hayate.search.Search;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.SearchRequest;
import dev.hayate.search.VectorStorage;
import dev.hayate.search.WriteOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Builds an index of each kind over the same texts, and asks each the same questions.
public final class IndexRace {
    private static final int ASKED = 10;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final StaticEmbeddingModel model;
    private final GeneratedTexts texts;
    private final int dimension;
    private final WriteOptions options;
    private final Path folder;

    /// @param files where the texts come from
    /// @param shortest the least length of a text, in chars
    /// @param longest the greatest
    /// @param count how many texts
    /// @param queries how many questions
    /// @param folder where the indexes are made; they stay there
    public IndexRace(
            StaticEmbeddingModel model,
            TextFiles files,
            int shortest,
            int longest,
            int count,
            int queries,
            int dimension,
            WriteOptions options,
            Path folder)
            throws IOException {
        this.model = model;
        this.texts = GeneratedTexts.of(files, shortest, longest, count, queries);
        this.dimension = dimension;
        this.options = options;
        this.folder = folder;
    }

    /// Writes a table, a row a kind. Recall is told against the exact index, which is made first.
    public void run(List<VectorStorage> kinds, Report report) throws IOException {
        report.paragraph(String.format(
                Locale.ROOT,
                "%,d texts, of which %,d stand in the files and the others are made of two of them; %.0f characters on"
                        + " average; %,d questions, real texts that are not in the index; %d dimensions; %d threads, a"
                        + " buffer of %d MB; the top %d of %d candidates.",
                texts.texts().size(),
                texts.real(),
                texts.meanLength(),
                texts.queries().size(),
                dimension,
                options.threads(),
                options.bufferMegabytes(),
                ASKED,
                SearchRequest.of("").candidates()));
        report.paragraph(
                "| vectors | texts/s | seconds | CPU seconds | of which the graph: s | GB | words: p50, p99 ms"
                        + " | vectors: p50, p99 ms | hybrid: p50, p99 ms | recall@10 |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        List<List<Hit>> exact = List.of();
        for (VectorStorage kind : kinds) {
            try (SearchIndex index = SearchIndex.create(folder(kind), model, settings(kind))) {
                String built = build(index, kind);
                try (Search search = index.search()) {
                    String words = times(search, new Mode.Words());
                    if (kind instanceof VectorStorage.None) {
                        report.row(String.join(" | ", "| " + name(kind), built, words, "", "", " |"));
                        continue;
                    }
                    List<List<Hit>> found = nearest(search);
                    exact = exact.isEmpty() ? found : exact;
                    report.row(String.join(
                            " | ",
                            "| " + name(kind),
                            built,
                            words,
                            times(search, new Mode.Vectors()),
                            times(search, Mode.Hybrid.DEFAULT),
                            String.format(Locale.ROOT, "%.4f |", recall(exact, found))));
                }
            }
        }
    }

    private Path folder(VectorStorage kind) {
        return folder.resolve(name(kind).replace(' ', '-').replace(",", ""));
    }

    private IndexSettings settings(VectorStorage kind) {
        return IndexSettings.of(model).withDimension(dimension).withVectors(kind);
    }

    private static String name(VectorStorage kind) {
        return switch (kind) {
            case VectorStorage.None() -> "none";
            case VectorStorage.Exact() -> "exact";
            case VectorStorage.Hnsw(int connections, int beamWidth, VectorStorage.Encoding encoding) ->
                "HNSW " + connections + ", " + beamWidth + ", "
                        + encoding.name().toLowerCase(Locale.ROOT);
        };
    }

    private String build(SearchIndex index, VectorStorage kind) throws IOException {
        long begin = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        double graph;
        try (IndexWriting writing = index.write(options)) {
            for (int i = 0; i < texts.texts().size(); i++) {
                writing.add(Document.of("d" + i, texts.texts().get(i)), new Place("texts", i + 1));
            }
            writing.commit(Map.of("rows", Integer.toString(texts.texts().size())));
            long added = System.nanoTime();
            writing.finish();
            graph = (System.nanoTime() - added) * 1e-9;
        }
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return String.format(
                Locale.ROOT,
                "%,.0f | %.1f | %.1f | %.1f | %.2f",
                texts.texts().size() / seconds,
                seconds,
                (SYSTEM.getProcessCpuTime() - cpu) * 1e-9,
                graph,
                bytes(folder(kind)) * 1e-9);
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /// Asks everything twice, the second time with a clock.
    private String times(Search search, Mode mode) throws IOException {
        double[] milliseconds = new double[texts.queries().size()];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < milliseconds.length; i++) {
                long begin = System.nanoTime();
                search.find(SearchRequest.of(texts.queries().get(i)).withMode(mode));
                milliseconds[i] = (System.nanoTime() - begin) * 1e-6;
            }
        }
        Arrays.sort(milliseconds);
        return String.format(
                Locale.ROOT,
                "%.1f, %.1f",
                milliseconds[milliseconds.length / 2],
                milliseconds[milliseconds.length * 99 / 100]);
    }

    private List<List<Hit>> nearest(Search search) throws IOException {
        List<List<Hit>> found = new ArrayList<>();
        for (String query : texts.queries()) {
            found.add(search.find(SearchRequest.of(query).withMode(new Mode.Vectors())));
        }
        return found;
    }

    /// How many of the ten nearest are found; of texts that are equally near any will do.
    private static double recall(List<List<Hit>> exact, List<List<Hit>> found) {
        long hits = 0;
        long wanted = 0;
        for (int query = 0; query < exact.size(); query++) {
            double least = exact.get(query).getLast().score();
            wanted += exact.get(query).size();
            hits += found.get(query).stream()
                    .filter(hit -> hit.score() >= least)
                    .count();
        }
        return (double) hits / wanted;
    }
}
