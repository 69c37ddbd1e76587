package dev.hayate.tokenizer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import dev.hayate.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubwordModelReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'Markov','vocab':{}}                                              | /type          | Markov",
                "{'vocab':3}                                                               | /vocab         | object",
                "{'type':'BPE','vocab':{'a':0,'b':1,'ab':2},'merges':['a b'],'dropout':0.1} | /dropout      | chance",
                "{'type':'BPE','vocab':{'a':0},'merges':[],'unk_token':'?'}                | /unk_token     | vocabulary",
                "{'type':'BPE','vocab':{'a':0},'merges':['a c']}                           | /merges/0      | 'c'",
                "{'type':'BPE','vocab':{'a':0,'b':1},'merges':['a b']}                     | /merges/0      | 'ab'",
                "{'type':'BPE','vocab':{'a':0,'b':1},'merges':['a b c']}                   | /merges/0      | a merge",
                "{'type':'BPE','vocab':{'a':0,'b':1},'merges':[['a']]}                     | /merges/0      | a merge",
                "{'type':'BPE','vocab':{'a':0,'b':1},'merges':[['a',1]]}                   | /merges/0      | a merge",
                "{'type':'BPE','vocab':{'a':0,'b':1,'ab':2},'merges':['a b'],'continuing_subword_prefix':'##'} | /merges/0 | shorter",
                "{'type':'BPE','vocab':{'a':0},'merges':[],'byte_fallback':true,'end_of_word_suffix':'_'} | /byte_fallback | not supported",
                "{'type':'BPE','vocab':{'a':0},'merges':[],'cache_capacity':1}             | /cache_capacity | unknown setting",
                "{'type':'BPE','vocab':{'a':-1},'merges':[]}                               | /vocab/a       | id",
                "{'type':'BPE','vocab':{'a':8388607},'merges':[]}                          | /vocab/a       | id",
                "{'type':'BPE','vocab':{'a':0.5},'merges':[]}                              | /vocab/a       | whole number",
                "{'type':'BPE','vocab':{'a':'0'},'merges':[]}                              | /vocab/a       | id",
                "{'type':'BPE','vocab':{'a':0,'b/c':0},'merges':[]}                        | /vocab/b~1c    | belongs",
                "{'type':'BPE','vocab':{'a':0}}                                            | /merges        | array",
                "{'type':'WordPiece','vocab':{'a':0},'unk_token':'?','continuing_subword_prefix':'##'} | /unk_token | vocabulary",
                "{'type':'WordPiece','vocab':{'a':0},'unk_token':'a'}                      | /continuing_subword_prefix | string",
                "{'type':'WordPiece','vocab':{'a':0},'unk_token':'a','continuing_subword_prefix':'#','dropout':0} | /dropout | unknown setting",
                "{'type':'WordLevel','vocab':{'a':0}}                                      | /unk_token     | string",
                "{'type':'WordLevel','vocab':{'a':0},'unk_token':'?'}                      | /unk_token     | vocabulary",
                "{'type':'Unigram','vocab':[['a',-1.0]]}                                   | /unk_id        | unknown",
                "{'type':'Unigram','vocab':[['a',-1.0]],'unk_id':1}                        | /unk_id        | vocabulary",
                "{'type':'Unigram','vocab':[['a',-1.0]],'unk_id':-1}                       | /unk_id        | vocabulary",
                "{'type':'Unigram','vocab':[['a',-1.0],['b']],'unk_id':0}                  | /vocab/1       | score",
                "{'type':'Unigram','vocab':[['a','x']],'unk_id':0}                         | /vocab/0       | score",
                "{'type':'Unigram','vocab':[['a',1e300]],'unk_id':0}                       | /vocab/0       | range",
                "{'type':'Unigram','vocab':[['a',-1.0]],'unk_id':0,'nbest':1}              | /nbest         | unknown setting",
                "{'type':'Unigram','vocab':{'a':0},'unk_id':0}                             | /vocab         | array"
            })
    void refusesByPlace(String json, String place, String words) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        ModelFormatException.class, e -> assertThat(e.place()).isEqualTo(place))
                .hasMessageContaining(words.replace('\'', '"'));
    }

    @Test
    void knowsTheKindOfFilesThatNameNone() {
        assertThat(read("{'vocab':{'a':0},'merges':[]}")).isInstanceOf(Bpe.class);
        assertThat(read("{'vocab':{'a':0},'unk_token':'a','continuing_subword_prefix':'##'}"))
                .isInstanceOf(WordPiece.class);
        assertThat(read("{'vocab':{'a':0},'unk_token':'a'}")).isInstanceOf(WordLevel.class);
        assertThat(read("{'vocab':[['a',-1.0]],'unk_id':0}")).isInstanceOf(Unigram.class);
    }

    private static SubwordModel read(String json) {
        return SubwordModelReader.read(Json.parse("tokenizer.json", json.replace('\'', '"')));
    }
}
