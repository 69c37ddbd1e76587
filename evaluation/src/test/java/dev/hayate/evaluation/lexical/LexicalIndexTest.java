package dev.hayate.evaluation.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalIndexTest {
    private static final Workers WORKERS = new Workers(3);

    @TempDir
    Path parent;

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @Test
    void findsJapaneseWordsInOtherForms() throws IOException {
        try (LexicalIndex index = index("昨日、友達と山に登りました。", "海で泳ぐのが好きだ。", "駅前のコンピューター教室")) {
            assertThat(index.search("登る", 10).ids()).containsExactly("p0");
            assertThat(index.search("泳いだ", 10).ids()).containsExactly("p1");
            assertThat(index.search("コンピュータ", 10).ids()).containsExactly("p2");
        }
    }

    @Test
    void findsThePartsOfCompounds() throws IOException {
        try (LexicalIndex index = index("関西国際空港は大阪湾にある。", "京都の寺")) {
            assertThat(index.search("空港", 10).ids()).containsExactly("p0");
        }
    }

    @Test
    void findsEnglishWordsWhateverTheirCase() throws IOException {
        try (LexicalIndex index = index("Tokyo is the capital of Japan.", "The cat sat on the mat.")) {
            assertThat(index.search("CAPITAL", 10).ids()).containsExactly("p0");
            assertThat(index.search("Cat", 10).ids()).containsExactly("p1");
        }
    }

    @Test
    void takesFullAndHalfWidthForTheSame() throws IOException {
        try (LexicalIndex index = index("ＪＡＶＡの第２５版", "ﾄﾞｲﾂのﾋﾞｰﾙ", "㍻の時代")) {
            assertThat(index.search("java", 10).ids()).containsExactly("p0");
            assertThat(index.search("25", 10).ids()).containsExactly("p0");
            assertThat(index.search("ドイツ", 10).ids()).containsExactly("p1");
            assertThat(index.search("平成", 10).ids()).containsExactly("p2");
        }
    }

    @Test
    void scoresByLucenesFormula() throws IOException {
        try (LexicalIndex index = index("cat dog", "cat cat bird fish", "fish")) {
            double rarity = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
            double meanLength = 7 / 3.0;
            Ranking found = index.search("cat", 10);
            assertThat(found.ids()).containsExactly("p1", "p0");
            assertThat(found.scores()[0]).isCloseTo(gain(rarity, 2, 4 / meanLength), within(1e-6));
            assertThat(found.scores()[1]).isCloseTo(gain(rarity, 1, 2 / meanLength), within(1e-6));
            assertThat(index.search("cat cat", 10).scores()[0]).isEqualTo(2 * found.scores()[0]);
        }
    }

    private static double gain(double rarity, int count, double length) {
        return rarity * count / (count + 1.2 * (1 - 0.75 + 0.75 * length));
    }

    @Test
    void keepsTheOrderOfTheCorpusAmongEqualScores() throws IOException {
        String[] texts = IntStream.range(0, 3000)
                .mapToObj(i -> i % 3 == 0 ? "cat" : "dog " + i)
                .toArray(String[]::new);
        List<String> expected =
                IntStream.range(0, 1000).mapToObj(i -> "p" + 3 * i).toList();
        try (LexicalIndex index = index(texts)) {
            assertThat(index.search("cat", 5000).ids()).isEqualTo(expected);
            assertThat(index.search("cat", 7).ids()).isEqualTo(expected.subList(0, 7));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n\t",
                "。、！？",
                "AND OR NOT",
                "+-&&||!(){}[]^\"~*?:\\/",
                "は が を に",
                "<b></b>",
                "words:[* TO *]",
                "\uD83D\uDE00",
                "\uD83D",
                "\0"
            })
    void takesAnyQueryForPlainText(String query) throws IOException {
        try (LexicalIndex index = index("猫が好き", "犬が好き")) {
            assertThat(index.search(query, 10).size()).isZero();
            assertThat(index.scores(query, new int[] {0, 1})).containsExactly(0, 0);
        }
    }

    @Test
    void findsTheWordsBetweenWhatLooksLikeOperators() throws IOException {
        try (LexicalIndex index = index("猫が好き", "犬が走る", "鳥が飛ぶ")) {
            assertThat(index.search("+猫 -\"犬\"~2 AND (words:*", 10).ids()).containsExactly("p0", "p1");
        }
    }

    @Test
    void findsNothingForUnknownWords() throws IOException {
        try (LexicalIndex index = index("猫が好き", "犬が好き")) {
            assertThat(index.search("量子 zygote", 10).size()).isZero();
        }
    }

    @Test
    void takesAnArticleForAQuery() throws IOException {
        String article = words(0, 5000);
        try (LexicalIndex index = index(words(4000, 4010), article, words(9000, 9010))) {
            assertThat(index.search(article, 10).ids()).containsExactly("p1", "p0");
            assertThat(index.scores(article, new int[] {2, 0, 1})[0]).isZero();
        }
    }

    @Test
    void takesTextsWithoutSpacesAndWithoutWords() throws IOException {
        try (LexicalIndex index = index("x".repeat(100_000), "")) {
            assertThat(index.size()).isEqualTo(2);
            assertThat(index.search("x".repeat(100_000), 10).ids()).containsExactly("p0");
        }
    }

    @Test
    void scoresCandidatesAsItScoresWhatItFinds() throws IOException {
        List<String> texts = drawnTexts(2500);
        try (LexicalIndex index = index(texts.toArray(String[]::new))) {
            for (String query : drawnTexts(20)) {
                Ranking found = index.search(query, 50);
                int[] numbers = found.ids().stream()
                        .mapToInt(id -> Integer.parseInt(id.substring(1)))
                        .toArray();
                assertThat(index.scores(query, numbers)).containsExactly(found.scores());
            }
        }
    }

    @Test
    void scoresCandidatesWithoutACommonWordByZero() throws IOException {
        try (LexicalIndex index = index("猫が好き", "犬が走る", "鳥が飛ぶ")) {
            double[] scores = index.scores("走る犬", new int[] {2, 1, 0, 1});
            assertThat(scores[1]).isPositive().isEqualTo(scores[3]);
            assertThat(scores[0]).isZero();
            assertThat(scores[2]).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void refusesCandidatesThatAreNotThere(int number) throws IOException {
        try (LexicalIndex index = index("猫", "犬")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.scores("猫", new int[] {0, number}))
                    .withMessageContaining("passage " + number + " among 2");
        }
    }

    @Test
    void findsTheSameWhateverTheNumberOfThreads() throws IOException {
        List<String> texts = drawnTexts(2500);
        List<String> queries = drawnTexts(40);
        List<int[]> numbers =
                queries.stream().map(query -> IntStream.range(0, 100).toArray()).toList();
        Candidates candidates = new Candidates(
                IntStream.range(0, queries.size()).mapToObj(Integer::toString).toList(),
                queries,
                numbers,
                queries.stream().map(query -> new double[100]).toList());
        try (Workers one = new Workers(1);
                LexicalIndex alone = index(texts, one);
                LexicalIndex shared = index(texts, WORKERS)) {
            List<Ranking> expected = alone.search(queries, 30, one);
            List<Ranking> found = shared.search(queries, 30, WORKERS);
            List<double[]> expectedScores = alone.scores(candidates, one);
            List<double[]> scores = shared.scores(candidates, WORKERS);
            for (int query = 0; query < queries.size(); query++) {
                assertThat(found.get(query).ids()).isEqualTo(expected.get(query).ids());
                assertThat(found.get(query).scores())
                        .containsExactly(expected.get(query).scores());
                assertThat(scores.get(query)).containsExactly(expectedScores.get(query));
            }
        }
    }

    @Test
    void findsNothingInAnEmptyCorpus() throws IOException {
        try (LexicalIndex index = index()) {
            assertThat(index.search("猫", 10).size()).isZero();
            assertThat(index.scores("猫", new int[0])).isEmpty();
        }
    }

    @Test
    void refusesToFindNone() throws IOException {
        try (LexicalIndex index = index("猫")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.search("猫", 0))
                    .withMessageContaining("not 0");
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        try (LexicalIndex index = index("猫", "犬")) {
            assertThat(index.size()).isEqualTo(2);
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhereTheCorpusBreaksOff() throws IOException {
        Corpus broken = () -> new Corpus.Reader() {
            private int reads;

            @Override
            public Passages next(int atMost) throws IOException {
                if (reads++ > 0) {
                    throw new IOException("corpus.jsonl:2: broken");
                }
                return new Passages(List.of("a"), List.of("猫"));
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> LexicalIndex.build(broken, parent, WORKERS))
                .isInstanceOf(IOException.class)
                .hasMessage("corpus.jsonl:2: broken");
        assertThat(files()).isEmpty();
    }

    @Test
    void namesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> LexicalIndex.build(
                        Corpus.of(new Passages(List.of(), List.of())), parent.resolve("no"), WORKERS))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("no: is not a folder");
    }

    @Test
    void mayBeClosedTwice() throws IOException {
        LexicalIndex index = index("猫");
        index.close();
        index.close();
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.toList();
        }
    }

    private LexicalIndex index(String... texts) throws IOException {
        return index(List.of(texts), WORKERS);
    }

    private LexicalIndex index(List<String> texts, Workers workers) throws IOException {
        List<String> ids =
                IntStream.range(0, texts.size()).mapToObj(i -> "p" + i).toList();
        return LexicalIndex.build(Corpus.of(new Passages(ids, texts)), parent, workers);
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(LexicalIndexTest::word).collect(Collectors.joining(" "));
    }

    private static String word(int number) {
        return "w"
                + Integer.toString(number)
                        .chars()
                        .mapToObj(digit -> Character.toString('a' + digit - '0'))
                        .collect(Collectors.joining());
    }

    /// Texts of a few common and some rare words, many of which score alike.
    private static List<String> drawnTexts(int count) {
        SplittableRandom random = new SplittableRandom(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(IntStream.range(0, 3 + random.nextInt(6))
                    .mapToObj(place -> word((int) (400 * Math.pow(random.nextDouble(), 3))))
                    .collect(Collectors.joining(" ")));
        }
        return texts;
    }
}
