package dev.hayate.bulk.opensearch;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Whose index it is. The bulk files are the same, the field of the vectors is not.
public enum Dialect {
    /// OpenSearch from 2.2 on: `knn_vector`, an HNSW graph of Lucene's, up to 16,000 dimensions (1,024 before
    /// 2.12).
    OPENSEARCH(16_000) {
        @Override
        void describeVectors(ObjectNode field, int dimension) {
            field.put("type", "knn_vector").put("dimension", dimension);
            ObjectNode method = field.putObject("method");
            method.put("name", "hnsw").put("engine", "lucene").put("space_type", "cosinesimil");
            describeGraph(method.putObject("parameters"));
        }

        @Override
        void describeIndex(ObjectNode index) {
            index.putObject("settings").putObject("index").put("knn", true);
        }
    },
    /// Elasticsearch from 8.11 on: `dense_vector`, an HNSW graph over float32 values, up to 4,096 dimensions.
    ELASTICSEARCH(4_096) {
        @Override
        void describeVectors(ObjectNode field, int dimension) {
            field.put("type", "dense_vector").put("dims", dimension);
            field.put("index", true).put("similarity", "cosine");
            describeGraph(field.putObject("index_options").put("type", "hnsw"));
        }

        @Override
        void describeIndex(ObjectNode index) {}
    };

    private final int mostDimensions;

    Dialect(int mostDimensions) {
        this.mostDimensions = mostDimensions;
    }

    /// Says that a field holds vectors that are compared by their cosine.
    abstract void describeVectors(ObjectNode field, int dimension);

    /// Says what an index with such a field needs.
    abstract void describeIndex(ObjectNode index);

    private static void describeGraph(ObjectNode graph) {
        graph.put("m", 16).put("ef_construction", 100);
    }

    void requireStorable(int dimension) {
        if (dimension > mostDimensions) {
            throw new IllegalArgumentException("expected at most " + mostDimensions + " dimensions for "
                    + name().toLowerCase(Locale.ROOT) + ", got " + dimension);
        }
    }
}
