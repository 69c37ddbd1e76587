package dev.hayate.benchmarks.server;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.texts.TextFiles;
import dev.hayate.format.Conversion;
import dev.hayate.format.ModelConverter;
import dev.hayate.format.TableType;
import dev.hayate.server.abuse.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// All that can be done to a server, each with a process of its own.
///
/// @param serve how it is started, without its port
/// @param home the folder of the sources
/// @param files where texts come from
/// @param folder for files that live no longer
/// @param report where figures go
public record ServerRuns(List<String> serve, Path home, TextFiles files, Path folder, Report report) {
    private static final String PYTHON_SERVER = "sentence_transformers_server.py";
    private static final int MOST_CONNECTIONS = 1_000;

    /// Load by wrk, beside the peers.
    ///
    /// @param python the interpreter of the Python peer, if it is to be measured
    public boolean load(int connections, int warmUp, int seconds, Optional<Path> python)
            throws IOException, InterruptedException {
        Questions questions = Questions.of(files);
        Wrk wrk = Wrk.prepare(folder, questions, connections);
        List<Contender> contenders =
                new ArrayList<>(List.of(Contender.hayate(serve), Contender.bareHelidon(answerSizes(questions))));
        if (python.isPresent()) {
            contenders.add(
                    Contender.sentenceTransformers(python.get(), copied(PYTHON_SERVER), floatModel(), processors()));
        } else {
            report.skipped("the Python server: no --python");
        }
        return new LoadRun(folder, wrk, warmUp, seconds).run(contenders, report) == 0;
    }

    private Map<Load, Integer> answerSizes(Questions questions) throws IOException, InterruptedException {
        Map<Load, Integer> sizes = new EnumMap<>(Load.class);
        try (ServerProcess server = start();
                KeptConnection connection = KeptConnection.to(server.address())) {
            for (Load load : Load.values()) {
                Answer answer = connection.ask(questions
                        .embeddings(1, load.texts(), ",\"encoding_format\":\"" + load.encoding() + "\"")
                        .getFirst());
                sizes.put(load, answer.body().length);
            }
        }
        return sizes;
    }

    /// Load by wrk for minutes.
    public boolean soak(int connections, int minutes) throws IOException, InterruptedException {
        Wrk wrk = Wrk.prepare(folder, Questions.of(files), connections);
        try (ServerProcess server = start()) {
            return new Soak(wrk).run(server, minutes, report) == 0;
        }
    }

    /// More than it can answer.
    public boolean overload(double times, double seconds, int textsEach) throws IOException, InterruptedException {
        List<Question> questions =
                Questions.of(files).embeddings(256, textsEach, ",\"dimensions\":32,\"encoding_format\":\"base64\"");
        try (ServerProcess server = start()) {
            return new Overload(server, questions, report).run(times, seconds, MOST_CONNECTIONS);
        }
    }

    /// SIGTERM under load.
    public boolean stop(int people) throws IOException, InterruptedException {
        List<Question> questions = Questions.of(files).embeddings(256, 8, "");
        try (ServerProcess server = start()) {
            return Stopping.run(server, questions, people, report);
        }
    }

    /// SIGHUP under load.
    public boolean reload(int people) throws IOException, InterruptedException {
        Reloading reloading = Reloading.prepare(folder, bundledModel());
        List<String> command = new ArrayList<>(serve);
        command.addAll(List.of("--model", reloading.served().toString()));
        List<Question> questions = Questions.of(files).embeddings(256, 1, ",\"encoding_format\":\"base64\"");
        try (ServerProcess server = ServerProcess.start(port -> Contender.withPort(command, port), log())) {
            return reloading.run(server, questions, people, report);
        }
    }

    /// Hostile requests.
    public boolean abuse() throws IOException, InterruptedException {
        try (ServerProcess server = start()) {
            return new AbuseRun(server, report).run();
        }
    }

    private ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.start(port -> Contender.withPort(serve, port), log());
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Path bundledModel() {
        return home.resolve("models/hayate-ja/src/main/resources/dev/hayate/models/hayate-ja");
    }

    /// The same model with a table of float32, the only kind that PyTorch averages.
    private Path floatModel() throws IOException {
        Path target = folder.resolve("float32");
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(bundledModel())) {
            ModelConverter.convert(model, target, Conversion.NOTHING.type(TableType.F32));
        }
        return target;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private Path copied(String resource) throws IOException {
        Path file = folder.resolve(resource);
        try (InputStream in = Objects.requireNonNull(ServerRuns.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, file);
        }
        return file;
    }
}
