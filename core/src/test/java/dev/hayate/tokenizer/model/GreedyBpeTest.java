package dev.hayate.tokenizer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.TokenBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GreedyBpeTest {
    private static final int CHARACTERS = 3;

    @Test
    void givesWhatMergingGivesForAnyMergesThatPutPartsBeforeWholes() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Bpe model = randomModel(random);
            assertThat(model.newSegmenter()).as("seed %d", seed).isInstanceOf(BpeSegmenter.class);
            Segmenter greedy = model.newSegmenter();
            Segmenter merging = new MergingSegmenter(model);
            for (int text = 0; text < 20; text++) {
                String input = randomText(random);
                assertThat(tokens(greedy, input))
                        .as("seed %d, text %s", seed, input)
                        .isEqualTo(tokens(merging, input));
            }
        }
    }

    @Test
    void leavesModelsToMergingThatMakeAPieceInTwoWays() {
        List<String> pieces = List.of("a", "b", "c", "ab", "bc", "abc");

        Bpe model = model(pieces, new int[] {0, 1, 3, 0}, new int[] {1, 2, 2, 4}, new int[] {3, 4, 5, 5});

        assertThat(model.newSegmenter()).isInstanceOf(MergingSegmenter.class);
    }

    @Test
    void leavesModelsToMergingThatUseAPieceBeforeTheyMakeIt() {
        List<String> pieces = List.of("a", "b", "c", "ab", "abc");

        Bpe model = model(pieces, new int[] {3, 0}, new int[] {2, 1}, new int[] {4, 3});

        assertThat(model.newSegmenter()).isInstanceOf(MergingSegmenter.class);
        assertThat(tokens(model.newSegmenter(), "abc")).isEqualTo("abc 0-3");
    }

    @Test
    void passesOverAPieceThatItsOwnCharactersDoNotBecome() {
        List<String> pieces = List.of("a", "b", "c", "bc", "ab", "abc");

        Bpe model = model(pieces, new int[] {1, 0, 4}, new int[] {2, 1, 2}, new int[] {3, 4, 5});

        assertThat(tokens(model.newSegmenter(), "abcab")).isEqualTo("a 0-1, bc 1-3, ab 3-5");
    }

    private static Bpe randomModel(Random random) {
        List<String> pieces = new ArrayList<>(List.of("a", "b", "c"));
        int count = random.nextInt(1, 25);
        List<int[]> merges = new ArrayList<>();
        for (int attempt = 0; attempt < 4 * count && merges.size() < count; attempt++) {
            int left = random.nextInt(pieces.size());
            int right = random.nextInt(pieces.size());
            String merged = pieces.get(left) + pieces.get(right);
            if (!pieces.contains(merged) && merged.length() < 12) {
                merges.add(new int[] {left, right, pieces.size()});
                pieces.add(merged);
            }
        }
        return model(pieces, column(merges, 0), column(merges, 1), column(merges, 2));
    }

    private static int[] column(List<int[]> merges, int column) {
        return merges.stream().mapToInt(merge -> merge[column]).toArray();
    }

    private static Bpe model(List<String> pieces, int[] left, int[] right, int[] merged) {
        return Bpe.of(Vocabulary.of(pieces), left, right, merged, new Bpe.Options(-1, "", "", false, false, false));
    }

    private static String randomText(Random random) {
        int characters = random.nextInt(1, CHARACTERS + 1);
        return IntStream.range(0, random.nextInt(1, 60))
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(characters))))
                .reduce("", String::concat);
    }

    private static String tokens(Segmenter segmenter, String input) {
        NormalizedText text = new NormalizedText(true);
        text.reset(input.codePoints().toArray(), 0, input.length());
        PreTokens spans = new PreTokens(text);
        spans.reset(0, text.length());
        TokenBuffer tokens = new TokenBuffer(true);
        segmenter.segment(spans, tokens);
        List<String> found = new ArrayList<>();
        for (int t = 0; t < tokens.count(); t++) {
            found.add("%s %d-%d"
                    .formatted(input.substring(tokens.start(t), tokens.end(t)), tokens.start(t), tokens.end(t)));
        }
        assertThat(Arrays.stream(tokens.ids(), 0, tokens.count()).min().orElse(0))
                .isNotNegative();
        return String.join(", ", found);
    }
}
