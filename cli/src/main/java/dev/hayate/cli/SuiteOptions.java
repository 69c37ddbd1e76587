package dev.hayate.cli;

import dev.hayate.evaluation.suite.Origin;
import dev.hayate.evaluation.suite.Suite;
import dev.hayate.evaluation.suite.SuiteTask;
import dev.hayate.evaluation.suite.Terms;
import dev.hayate.hub.DatasetHub;
import dev.hayate.hub.DownloadListener;
import dev.hayate.hub.HubDatasetId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which tasks a command is about, and what it keeps of them.
final class SuiteOptions {
    @Option(
            names = "--suite",
            paramLabel = "NAME",
            split = ",",
            description = "jmteb-v1, jqara, jacwir, nanobeir-ja, or local for the folder that --data names.")
    private List<String> suites = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR|ID",
            description =
                    "A folder with the data, or another data set of the hub, owner/name@revision. Default: the hub.")
    private @Nullable String data;

    @Option(names = "--task", paramLabel = "NAME", split = ",", description = "Only these data sets.")
    private List<String> only = List.of();

    @Option(names = "--exclude", paramLabel = "NAME", split = ",", description = "All data sets but these.")
    private List<String> excluded = List.of();

    @Option(
            names = "--accept-licences",
            description = "Take data sets, too, whose licence restricts what they may be used for.")
    private boolean accepted;

    @Option(
            names = "--trec",
            description =
                    "Write what searches find as TREC's run files, too, DIR/trec, and what is relevant beside it.")
    private boolean trec;

    @Option(
            names = "--overwrite",
            description = "Measure anew what an earlier call has finished, and replace its report.")
    private boolean overwrite;

    /// The suites that were asked for, in that order.
    List<Suite> suites(Terminal terminal, DownloadListener listener) throws IOException {
        if (suites.isEmpty()) {
            throw CommandException.usage("--suite names what to measure: " + String.join(", ", Suite.names()));
        }
        List<Suite> found = new ArrayList<>();
        for (String name : suites) {
            found.add(Suite.named(name, origin(terminal, name, listener)));
        }
        requireKnown(found);
        return found;
    }

    private Origin origin(Terminal terminal, String suite, DownloadListener listener) {
        if (data != null && Files.isDirectory(terminal.resolve(data))) {
            return new Origin.Folder(terminal.resolve(data));
        }
        if (suite.equals("local")) {
            throw CommandException.usage(
                    data == null ? "--suite local needs --data, the folder" : data + ": there is no such folder");
        }
        DatasetHub hub = DatasetHub.fromEnvironment();
        return data == null
                ? Origin.hub(hub, listener)
                : Origin.hub(
                        hub,
                        HubDatasetId.parse(data)
                                .orElseThrow(() -> CommandException.usage(
                                        "--data is a folder or a data set of the hub such as owner/name, got " + data)),
                        listener);
    }

    private void requireKnown(List<Suite> found) {
        List<String> known = found.stream()
                .flatMap(suite -> suite.tasks().stream())
                .map(SuiteTask::name)
                .toList();
        Stream.concat(only.stream(), excluded.stream())
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw CommandException.usage(
                            "there is no data set \"" + name + "\"; there are " + String.join(", ", known));
                });
    }

    boolean wants(SuiteTask task) {
        return (only.isEmpty() || only.contains(task.name())) && !excluded.contains(task.name());
    }

    boolean trec() {
        return trec;
    }

    boolean overwrite() {
        return overwrite;
    }

    Terms terms() {
        return accepted ? Terms.ACCEPTED : Terms.UNREAD;
    }
}
