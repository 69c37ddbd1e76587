package dev.hayate.cli;

import dev.hayate.search.Mode;
import dev.hayate.search.SearchRequest;
import dev.hayate.search.filter.Filter;
import dev.hayate.search.fusion.Fusion;
import dev.hayate.search.fusion.ReciprocalRanks;
import dev.hayate.search.fusion.WeightedSum;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// How queries are answered. Immutable.
///
/// @param weight the share of vectors in a fusion; the fusion's own if empty
/// @param filter as it was written, which names the place if it does not fit
record SearchSettings(Asked mode, Joined fusion, OptionalDouble weight, Optional<String> filter, int k) {

    /// What queries are compared with.
    enum Asked {
        BM25,
        VECTOR,
        HYBRID;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How words and vectors are joined.
    enum Joined {
        WEIGHTED {
            @Override
            Fusion fusion(OptionalDouble weight) {
                return weight.isEmpty() ? WeightedSum.DEFAULT : WeightedSum.DEFAULT.weighing(weight.getAsDouble());
            }
        },
        RRF {
            @Override
            Fusion fusion(OptionalDouble weight) {
                return weight.isEmpty()
                        ? ReciprocalRanks.DEFAULT
                        : new ReciprocalRanks(ReciprocalRanks.DEFAULT.constant(), weight.getAsDouble());
            }
        };

        abstract Fusion fusion(OptionalDouble weight);

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SearchSettings withMode(Asked mode) {
        return new SearchSettings(mode, fusion, weight, filter, k);
    }

    SearchSettings withFusion(Joined fusion) {
        return new SearchSettings(mode, fusion, weight, filter, k);
    }

    SearchSettings withWeight(OptionalDouble weight) {
        return new SearchSettings(mode, fusion, weight, filter, k);
    }

    SearchSettings withFilter(Optional<String> filter) {
        return new SearchSettings(mode, fusion, weight, filter, k);
    }

    SearchSettings withK(int k) {
        return new SearchSettings(mode, fusion, weight, filter, k);
    }

    /// The question to an index.
    ///
    /// @throws IllegalArgumentException if the filter cannot be read, or a number is out of range
    SearchRequest request(String query) {
        SearchRequest request = SearchRequest.of(query).withMode(asked()).withCount(k);
        return filter.map(written -> request.withFilter(Filter.parse(written))).orElse(request);
    }

    private Mode asked() {
        return switch (mode) {
            case BM25 -> new Mode.Words();
            case VECTOR -> new Mode.Vectors();
            case HYBRID -> new Mode.Hybrid(fusion.fusion(weight));
        };
    }

    /// In words, for whoever asks.
    String described() {
        String joined = mode == Asked.HYBRID
                ? ", " + fusion + (weight.isPresent() ? " with weight " + weight.getAsDouble() : "")
                : "";
        return "mode " + mode + joined + ", k " + k
                + filter.map(written -> ", filter " + written).orElse("");
    }
}
