package dev.hayate.training.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatticeTest {
    /// Pieces as strings of the letters a, b, c, whose codes are 1, 2, 3.
    private static UnigramModel model(List<String> pieces, double... scores) {
        int[] codes = codes(String.join("", pieces));
        int[] lengths = pieces.stream().mapToInt(String::length).toArray();
        int[] starts = new int[lengths.length];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + lengths[i - 1];
        }
        return new UnigramModel(new Pieces(codes, starts, lengths, scores));
    }

    private static int[] codes(String letters) {
        return letters.chars().map(letter -> letter - 'a' + 1).toArray();
    }

    private record Way(List<Integer> pieces, double score) {
        Way plus(int piece, double more) {
            List<Integer> longer = new ArrayList<>(pieces);
            longer.add(piece);
            return new Way(longer, score + more);
        }
    }

    private static void enumerate(List<String> pieces, UnigramModel model, String rest, Way sofar, List<Way> ways) {
        if (rest.isEmpty()) {
            ways.add(sofar);
            return;
        }
        for (int piece = 0; piece < pieces.size(); piece++) {
            if (rest.startsWith(pieces.get(piece))) {
                String after = rest.substring(pieces.get(piece).length());
                enumerate(pieces, model, after, sofar.plus(piece, model.score(piece)), ways);
            }
        }
        if (!pieces.contains(rest.substring(0, 1))) {
            Way unknown = sofar.plus(Lattice.UNKNOWN, model.score(Lattice.UNKNOWN));
            enumerate(pieces, model, rest.substring(1), unknown, ways);
        }
    }

    private static List<Way> ways(List<String> pieces, UnigramModel model, String run) {
        List<Way> ways = new ArrayList<>();
        enumerate(pieces, model, run, new Way(List.of(), 0), ways);
        return ways;
    }

    private static final List<String> PIECES = List.of("aa", "abc", "ab", "a", "ba", "bca", "b", "ca");
    private static final double[] SCORES = {-4.5, -3.25, -3, -2, -3.5, -4, -2.5, -3.125};

    private static Lattice lattice(UnigramModel model, String run) {
        Lattice lattice = new Lattice(model);
        lattice.read(codes(run), 0, run.length());
        return lattice;
    }

    private static String randomRun(Random random, int length) {
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < length; i++) {
            run.append((char) ('a' + random.nextInt(3)));
        }
        return run.toString();
    }

    @Test
    void expectsWhatTheEnumerationOfAllWaysExpects() {
        UnigramModel model = model(PIECES, SCORES);
        Random random = new Random(3);
        for (int length = 1; length <= 9; length++) {
            String run = randomRun(random, length);
            List<Way> ways = ways(PIECES, model, run);
            double all = ways.stream().mapToDouble(way -> Math.exp(way.score)).sum();
            double[] expected = new double[PIECES.size()];
            for (Way way : ways) {
                for (int piece : way.pieces) {
                    if (piece != Lattice.UNKNOWN) {
                        expected[piece] += 7 * Math.exp(way.score) / all;
                    }
                }
            }
            double[] counts = new double[PIECES.size()];

            double logProbability = lattice(model, run).addExpectedCounts(7, counts);

            assertThat(logProbability).as(run).isCloseTo(Math.log(all), within(1e-12));
            assertThat(counts).as(run).containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void findsTheBestOfAllWays() {
        UnigramModel model = model(PIECES, SCORES);
        Random random = new Random(4);
        for (int length = 1; length <= 9; length++) {
            String run = randomRun(random, length);
            Way best = ways(PIECES, model, run).stream()
                    .max(Comparator.comparingDouble(Way::score))
                    .orElseThrow();
            Lattice lattice = lattice(model, run);

            assertThat(lattice.findBest()).as(run).isCloseTo(best.score, within(1e-12));
            int count = lattice.tracePath();
            int[] path = lattice.path();
            double score =
                    Arrays.stream(path, 0, count).mapToDouble(model::score).sum();
            assertThat(score).as(run).isCloseTo(best.score, within(1e-12));
        }
    }

    @Test
    void splitsAWholePieceInTheBestWay() {
        Lattice lattice = lattice(model(List.of("abc", "ab", "a", "b", "c"), -2, -1.5, -1, -1, -1), "abc");

        assertThat(lattice.findBestSplit()).isEqualTo(-2.5);
        assertThat(lattice.tracePath()).isEqualTo(2);
        assertThat(Arrays.copyOf(lattice.path(), 2)).containsExactly(4, 1);
    }

    @Test
    void sumsOverRunsOfAnyLength() {
        UnigramModel model = model(List.of("aa", "a"), -90, -40);
        String run = "a".repeat(5_000);
        double[] counts = new double[2];

        double logProbability = lattice(model, run).addExpectedCounts(1, counts);

        double ratio = Math.exp(-90 + 80);
        double growth = (1 + Math.sqrt(1 + 4 * ratio)) / 2;
        double ways = 5_001 * Math.log(growth) - Math.log(Math.sqrt(1 + 4 * ratio));
        assertThat(logProbability).isCloseTo(-40 * 5_000 + ways, within(1e-6));
        assertThat(2 * counts[0] + counts[1]).isCloseTo(5_000, within(1e-6));
    }
}
