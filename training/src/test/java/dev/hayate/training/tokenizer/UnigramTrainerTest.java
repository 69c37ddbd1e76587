package dev.hayate.training.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.tokenizer.model.Unigram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnigramTrainerTest {
    private static final List<String> WORDS = List.of(
            "東京", "大阪", "京都", "に", "で", "は", "を", "が", "住んでいます", "食べました", "行きました", "ラーメン", "うどん", "寿司", "。", "、", "昨日",
            "明日", "友達", "と", "駅", "駅前", "the cat", " sat on", " a mat", "2026", "年", "Ｈａｙａｔｅ");

    private static final UnigramSettings SMALL =
            UnigramSettings.DEFAULT.vocabulary(120).threads(2);

    private static List<String> texts() {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int words = 3 + random.nextInt(8); words > 0; words--) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static TrainedTokenizer train(List<String> texts, UnigramSettings settings) {
        return UnigramTrainer.train(texts.iterator(), settings, UnigramListener.NONE);
    }

    private static Tokenizer load(TrainedTokenizer trained) {
        return Tokenizer.fromJson("tokenizer.json", trained.json());
    }

    private static List<String> pieces(Tokenizer tokenizer) {
        return IntStream.range(0, tokenizer.vocabularySize())
                .mapToObj(tokenizer::pieceOf)
                .toList();
    }

    @Test
    void givesAsManyIdsAsAskedFor() {
        Tokenizer tokenizer = load(train(texts(), SMALL));

        assertThat(tokenizer.vocabularySize()).isEqualTo(120);
        assertThat(pieces(tokenizer))
                .startsWith("<s>", "<pad>", "</s>", "<unk>")
                .endsWith("<mask>");
        assertThat(pieces(tokenizer)).doesNotHaveDuplicates();
        assertThat(tokenizer.unknownId()).isEqualTo(3);
    }

    @Test
    void learnsTheWordsOfTheTexts() {
        Tokenizer tokenizer = load(train(texts(), SMALL));

        assertThat(pieces(tokenizer)).contains("東京", "ラーメン", "住んでいます", "▁sat", "2026", "hayate");
        assertThat(tokenizer.ids("ラーメンを食べました。").length).isLessThanOrEqualTo(5);
    }

    @Test
    void readsBackEveryTextItLearnedFrom() {
        Tokenizer tokenizer = load(train(texts(), SMALL.characterCoverage(1)));

        assertThat(tokenizer.decode(tokenizer.ids("東京で寿司を食べました。"), true)).isEqualTo("東京で寿司を食べました。");
        for (String text : texts()) {
            assertThat(tokenizer.ids(text)).doesNotContain(tokenizer.unknownId());
        }
    }

    @Test
    void mixesNoScripts() {
        List<String> mixed = pieces(load(train(texts(), SMALL.vocabulary(150)))).stream()
                .filter(piece -> !piece.startsWith("<"))
                .filter(piece -> piece.codePoints()
                                .filter(character -> character != TextRuns.SPACE_MARK)
                                .mapToObj(Scripts::of)
                                .distinct()
                                .count()
                        > 1)
                .toList();

        assertThat(mixed).isEmpty();
    }

    @Test
    void keepsEveryRequiredCharacter() {
        UnigramSettings settings = SMALL.characterCoverage(1);
        Set<String> characters = texts().stream()
                .flatMapToInt(text -> text.codePoints())
                .filter(character -> character < 0xFF00 && character != ' ')
                .mapToObj(Character::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(pieces(load(train(texts(), settings))))
                .containsAll(characters)
                .contains("▁");
    }

    @Test
    void leavesRareCharactersToTheUnknown() {
        List<String> texts = new ArrayList<>(texts());
        texts.add("鬱");

        Tokenizer tokenizer = load(train(texts, SMALL.characterCoverage(0.999)));

        assertThat(tokenizer.ids("鬱")).contains(tokenizer.unknownId());
    }

    @Test
    void writesUnknownCharactersAsBytes() {
        Tokenizer tokenizer = load(train(texts(), SMALL.vocabulary(380).withByteFallback()));

        assertThat(tokenizer.vocabularySize()).isEqualTo(380);
        assertThat(tokenizer.ids("鬱")).doesNotContain(tokenizer.unknownId()).hasSize(4);
        assertThat(tokenizer.decode(tokenizer.ids("駅前の鬱"), true)).isEqualTo("駅前の鬱");
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() {
        assertThat(train(texts(), SMALL.threads(3)).json())
                .isEqualTo(train(texts(), SMALL.threads(1)).json());
    }

    @Test
    void takesTextsOfAnyLengthWhole() {
        String longText = String.join("", texts());

        Tokenizer tokenizer = load(train(List.of(longText), SMALL));

        assertThat(pieces(tokenizer)).contains("東京", "ラーメン");
    }

    @Test
    void crossesNoWordOfTheDictionary() {
        List<String> texts = List.of("東京に住んでいます", "大阪に住んでいます", "京都に住んでいます", "東京に住んでいました");
        UnigramSettings settings = SMALL.characterCoverage(1).vocabulary(22);

        List<String> free = pieces(load(train(texts, settings)));
        List<String> bounded = pieces(load(train(texts, settings.boundaries(WordBoundaries.UNIDIC))));

        assertThat(free).anyMatch(piece -> piece.startsWith("に住んで"));
        assertThat(bounded).noneMatch(piece -> piece.startsWith("に住"));
        assertThat(bounded).contains("住ん").noneMatch(piece -> piece.contains("んで"));
    }

    @Test
    void learnsPhrasesOfWordsIfAskedFor() {
        List<String> texts = new ArrayList<>(texts());
        texts.addAll(Collections.nCopies(100, "中華そばを食べたい"));
        texts.addAll(Collections.nCopies(100, "男性と中華そばの男性"));
        UnigramSettings settings = SMALL.vocabulary(140).boundaries(WordBoundaries.UNIDIC_PHRASES);

        List<String> pieces = pieces(load(train(texts, settings)));

        assertThat(pieces).contains("中華そば", "男性", "▁").noneMatch(piece -> piece.contains("ばを"));
        assertThat(pieces).noneMatch(piece -> piece.matches("▁\\p{IsHan}.*"));
    }

    @Test
    void learnsFromASampleOfTheTexts() {
        UnigramSettings settings = SMALL.vocabulary(90);

        TrainedTokenizer sampled = train(texts(), settings.sampled(50, 9));

        assertThat(sampled.report().texts()).isEqualTo(400);
        assertThat(sampled.report().usedTexts()).isEqualTo(50);
        assertThat(sampled.json())
                .isEqualTo(train(texts(), settings.sampled(50, 9)).json());
        assertThat(sampled.json())
                .isNotEqualTo(train(texts(), settings.sampled(50, 10)).json());
    }

    @Test
    void reportsWhatTheTextsCost() {
        TrainingReport report = train(texts(), SMALL).report();
        Tokenizer tokenizer = load(train(texts(), SMALL));
        Unigram model = (Unigram) tokenizer.model();
        double score = 0;
        for (String text : texts()) {
            for (int id : tokenizer.ids(text)) {
                score += model.score(id);
            }
        }

        assertThat(report.rounds()).isNotEmpty();
        assertThat(report.bitsPerCharacter()).isCloseTo(-score / Math.log(2) / report.characters(), within(1e-9));
    }

    @Test
    void refusesToLearnFromNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(List.of("", ""), SMALL))
                .withMessageContaining("nothing to learn from")
                .withMessageContaining("2 texts");
    }

    @Test
    void tellsHowLargeAVocabularyTheCharactersNeed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(List.of("abc abc"), SMALL.vocabulary(8)))
                .withMessageContaining("vocabulary of 8")
                .withMessageContaining("4 required characters")
                .withMessageContaining("need 9");
    }

    @Test
    void tellsHowLargeAVocabularyTheTextsGive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(texts(), SMALL.vocabulary(30_000)))
                .withMessageContaining("30000")
                .withMessageContaining("ask for fewer or add texts");
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.characterCoverage(1.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> SMALL.threads(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.vocabulary(0))
                .withMessageContaining("0");
    }
}
