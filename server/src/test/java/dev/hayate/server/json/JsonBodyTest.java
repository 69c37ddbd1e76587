package dev.hayate.server.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @Test
    void readsEveryKindOfValue() {
        List<Object> read = new ArrayList<>();
        JsonBody.read(
                "{\"a\":\"猫\\u0041\\ud800\",\"b\":[1,-2,9223372036854775807],\"c\":true,\"d\":null,\"e\":{\"f\":1.5}}"
                        .getBytes(UTF_8),
                (name, value) -> {
                    read.add(name);
                    read.add(value.kind());
                    switch (name) {
                        case "a" -> read.add(value.string());
                        case "c" -> read.add(value.bool());
                        default -> value.skip();
                    }
                });
        assertThat(read)
                .containsExactly(
                        "a",
                        JsonBody.Kind.STRING,
                        "猫A\ud800",
                        "b",
                        JsonBody.Kind.ARRAY,
                        "c",
                        JsonBody.Kind.BOOLEAN,
                        true,
                        "d",
                        JsonBody.Kind.NULL,
                        "e",
                        JsonBody.Kind.OBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "\"x\"",
                "null",
                "{\"input\":}",
                "{\"input\":\"x\"",
                "{\"input\":\"x\"}x",
                "{}{}",
                "{} []",
                "{\"input\":'x'}",
                "{input:\"x\"}",
                "{\"input\":\"x\",}",
                "{\"input\":NaN}",
                "{\"input\":Infinity}",
                "{\"input\":-Infinity}",
                "{\"input\":01}",
                "{\"input\":+1}",
                "{\"input\":.5}",
                "{\"input\":1.}",
                "{\"input\":\"\\x\"}",
                "{\"input\":\"\\u12\"}",
                "{\"input\":\"a\nb\"}",
                "{\"input\":\"a\u0000b\"}",
                "{\"input\":\"x\",\"input\":\"y\"}",
                "/* no */{}",
                "{}// no",
                "{\"input\":tru}",
                "{\"input\":\"secret",
                "{\"input\":[\"secret\",",
                "{\"input\":[1 2]}",
                "{\"input\" \"x\"}"
            })
    void refusesWhatIsNotJson(String body) {
        ApiException problem = refused(body.getBytes(UTF_8));
        assertThat(problem.problem()).isEqualTo(Problem.INVALID);
        assertThat(problem.sentence()).doesNotContain("secret");
    }

    @Test
    void refusesDeepNestingAndHugeNumbersAndNames() {
        assertThat(refused(("{\"x\":" + "[".repeat(100_000)).getBytes(UTF_8)).sentence())
                .contains("nested");
        assertThat(refused(("{\"x\":" + "{\"a\":".repeat(100_000)).getBytes(UTF_8))
                        .sentence())
                .contains("nested");
        assertThat(refused(("{\"x\":" + "9".repeat(100_000) + "}").getBytes(UTF_8))
                        .sentence())
                .contains("too long");
        assertThat(refused(("{\"" + "n".repeat(100_000) + "\":1}").getBytes(UTF_8))
                        .sentence())
                .contains("too long");
    }

    @ParameterizedTest
    @CsvSource({
        "true, expected an integer",
        "1.0, expected an integer",
        "1e3, expected an integer",
        "\"1\", expected an integer",
        "0, from 1 to 10",
        "11, from 1 to 10",
        "-1, from 1 to 10",
        "99999999999999999999, from 1 to 10",
        "[], expected an integer",
    })
    void refusesWhatIsNoIntegerInRange(String value, String reason) {
        ApiException problem = refused(("{\"x\":" + value + "}").getBytes(UTF_8), (name, it) -> it.integer(1, 10));
        assertThat(problem.sentence()).startsWith("x: ").contains(reason);
        assertThat(problem.parameter()).contains("x");
    }

    @Test
    void namesThePlaceOfAMistake() {
        JsonBody.Member read = (name, value) -> value.array(row -> row.array(JsonBody::string));
        assertThat(refused("{\"x\":[[\"a\"],[\"b\",7]]}".getBytes(UTF_8), read).parameter())
                .contains("x[1][1]");
        assertThat(refused("{\"x\":[[\"a\"],[\"b\",[]]]}".getBytes(UTF_8), read).parameter())
                .contains("x[1][1]");
        assertThat(refused("{\"x\":[[\"a\"],{}]}".getBytes(UTF_8), read).parameter())
                .contains("x[1]");
        assertThat(refused("{\"x\":{}}".getBytes(UTF_8), read).parameter()).contains("x");
        assertThat(refused(
                                "{\"x\":{\"y\":[1,2,\"z\"]}}".getBytes(UTF_8),
                                (name, value) ->
                                        value.object((inner, it) -> it.array(element -> element.integer(0, 9))))
                        .parameter())
                .contains("x.y[2]");
        assertThat(refused("[1]".getBytes(UTF_8)).sentence()).isEqualTo("the body: expected an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C080",
                "C1BF",
                "E08080",
                "E09FBF",
                "F0808080",
                "F08FBFBF",
                "EDA080",
                "EDBFBF",
                "EDA0BDEDB880",
                "F4908080",
                "F5808080",
                "FF",
                "FE",
                "80",
                "BF",
                "C3",
                "E3",
                "E381",
                "F09F98",
                "C328",
                "E38128",
                "F09F9828"
            })
    void refusesWhatIsNotUtf8(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        for (String prefix : List.of("{\"x\":\"", "{\"x\":\"猫は可愛い\",\"y\":\"")) {
            byte[] whole = concat(prefix.getBytes(UTF_8), bytes, "\"}".getBytes(UTF_8));
            int place = prefix.getBytes(UTF_8).length + 1;
            assertThat(refused(whole).sentence()).isEqualTo("the body is not UTF-8 at byte " + place);
            assertThat(refused(Arrays.copyOf(whole, whole.length - 2)).problem())
                    .isEqualTo(Problem.INVALID);
        }
    }

    @Test
    void refusesOtherEncodings() {
        assertThat(refused("{\"x\":1}".getBytes(UTF_16LE)).sentence()).contains("not UTF-8");
        assertThat(refused("{\"x\":1}".getBytes(UTF_16BE)).sentence()).contains("not UTF-8");
        assertThat(refused("{\"x\":1}".getBytes(UTF_16)).sentence()).contains("not UTF-8");
        assertThat(refused("{\"x\":1}".getBytes(Charset.forName("UTF-32LE"))).sentence())
                .contains("not UTF-8");
    }

    @Test
    void passesOverAByteOrderMark() {
        List<String> names = new ArrayList<>();
        JsonBody.read("\ufeff{\"x\":1}".getBytes(UTF_8), (name, value) -> {
            names.add(name);
            value.skip();
        });
        assertThat(names).containsExactly("x");
    }

    @Test
    void takesForUtf8WhatTheJdkTakesForIt() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = new byte[random.nextInt(1, 14)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(0x80) : random.nextInt(0x80, 0x100));
            }
            assertThat(Utf8.wellFormed(bytes) == bytes.length).isEqualTo(jdkTakes(bytes));
        }
    }

    private static boolean jdkTakes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] concat(byte[] a, byte[] b, byte[] c) {
        return ByteBuffer.allocate(a.length + b.length + c.length)
                .put(a)
                .put(b)
                .put(c)
                .array();
    }

    private static ApiException refused(byte[] body) {
        return refused(body, (name, value) -> value.skip());
    }

    private static ApiException refused(byte[] body, JsonBody.Member member) {
        return catchThrowableOfType(ApiException.class, () -> JsonBody.read(body, member));
    }
}
