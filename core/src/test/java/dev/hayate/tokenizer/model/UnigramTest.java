package dev.hayate.tokenizer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.TokenBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnigramTest {

    @Test
    void choosesThePiecesWithTheHighestSumOfScores() {
        Unigram model =
                model("[['<unk>',0],['a',0],['b',0],['c',0],['d',0],['cd',1],['ab',2],['abc',5],['abcd',10]]", "");
        assertThat(ids(model, "abcdacdxx")).containsExactly(8, 1, 5, 0);
    }

    @Test
    void keepsTheFirstFoundOfEqualPaths() {
        Unigram model = model("[['<unk>',0],['a',-1],['aa',-2],['aaa',-3]]", "");
        assertThat(ids(model, "aaa")).containsExactly(3);
        assertThat(ids(model, "aaaa")).containsExactly(1, 3);
    }

    @Test
    void joinsNeighbouringUnknownCharacters() {
        Unigram model = model("[['<unk>',0],['a',-1]]", "");
        assertThat(ids(model, "xya𠮷z")).containsExactly(0, 1, 0);
    }

    @Test
    void fallsBackToBytesWhenAllOfThemAreInTheVocabulary() {
        Unigram model =
                model("[['<unk>',0],['a',-1],['<0xC3>',-9],['<0xA9>',-9],['<0xA8>',-9]]", ",'byte_fallback':true");
        assertThat(ids(model, "aé")).containsExactly(1, 2, 3);
        assertThat(ids(model, "éè")).containsExactly(2, 3, 2, 4);
        assertThat(ids(model, "éx")).containsExactly(0);
    }

    @Test
    void takesTheLastOfEqualPieces() {
        Unigram model = model("[['<unk>',0],['a',-1],['a',-5]]", "");
        assertThat(ids(model, "a")).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheSamePathAsThePlainRecursion(long seed) {
        Random random = new Random(seed);
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("<unk>", 0.0);
        while (scores.size() < 60) {
            scores.put(randomText(random, 1 + random.nextInt(5)), -1 - random.nextInt(8) / 2.0);
        }
        StringBuilder vocab = new StringBuilder();
        scores.forEach(
                (piece, score) -> vocab.append(vocab.isEmpty() ? "[" : ",").append("['" + piece + "'," + score + "]"));
        Unigram model = model(vocab + "]", "");
        NormalizedText text = new NormalizedText(true);
        PreTokens spans = new PreTokens(text);
        TokenBuffer tokens = new TokenBuffer(true);
        Segmenter segmenter = model.newSegmenter();
        for (int round = 0; round < 60; round++) {
            int[] codePoints = randomText(random, random.nextInt(round % 10 == 0 ? 5000 : 60))
                    .codePoints()
                    .toArray();
            text.reset(codePoints, 0, codePoints.length);
            spans.reset(0, codePoints.length);
            cutAtRandom(spans, random);
            List<Integer> expected = new ArrayList<>();
            for (int s = 0; s < spans.count(); s++) {
                expected.addAll(plain(scores, text.substring(spans.start(s), spans.end(s))));
            }
            tokens.clear();
            segmenter.segment(spans, tokens);
            assertThat(Arrays.stream(tokens.ids(), 0, tokens.count()).boxed().toList())
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(expected);
            assertThat(coverage(tokens)).as("seed %d round %d", seed, round).isEqualTo(coverage(spans));
        }
    }

    @Test
    void refusesAModelThatCouldNotEncodeANewCharacter() {
        assertThatThrownBy(() ->
                        Unigram.read(Json.parse("tokenizer.json", "{\"type\":\"Unigram\",\"vocab\":[[\"a\",-1]]}")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("tokenizer.json: /unk_id");
    }

    @Test
    void namesTheEntryThatIsNoPieceWithScore() {
        assertThatThrownBy(() -> model("[['<unk>',0],['a']]", ""))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("/vocab/1");
    }

    private static Unigram model(String vocab, String more) {
        String json = "{'type':'Unigram','unk_id':0,'vocab':" + vocab + more + "}";
        return Unigram.read(Json.parse("tokenizer.json", json.replace('\'', '"')));
    }

    private static int[] ids(Unigram model, String input) {
        NormalizedText text = new NormalizedText(false);
        int[] codePoints = input.codePoints().toArray();
        text.reset(codePoints, 0, codePoints.length);
        PreTokens spans = new PreTokens(text);
        spans.reset(0, codePoints.length);
        TokenBuffer tokens = new TokenBuffer(false);
        model.newSegmenter().segment(spans, tokens);
        return Arrays.copyOf(tokens.ids(), tokens.count());
    }

    private static String randomText(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("aaabbcdxy".charAt(random.nextInt(9)));
        }
        return text.toString();
    }

    private static void cutAtRandom(PreTokens spans, Random random) {
        int end = spans.end(0);
        spans.beginSplit();
        for (int from = 0; from < end; ) {
            int to = Math.min(end, from + 1 + random.nextInt(random.nextInt(10) == 0 ? 2000 : 9));
            if (random.nextInt(5) > 0) {
                spans.add(from, to);
            }
            from = to;
        }
        spans.endSplit();
    }

    private static List<Integer> coverage(TokenBuffer tokens) {
        List<Integer> covered = new ArrayList<>();
        for (int t = 0; t < tokens.count(); t++) {
            for (int i = tokens.start(t); i < tokens.end(t); i++) {
                covered.add(i);
            }
        }
        return covered;
    }

    private static List<Integer> coverage(PreTokens spans) {
        List<Integer> covered = new ArrayList<>();
        for (int s = 0; s < spans.count(); s++) {
            for (int i = spans.start(s); i < spans.end(s); i++) {
                covered.add(i);
            }
        }
        return covered;
    }

    /// The recursion of the original, straight from its description.
    private static List<Integer> plain(Map<String, Double> scores, String text) {
        List<String> pieces = new ArrayList<>(scores.keySet());
        double unknownScore = scores.values().stream().mapToDouble(d -> d).min().orElseThrow() - 10;
        double[] best = new double[text.length() + 1];
        int[] begins = new int[text.length() + 1];
        int[] ids = new int[text.length() + 1];
        Arrays.fill(begins, -1);
        for (int from = 0; from < text.length(); from++) {
            for (int to = from + 1; to <= text.length(); to++) {
                Double score = scores.get(text.substring(from, to));
                if (score == null && !(to == from + 1)) {
                    continue;
                }
                double candidate = best[from] + (score == null ? unknownScore : score);
                if (begins[to] < 0 || candidate > best[to]) {
                    best[to] = candidate;
                    begins[to] = from;
                    ids[to] = score == null ? 0 : pieces.indexOf(text.substring(from, to));
                }
            }
        }
        List<Integer> path = new ArrayList<>();
        for (int to = text.length(); to > 0; to = begins[to]) {
            if (ids[to] != 0 || path.isEmpty() || path.getFirst() != 0) {
                path.addFirst(ids[to]);
            }
        }
        return path;
    }
}
