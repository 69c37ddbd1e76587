package dev.hayate.server.abuse;

import dev.hayate.server.abuse.Expectation.Explained;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Requests in good order whose bodies are not JSON, or not what the operation takes.
final class BrokenBodies {
    private static final int MUTANTS = 110;
    private static final String BAD_CHARACTERS = "{}[]\":,\\'#\u0001x";

    private final Http http;
    private final Target target;
    private final Consumer<HostileRequest> out;

    BrokenBodies(Http http, Target target, Consumer<HostileRequest> out) {
        this.http = http;
        this.target = target;
        this.out = out;
    }

    void add(Random random) {
        wrongValues();
        notJson();
        mutants(random);
        huge();
        notUtf8();
    }

    private void wrongValues() {
        for (Target.Field field : target.fields()) {
            for (String bad : field.bad()) {
                body("wrong values", field.name() + " is " + bad, Http.utf8(target.with(field, bad)));
            }
            if (!field.good().isEmpty()
                    && !field.name().equals("model")
                    && !field.name().equals("embedding_types")) {
                body("wrong values", field.name() + " is missing", Http.utf8("{\"" + HostileRequest.MARK + "\":1}"));
            }
        }
    }

    private void notJson() {
        String good = target.good();
        String text = good.replace("よい文", HostileRequest.MARK + "の秘密");
        for (String bad : List.of(
                "",
                " \r\n\t",
                "null",
                "true",
                "12",
                "\"" + HostileRequest.MARK + "\"",
                "[]",
                "[" + text + "]",
                text + text,
                text + "x",
                text + "}",
                text.substring(0, text.length() - 1) + ",}",
                text.replace('"', '\''),
                "/* " + HostileRequest.MARK + " */" + text,
                text.replaceFirst("\"(\\w+)\":", "$1:"),
                text.replace(':', '='),
                text.replace(HostileRequest.MARK, "\\u12" + HostileRequest.MARK),
                text.replace(HostileRequest.MARK, "\\q" + HostileRequest.MARK),
                text.replace(HostileRequest.MARK, "\n" + HostileRequest.MARK),
                text.replace(HostileRequest.MARK, "\0" + HostileRequest.MARK),
                "<xml>" + HostileRequest.MARK + "</xml>",
                "input=" + HostileRequest.MARK + "&model=x",
                "--" + HostileRequest.MARK + "\r\nContent-Disposition: form-data; name=\"input\"\r\n\r\nx\r\n")) {
            byte[] bytes = Http.utf8(bad);
            if (!Json.valid(bytes) || !bad.startsWith("{")) {
                body("not JSON", bad.length() > 60 ? bad.substring(0, 60) : bad, bytes);
            }
        }
        for (String number :
                List.of("NaN", "Infinity", "-Infinity", "01", "+1", "0x10", "1.", ".5", "1e", "--1", "TRUE")) {
            body("not JSON", number, Http.utf8(with("\"" + HostileRequest.MARK + "\":" + number)));
        }
        body("not JSON", "UTF-16", text.getBytes(StandardCharsets.UTF_16));
        body("not JSON", "UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
        body("not JSON", "UTF-32", text.getBytes(java.nio.charset.Charset.forName("UTF-32BE")));
        body("not JSON", "gzip", Arrays.copyOf(new byte[] {0x1f, (byte) 0x8b, 8}, 200));
    }

    private void mutants(Random random) {
        byte[] good = Http.utf8(target.good().replace("よい文", HostileRequest.MARK + "の秘密"));
        int made = 0;
        while (made < MUTANTS) {
            byte[] mutant = switch (random.nextInt(3)) {
                case 0 -> Arrays.copyOf(good, random.nextInt(good.length));
                case 1 -> without(good, random.nextInt(good.length));
                default -> changed(good, random);
            };
            if (!Json.valid(mutant)) {
                body("mutants", "mutant of a good body", mutant);
                made++;
            }
        }
    }

    private void huge() {
        body("deep nesting", "100,000 brackets", Http.utf8(with("\"x\":" + "[".repeat(100_000))));
        body(
                "deep nesting",
                "50,000 brackets that close",
                Http.utf8(with("\"x\":" + "[".repeat(50_000) + "]".repeat(50_000))));
        body("deep nesting", "20,000 objects", Http.utf8(with("\"x\":" + "{\"a\":".repeat(20_000))));
        for (Target.Field field : target.fields()) {
            body("deep nesting", field.name(), Http.utf8(target.with(field, "[".repeat(5_000) + "]".repeat(5_000))));
            body("huge numbers", field.name(), Http.utf8(target.with(field, "9".repeat(100_000))));
            body("huge numbers", field.name() + ", exponent", Http.utf8(target.with(field, "1e999999999")));
            body("huge numbers", field.name() + ", small", Http.utf8(target.with(field, "-1e-999999999999999999999")));
        }
        body("huge names", "a name of a megabyte", Http.utf8("{\"" + HostileRequest.MARK.repeat(110_000) + "\":[}"));
        body("huge names", "100,000 names", Http.utf8("{" + "\"" + HostileRequest.MARK + "\":1,".repeat(100_000)));
    }

    private void notUtf8() {
        for (String bad : List.of(
                "\u00c0\u0080",
                "\u00c1\u00bf",
                "\u00e0\u0080\u00af",
                "\u00ed\u00a0\u0080",
                "\u00ed\u00b0\u0080",
                "\u00f0\u0080\u0080\u00af",
                "\u00f4\u0090\u0080\u0080",
                "\u00f5\u0080\u0080\u0080",
                "\u00ff",
                "\u00fe",
                "\u0080",
                "\u00e3\u0081",
                "\u00e3",
                "\u00f0\u009f\u008d")) {
            String[] halves = target.good().split("よい文|hayate-ja|search_query", 2);
            if (halves.length == 2) {
                body(
                        "not UTF-8",
                        "bytes in a text",
                        Http.join(
                                Http.utf8(halves[0] + HostileRequest.MARK),
                                Http.raw(bad),
                                Http.utf8(HostileRequest.MARK + halves[1])));
            }
            body(
                    "not UTF-8",
                    "bytes in a name",
                    Http.join(Http.utf8("{\"" + HostileRequest.MARK), Http.raw(bad + "\":1}")));
            body("not UTF-8", "bytes in nowhere", Http.join(Http.utf8(target.good()), Http.raw(bad)));
        }
    }

    private String with(String member) {
        String good = target.good();
        return good.substring(0, good.length() - 1) + "," + member + "}";
    }

    private void body(String kind, String what, byte[] body) {
        out.accept(HostileRequest.of(
                kind, target.path() + ": " + what, new Explained(target.form()), http.post(target.path(), body)));
    }

    private static byte[] without(byte[] bytes, int place) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, place + 1, shorter, place, bytes.length - place - 1);
        return shorter;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] other = bytes.clone();
        other[random.nextInt(other.length)] = (byte) BAD_CHARACTERS.charAt(random.nextInt(BAD_CHARACTERS.length()));
        return other;
    }
}
