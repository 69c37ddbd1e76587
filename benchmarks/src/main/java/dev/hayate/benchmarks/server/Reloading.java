package dev.hayate.benchmarks.server;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.tables.ModelFolder;
import dev.hayate.benchmarks.tables.RandomTable;
import dev.hayate.server.abuse.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// A server whose model is exchanged (SIGHUP) while many ask it. Each answer must be the old model's or the new
/// one's.
final class Reloading {
    private static final int DIMENSION = 128;

    private final Path served;
    private final Path other;

    private Reloading(Path served, Path other) {
        this.served = served;
        this.other = other;
    }

    /// Copies a model, and makes another one with its tokenizer and a random table.
    static Reloading prepare(Path folder, Path model) throws IOException {
        Path served = folder.resolve("hayate-ja");
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.toList()) {
                Files.copy(file, served.resolve(model.relativize(file).toString()));
            }
        }
        Path other = Files.createDirectory(folder.resolve("other"));
        try (StaticEmbeddingModel loaded = StaticEmbeddingModel.load(model);
                Stream<Path> files = Files.walk(model)) {
            Path tokenizer = files.filter(file -> file.endsWith("tokenizer.json"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no tokenizer.json in " + model));
            ModelFolder.write(
                    other, tokenizer, RandomTable.of(loaded.tokenizer().vocabularySize(), DIMENSION));
        }
        return new Reloading(served, other);
    }

    /// The folder to serve.
    Path served() {
        return served;
    }

    /// Exchanges the models.
    ///
    /// @param people how many ask
    /// @return whether nothing was lost and every answer was right
    boolean run(ServerProcess server, List<Question> questions, int people, Report report)
            throws IOException, InterruptedException {
        List<String> old = answers(server, questions);
        List<String> fromOld = new ArrayList<>(old);
        LongAdder others = new LongAdder();
        List<Answered> different = Collections.synchronizedList(new ArrayList<>());
        try (Crowd crowd = new Crowd(server.address(), questions, (question, answer) -> {
            String vector = vector(answer);
            if (!vector.equals(fromOld.get(question))) {
                others.increment();
                different.add(new Answered(question, vector));
            }
        })) {
            crowd.gather(people);
            Thread.sleep(2_000);
            boolean early = others.sum() > 0;
            Files.move(served, served.resolveSibling("old"));
            Files.move(other, served);
            long start = System.nanoTime();
            server.signal("HUP");
            while (others.sum() == 0 && System.nanoTime() - start < 30e9) {
                Thread.sleep(1);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Thread.sleep(2_000);
            crowd.leave();
            List<String> fresh = answers(server, questions);
            long wrong = different.stream()
                    .filter(each -> !each.vector().equals(fresh.get(each.question())))
                    .count();
            boolean exchanged = !fresh.equals(old);
            report.item(String.format(
                    Locale.ROOT,
                    "SIGHUP while %d asked: %,d answers, %,d of them from the new model, the first after %.2f s;"
                            + " statuses %s; **lost: %d; from neither model: %d**%s.",
                    people,
                    crowd.latencies().count(),
                    others.sum() - wrong,
                    seconds,
                    crowd.statuses(),
                    crowd.lost(),
                    wrong,
                    exchanged ? "" : "; **the model was not exchanged**"));
            return crowd.lost() == 0 && wrong == 0 && exchanged && !early;
        }
    }

    private record Answered(int question, String vector) {}

    private static List<String> answers(ServerProcess server, List<Question> questions) throws IOException {
        List<String> answers = new ArrayList<>();
        try (KeptConnection connection = KeptConnection.to(server.address())) {
            for (Question question : questions) {
                answers.add(vector(connection.ask(question)));
            }
        }
        return answers;
    }

    private static String vector(Answer answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        int start = body.indexOf("\"embedding\":\"");
        return start < 0 ? "status " + answer.status() : body.substring(start, body.indexOf('"', start + 13));
    }
}
