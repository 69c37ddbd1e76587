package dev.hayate.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of a `tokenizer.json` that are not known; those of models, added tokens, decoders and patterns have
/// tests of their own.
class TokenizerReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'version':'2.0'                                                       | /version",
                "'version':1                                                           | /version",
                "'chat_template':'x'                                                   | /chat_template",
                "'model':null                                                          | /model",
                "'model':[]                                                            | /model",
                "'added_tokens':{}                                                     | /added_tokens",
                "'normalizer':{'type':'Upper'}                                         | /normalizer/type",
                "'normalizer':'NFC'                                                    | /normalizer",
                "'normalizer':{'type':'Lowercase','locale':'tr'}                       | /normalizer/locale",
                "'pre_tokenizer':{'type':'Jieba'}                                      | /pre_tokenizer/type",
                "'pre_tokenizer':{'pretokenizers':[]}                                  | /pre_tokenizer/type",
                "'pre_tokenizer':{'type':'Whitespace','keep':true}                     | /pre_tokenizer/keep",
                "'pre_tokenizer':{'type':'ByteLevel','use_regex':true}                 | /pre_tokenizer/add_prefix_space",
                "'pre_tokenizer':{'type':'ByteLevel','add_prefix_space':1}             | /pre_tokenizer/add_prefix_space",
                "'pre_tokenizer':{'type':'CharDelimiterSplit','delimiter':'ab'}        | /pre_tokenizer/delimiter",
                "'pre_tokenizer':{'type':'FixedLength','length':0}                     | /pre_tokenizer/length",
                "'pre_tokenizer':{'type':'FixedLength','length':2.5}                   | /pre_tokenizer/length",
                "'pre_tokenizer':{'type':'Punctuation','behavior':'isolated'}          | /pre_tokenizer/behavior",
                "'pre_tokenizer':{'type':'Metaspace','replacement':''}                 | /pre_tokenizer/replacement",
                "'pre_tokenizer':{'type':'Metaspace','replacement':'_','prepend_scheme':'last'} | /pre_tokenizer/prepend_scheme",
                "'pre_tokenizer':{'type':'Metaspace','replacement':'_','add_prefix_space':false,'prepend_scheme':'first'} | /pre_tokenizer/add_prefix_space",
                "'pre_tokenizer':{'type':'Split','pattern':{},'behavior':'Removed','invert':false} | /pre_tokenizer/pattern",
                "'pre_tokenizer':{'type':'Split','pattern':{'Glob':'*'},'behavior':'Removed','invert':false} | /pre_tokenizer/pattern/Glob",
                "'pre_tokenizer':{'type':'Split','pattern':{'String':'a'},'behavior':'Dropped','invert':false} | /pre_tokenizer/behavior",
                "'pre_tokenizer':{'type':'Split','pattern':{'String':'a'},'behavior':'Removed'} | /pre_tokenizer/invert",
                "'pre_tokenizer':{'type':'Sequence','pretokenizers':[{'type':'Whitespace'},{'type':'Metaspace','replacement':'_','prepend_scheme':'first'}]} | /pre_tokenizer/pretokenizers/1",
                "'pre_tokenizer':{'type':'Sequence','pretokenizers':[{'type':'Odd'}]}  | /pre_tokenizer/pretokenizers/0/type",
                "'post_processor':{'type':'Odd'}                                       | /post_processor/type",
                "'post_processor':{'type':'ByteLevel','x':1}                           | /post_processor/x",
                "'post_processor':{'type':'Sequence','processors':[{'type':'Odd'}]}    | /post_processor/processors/0/type",
                "'post_processor':{'type':'Sequence','processors':[{'type':'ByteLevel'},{'type':'ByteLevel'}]} | /post_processor/processors/1",
                "'decoder':{'type':'Odd'}                                              | /decoder/type"
            })
    void refusesUnknownPartsByPlace(String member, String place) {
        String name = member.substring(0, member.indexOf(':'));
        StringBuilder json = new StringBuilder("{").append(member);
        for (String other : new String[] {
            "'version':'1.0'", "'added_tokens':[]", "'model':{'type':'WordLevel','vocab':{'?':0},'unk_token':'?'}"
        }) {
            json.append(other.startsWith(name + ":") ? "" : "," + other);
        }
        byte[] bytes = json.append('}').toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Tokenizer.fromJson("models/x/tokenizer.json", bytes))
                .isInstanceOfSatisfying(ModelFormatException.class, e -> {
                    assertThat(e.place()).isEqualTo(place);
                    assertThat(e.file()).isEqualTo("models/x/tokenizer.json");
                });
    }
}
