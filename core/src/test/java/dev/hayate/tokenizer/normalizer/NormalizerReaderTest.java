package dev.hayate.tokenizer.normalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import dev.hayate.internal.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizerReaderTest {

    @Test
    void readsNoneAsIdentity() {
        assertThat(read("null")).isEqualTo(new Normalizer.Identity());
    }

    @Test
    void readsSequencesInOrder() {
        assertThat(read("{'type':'Sequence','normalizers':[{'type':'Nmt'},{'type':'NFKC'},{'type':'Lowercase'}]}"))
                .isEqualTo(new Sequence(List.of(new Nmt(), UnicodeForm.NFKC, new Lowercase())));
    }

    @Test
    void stripsAccentsWhereLowercaseIsAskedForAndNothingIsSaid() {
        assertThat(read("{'type':'BertNormalizer','clean_text':true,'handle_chinese_chars':false,"
                        + "'strip_accents':null,'lowercase':true}"))
                .isEqualTo(new BertNormalizer(true, false, true, true));
        assertThat(read("{'type':'BertNormalizer','clean_text':true,'handle_chinese_chars':false,"
                        + "'strip_accents':false,'lowercase':true}"))
                .isEqualTo(new BertNormalizer(true, false, false, true));
    }

    @Test
    void findsRepetitionsWithoutAnEngine() {
        assertThat(RepeatPattern.of(" {2,}")).contains(new RepeatPattern(' ', 2));
        assertThat(RepeatPattern.of("\\s+")).contains(new RepeatPattern(RepeatPattern.WHITESPACE, 1));
        assertThat(RepeatPattern.of("𠮷+")).contains(new RepeatPattern(0x20BB7, 1));
        assertThat(List.of("ab+", "\\s", "+", ".+", "\\d+", "a{2}", "a{0,}", "(+", "\\sa+"))
                .allMatch(regex -> RepeatPattern.of(regex).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'Append','append':'x'}                                    | /type               | Append",
                "{'type':'NFC','form':'x'}                                         | /form               | unknown setting",
                "{'type':'Sequence','normalizers':[{'type':'NFC'},{'type':'Odd'}]} | /normalizers/1/type | Odd",
                "{'type':'Strip','strip_left':true}                                | /strip_right        | nothing",
                "{'type':'Prepend','prepend':1}                                    | /prepend            | string",
                "{'type':'Replace','pattern':'a','content':'b'}                    | /pattern            | object",
                "{'type':'Replace','pattern':{},'content':'b'}                     | /pattern            | Regex",
                "{'type':'Replace','pattern':{'Regex':'\\\\h+'},'content':'b'}     | /pattern/Regex      | not supported",
                "{'type':'Replace','pattern':{'Regex':'('},'content':'b'}          | /pattern/Regex      | regular expression",
                "{'type':'Precompiled','precompiled_charsmap':null}                | /precompiled_charsmap | string",
                "{'normalizer':'NFC'}                                              | /type               | string"
            })
    void refusesWhatItDoesNotKnowByPlace(String json, String place, String words) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        ModelFormatException.class, e -> assertThat(e.place()).isEqualTo(place))
                .hasMessageContaining(words);
    }

    private static Normalizer read(String json) {
        return NormalizerReader.read(Json.parse("tokenizer.json", json.replace('\'', '"')));
    }
}
