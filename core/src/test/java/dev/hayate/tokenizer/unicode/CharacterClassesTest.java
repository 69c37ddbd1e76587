package dev.hayate.tokenizer.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Counts are those of the original over all 1,112,064 scalar values.
class CharacterClassesTest {

    @Test
    void hasAsManyMembersAsTheOriginal() {
        assertThat(count(CharacterClasses::isWhitespace)).isEqualTo(25);
        assertThat(count(CharacterClasses::isPunctuation)).isEqualTo(726);
        assertThat(count(CharacterClasses::isNumeric)).isEqualTo(1924);
        assertThat(count(CharacterClasses::isWord)).isEqualTo(144_667);
        assertThat(count(CharacterClasses::isNonspacingMark)).isEqualTo(1567);
        assertThat(count(CharacterClasses::isCombiningMark)).isEqualTo(2097);
    }

    @Test
    void knowsJapanesePunctuation() {
        assertThat("、。「」・!?$".codePoints()).allMatch(CharacterClasses::isPunctuation);
        assertThat("aあー亜 ".codePoints()).noneMatch(CharacterClasses::isPunctuation);
    }

    @Test
    void countsPunctuationThatCameAfterTheOriginalsUnicodeAsNone() {
        assertThat(CharacterClasses.isPunctuation(0x2E52)).isFalse();
        assertThat(CharacterClasses.isPunctuation(0x111C9)).isTrue();
    }

    @Test
    void knowsDigitsThatAreNewerThanTheJdk() {
        assertThat(CharacterClasses.isNumeric(0x11DE0)).isTrue();
        assertThat("0①Ⅳ〇½".codePoints()).allMatch(CharacterClasses::isNumeric);
        assertThat("一二三".codePoints()).noneMatch(CharacterClasses::isNumeric);
    }

    @Test
    void asksBeyondTheBasicPlaneAtBothEndsOfARange() {
        CodePointSet set = new CodePointSet(new HexNumbers("41 FFFE-10001 20000-20002\n"));
        assertThat(IntStream.of('A', 0xFFFE, 0x10000, 0x10001, 0x20000, 0x20002))
                .allMatch(set::contains);
        assertThat(IntStream.of('B', 0xFFFD, 0x10002, 0x1FFFF, 0x20003, 0x10FFFF))
                .noneMatch(set::contains);
    }

    private static long count(IntPredicate isMember) {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(isMember)
                .count();
    }
}
