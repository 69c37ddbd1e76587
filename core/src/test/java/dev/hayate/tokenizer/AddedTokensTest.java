package dev.hayate.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddedTokensTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':3,'content':'x','normalized':false}                   | /added_tokens/0/id      | expected id 2",
                "{'id':0,'content':'a','normalized':false}                   | /added_tokens/0/id      | expected id 1",
                "{'id':2,'content':'x'}                                      | /added_tokens/0/normalized | true or false",
                "{'id':2,'normalized':true}                                  | /added_tokens/0/content | string",
                "{'id':2,'content':'x','normalized':false,'priority':1}      | /added_tokens/0/priority | unknown setting",
                "{'id':2,'content':'  ','normalized':true}                   | /added_tokens/0/content | leaves nothing",
                "{'id':2,'content':'X','normalized':true},{'id':3,'content':' x','normalized':true} | /added_tokens/1/content | same as another",
                "{'id':2,'content':'x','normalized':false},{'id':2,'content':'x','normalized':true} | /added_tokens/1/content | twice"
            })
    void refusesWhatTheOriginalLeavesToChanceOrNobodyKnows(String tokens, String place, String words) {
        assertThatThrownBy(() -> tokenizer("'added_tokens':[" + tokens + "]"))
                .isInstanceOfSatisfying(
                        ModelFormatException.class, e -> assertThat(e.place()).isEqualTo(place))
                .hasMessageContaining(words);
    }

    @Test
    void takesTheSameTokenTwiceAsOne() {
        String token = "{'id':2,'content':'x','normalized':false,'special':true}";
        assertThat(tokenizer("'added_tokens':[" + token + "," + token + "]").ids("axb"))
                .containsExactly(1, 2, 0);
    }

    @Test
    void leavesIdsOutThatNoTokenHas() {
        Tokenizer tokenizer = tokenizer("'added_tokens':[]", "{'?':0,'a':1,'b':4}");
        assertThat(tokenizer.decode(new int[] {1, 2, 4, 3}, false)).isEqualTo("a b");
    }

    @Test
    void survivesOverlappingStripsThatStopTheOriginal() {
        Encoding encoding = tokenizer("'added_tokens':[{'id':2,'content':'x','normalized':false,'rstrip':true},"
                        + "{'id':3,'content':' ','normalized':false,'lstrip':true}]")
                .encode("x   a");
        assertThat(encoding.starts()).isSorted();
        for (int t = 0; t < encoding.count(); t++) {
            assertThat(encoding.starts()[t]).isLessThanOrEqualTo(encoding.ends()[t]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'direction':'Up','max_length':1,'strategy':'LongestFirst','stride':0}    | /truncation/direction",
                "{'direction':'Left','max_length':1,'strategy':'OnlySecond','stride':0}    | /truncation/strategy",
                "{'direction':'Left','max_length':1,'strategy':'Shortest','stride':0}      | /truncation/strategy",
                "{'direction':'Left','max_length':-1,'strategy':'LongestFirst','stride':0} | /truncation/max_length",
                "{'direction':'Left','max_length':'1','strategy':'LongestFirst'}           | /truncation/max_length",
                "{'direction':'Left','max_length':1,'sides':2}                             | /truncation/sides",
                "5                                                                         | /truncation"
            })
    void refusesTruncationsItDoesNotKnow(String truncation, String place) {
        assertThatThrownBy(() -> tokenizer("'added_tokens':[],'truncation':" + truncation))
                .isInstanceOfSatisfying(
                        ModelFormatException.class, e -> assertThat(e.place()).isEqualTo(place));
    }

    private static Tokenizer tokenizer(String members) {
        return tokenizer(members, "{'?':0,'a':1}");
    }

    private static Tokenizer tokenizer(String members, String vocabulary) {
        String json = "{'version':'1.0'," + members + ",'normalizer':{'type':'Sequence','normalizers':[{'type':'Strip',"
                + "'strip_left':true,'strip_right':true},{'type':'Lowercase'}]},'pre_tokenizer':{'type':'FixedLength',"
                + "'length':1},'model':{'type':'WordLevel','unk_token':'?','vocab':" + vocabulary + "}}";
        return Tokenizer.fromJson("tokenizer.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
