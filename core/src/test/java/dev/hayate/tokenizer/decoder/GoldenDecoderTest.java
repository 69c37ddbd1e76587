package dev.hayate.tokenizer.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hayate.ModelFormatException;
import dev.hayate.internal.json.Json;
import dev.hayate.internal.json.JsonWriter;
import dev.hayate.tokenizer.GoldenCases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The cases that HF tokenizers wrote, and what is refused.
class GoldenDecoderTest {

    @TestFactory
    Stream<DynamicTest> decodesAsTheOriginal() throws IOException {
        return GoldenCases.entries("decoders").stream()
                .map(entry ->
                        dynamicTest(JsonWriter.compact(entry.member("settings").value()), () -> check(entry)));
    }

    private static void check(Json entry) {
        Decoder decoder = DecoderReader.read(entry.member("settings"));
        List<String> differences = new ArrayList<>();
        for (Json golden : entry.member("cases").elements()) {
            List<String> pieces = GoldenCases.strings(golden.element(0));
            String expected = golden.element(1).string();
            String found = decoder.decode(pieces);
            if (!found.equals(expected)) {
                differences.add("%s%n expected \"%s\"%n found    \"%s\"".formatted(pieces, expected, found));
            }
        }
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'Upper'}                                                      | /type",
                "{'decoder':'Fuse'}                                                    | /type",
                "{'type':'Fuse','by':'x'}                                              | /by",
                "{'type':'ByteFallback','x':1}                                         | /x",
                "{'type':'ByteLevel','errors':'strict'}                                | /errors",
                "{'type':'WordPiece','prefix':'##'}                                    | /cleanup",
                "{'type':'WordPiece','prefix':1,'cleanup':true}                        | /prefix",
                "{'type':'BPEDecoder','suffix':''}                                     | /suffix",
                "{'type':'CTC','pad_token':'','word_delimiter_token':'x','cleanup':true} | /pad_token",
                "{'type':'CTC','pad_token':'x','cleanup':true}                         | /word_delimiter_token",
                "{'type':'Strip','content':'ab','start':1,'stop':1}                    | /content",
                "{'type':'Strip','content':'a','start':1}                              | /stop",
                "{'type':'Strip','content':'a','start':-1,'stop':0}                    | /start",
                "{'type':'Metaspace','replacement':'ab'}                               | /replacement",
                "{'type':'Metaspace','replacement':'a','prepend_scheme':'last'}        | /prepend_scheme",
                "{'type':'Replace','pattern':'a','content':'b'}                        | /pattern",
                "{'type':'Replace','pattern':{},'content':'b'}                         | /pattern",
                "{'type':'Replace','pattern':{'Regex':'\\\\h'},'content':'b'}          | /pattern/Regex",
                "{'type':'Replace','pattern':{'String':'a'}}                           | /content",
                "{'type':'Sequence','decoders':[{'type':'Fuse'},{'type':'Odd'}]}       | /decoders/1/type"
            })
    void refusesWhatItDoesNotKnowByPlace(String json, String place) {
        assertThatThrownBy(() -> DecoderReader.read(Json.parse("tokenizer.json", json.replace('\'', '"'))))
                .isInstanceOfSatisfying(
                        ModelFormatException.class, e -> assertThat(e.place()).isEqualTo(place));
    }
}
