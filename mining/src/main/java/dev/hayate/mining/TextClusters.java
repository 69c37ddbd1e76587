package dev.hayate.mining;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.cluster.Clustering;
import dev.hayate.numerics.cluster.MiniBatchKMeans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/// Texts divided into clusters by k-means over their vectors, scaled to length 1, with words that tell what
/// each is about. Clusters are numbered by size, the largest first. The same texts, settings and seed give the
/// same clusters, whatever the number of threads.
///
/// The vectors stay in memory, `4 · (dimension + 16)` bytes a text beside its id, and as much again until all are
/// read; the texts are not kept, but read three times. Immutable.
public final class TextClusters {
    /// The cluster of a text without tokens.
    public static final int NONE = -1;

    /// How texts are divided.
    ///
    /// @param clusters how many clusters there are to be; texts that are too much alike give fewer
    /// @param seed of what is drawn by chance
    /// @param terms how many words tell what a cluster is about
    /// @param nearest how many texts stand for a cluster
    public record Settings(int clusters, long seed, int terms, int nearest) {
        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is out of its range
        public Settings {
            if (clusters < 1 || terms < 0 || nearest < 0) {
                throw new IllegalArgumentException(
                        "there must be at least 1 cluster, and no fewer than 0 terms and nearest texts: " + clusters
                                + ", " + terms + ", " + nearest);
            }
        }
    }

    private final List<String> ids;
    private final int[] labels;
    private final float[] similarities;
    private final List<TextCluster> clusters;

    private TextClusters(List<String> ids, int[] labels, float[] similarities, List<TextCluster> clusters) {
        this.ids = ids;
        this.labels = labels;
        this.similarities = similarities;
        this.clusters = List.copyOf(clusters);
    }

    /// Reads, encodes and divides texts.
    ///
    /// @param source is read three times
    /// @param options their dimension is that of the vectors, and must be given
    /// @param progress is told how many texts were read, now and then
    /// @throws dev.hayate.data.DataException if the rows cannot be read
    /// @throws IllegalArgumentException if there are fewer texts with tokens than clusters
    public static TextClusters of(
            RowSource source,
            TextColumns columns,
            StaticEmbeddingModel model,
            EncodeOptions options,
            Settings settings,
            LongConsumer progress,
            Workers workers)
            throws IOException {
        List<String> ids = new ArrayList<>();
        BitSet withTokens = new BitSet();
        VectorBatches batches = new VectorBatches(options.dimension());
        read(source, columns, model, options.normalized(), ids, batches, progress);
        Matrix vectors = batches.matrix();
        for (int row = 0; row < vectors.rows(); row++) {
            withTokens.set(row, !VectorBatches.isZero(vectors, row));
        }
        Matrix present = present(vectors, withTokens);
        int[] found = bySize(new MiniBatchKMeans().cluster(present, settings.clusters, settings.seed, workers));
        Centers centers = Centers.of(present, found, Clustering.count(found));
        int[] labels = new int[ids.size()];
        float[] similarities = new float[ids.size()];
        Arrays.fill(labels, NONE);
        int place = 0;
        for (int row = withTokens.nextSetBit(0); row >= 0; row = withTokens.nextSetBit(row + 1)) {
            labels[row] = found[place];
            similarities[row] = centers.similarity(present, place, found[place]);
            place++;
        }
        List<TextCluster> clusters = described(source, columns, ids, labels, similarities, centers.count(), settings);
        return new TextClusters(ids, labels, similarities, clusters);
    }

    private static void read(
            RowSource source,
            TextColumns columns,
            StaticEmbeddingModel model,
            EncodeOptions options,
            List<String> ids,
            VectorBatches batches,
            LongConsumer progress)
            throws IOException {
        try (RowReader reader = RowReader.open(source, columns.selection())) {
            TextIterator texts = new TextIterator(
                    reader, row -> ids.add(columns.id().isPresent() ? row.value(0) : Long.toString(row.row())));
            TextIterator.reading(
                    texts,
                    iterator -> model.encode(iterator, options, batch -> {
                        batches.add(batch);
                        progress.accept(batches.rows());
                    }));
        }
    }

    /// The rows that have tokens; mostly these are all.
    private static Matrix present(Matrix vectors, BitSet withTokens) {
        if (withTokens.cardinality() == vectors.rows()) {
            return vectors;
        }
        Matrix present = Matrix.of(withTokens.cardinality(), vectors.columns());
        int place = 0;
        for (int row = withTokens.nextSetBit(0); row >= 0; row = withTokens.nextSetBit(row + 1)) {
            System.arraycopy(
                    vectors.values(), vectors.at(row), present.values(), present.at(place++), vectors.columns());
        }
        return present;
    }

    private static int[] bySize(int[] labels) {
        int[] sizes = new int[Clustering.count(labels)];
        for (int label : labels) {
            sizes[label]++;
        }
        int[] places = new int[sizes.length];
        int[] order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt(label -> -sizes[label]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        return Arrays.stream(labels).map(label -> places[label]).toArray();
    }

    private static List<TextCluster> described(
            RowSource source,
            TextColumns columns,
            List<String> ids,
            int[] labels,
            float[] similarities,
            int count,
            Settings settings)
            throws IOException {
        int[][] nearest = nearest(labels, similarities, count, settings.nearest);
        BitSet shown = new BitSet();
        Arrays.stream(nearest).flatMapToInt(Arrays::stream).forEach(shown::set);
        Map<Integer, String> texts = RowTexts.of(source, columns, shown);
        List<List<String>> terms = ClusterTerms.of(source, columns, labels, count, settings.terms);
        int[] sizes = new int[count];
        Arrays.stream(labels).filter(label -> label != NONE).forEach(label -> sizes[label]++);
        List<TextCluster> clusters = new ArrayList<>();
        for (int cluster = 0; cluster < count; cluster++) {
            List<TextCluster.Nearest> examples = new ArrayList<>();
            for (int row : nearest[cluster]) {
                examples.add(new TextCluster.Nearest(ids.get(row), texts.getOrDefault(row, ""), similarities[row]));
            }
            clusters.add(new TextCluster(sizes[cluster], terms.get(cluster), examples));
        }
        return clusters;
    }

    /// By cluster, the rows nearest to its centre.
    private static int[][] nearest(int[] labels, float[] similarities, int count, int most) {
        int[][] nearest = new int[count][];
        int[][] members = new int[count][most + 1];
        int[] sizes = new int[count];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] == NONE) {
                continue;
            }
            int[] best = members[labels[row]];
            int place = sizes[labels[row]];
            for (; place > 0 && similarities[row] > similarities[best[place - 1]]; place--) {
                best[place] = best[place - 1];
            }
            best[place] = row;
            sizes[labels[row]] = Math.min(most, sizes[labels[row]] + 1);
        }
        Arrays.setAll(nearest, cluster -> Arrays.copyOf(members[cluster], sizes[cluster]));
        return nearest;
    }

    /// How many texts there are.
    public int rows() {
        return labels.length;
    }

    /// What a text is called by.
    public String id(int row) {
        return ids.get(row);
    }

    /// The cluster of a text, from 0 on; [#NONE] if it has no tokens.
    public int cluster(int row) {
        return labels[row];
    }

    /// The cosine of a text and the centre of its cluster; 0 if it has none.
    public float similarity(int row) {
        return similarities[row];
    }

    /// The clusters by number.
    public List<TextCluster> clusters() {
        return clusters;
    }
}
