package dev.hayate.cli;

import dev.hayate.hub.HubModelId;
import dev.hayate.hub.ModelHub;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Fetches a model.
@Command(
        name = "pull",
        description = {
            "Fetch a model from the hub into the cache that Python uses too, and print its folder.",
            "Only what is new is fetched, and what was broken off goes on."
        },
        footer = {
            "",
            "Reads HF_ENDPOINT, HF_TOKEN, HF_HOME, HF_HUB_CACHE, HF_HUB_OFFLINE, HTTPS_PROXY, NO_PROXY.",
            "",
            "Examples:",
            "  hayate pull hotchpotch/static-embedding-japanese",
            "  hayate pull org/name --revision v1.2"
        })
final class PullCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Hayate hayate;

    @Parameters(paramLabel = "ID", description = "A model of the hub: org/name or org/name@revision.")
    private String id = "";

    @Option(names = "--revision", paramLabel = "REV", description = "A branch, a tag or a commit. Default: main.")
    private String revision = "";

    PullCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        HubModelId named = HubModelId.parse(id)
                .orElseThrow(
                        () -> CommandException.usage("\"" + id + "\" is not a model of the hub, such as org/name"));
        HubModelId model = revision.isEmpty() ? named : named.at(revision);
        try (DownloadBar bar = new DownloadBar(terminal, hayate.quiet());
                ResultWriter out = terminal.results()) {
            Path folder = ModelHub.fromEnvironment().pull(model, bar);
            out.line(folder.toString());
        }
        return Main.DONE;
    }
}
