package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.IndexFacts;
import dev.hayate.search.IndexWriting;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Makes a search index, or changes it.
@Command(
        name = "index",
        description = {
            "Index texts for hayate search --index: their words in Japanese and English, and their vectors.",
            "DIR gets a new index; --add, --update and --delete change one that is there. Whatever happens, it holds the"
                    + " documents of its last commit, at most a few seconds old; --resume goes on from there."
        },
        footer = {
            "",
            "Examples:",
            "  hayate index notes/ -o notes.index",
            "  hayate index pages.jsonl --metadata year,lang -o pages.index",
            "  hayate index news.parquet --id url --text body --title headline --vectors int8 -o news.index",
            "  hayate index new.jsonl --update -o pages.index",
            "  hayate index -o pages.index --delete p17 p18"
        })
final class IndexCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DocumentOptions documents;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder of the index.")
    private String output = "";

    @ArgGroup
    @SuppressWarnings("NullAway.Init")
    private @Nullable Change change;

    @Option(
            names = "--resume",
            description = "Go on with the same call after it was interrupted; begins where nothing is there yet.")
    private boolean resume;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private IndexSettingsOptions settings;

    @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ModelOption model;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Hayate hayate;

    /// What is done to an index that is there.
    static final class Change {
        @Option(names = "--add", description = "Add documents to the index; ids that are there are refused.")
        private boolean add;

        @Option(names = "--update", description = "Add documents; those whose ids are there are replaced.")
        private boolean update;

        @Option(
                names = "--delete",
                arity = "1..*",
                paramLabel = "ID",
                description = "Delete the documents with these ids.")
        private List<String> ids = new ArrayList<>();

        @Option(
                names = "--delete-ids",
                paramLabel = "FILE",
                description = "Delete those whose ids are the lines of a file.")
        private @Nullable String file;
    }

    IndexCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        LuceneLog.silence();
        VectorApi.require("to index");
        if (threads < 1) {
            throw CommandException.usage("--threads is at least 1, got " + threads);
        }
        Path folder = terminal.resolve(output);
        if (deletes()) {
            delete(folder);
        } else {
            index(folder);
        }
        return Main.DONE;
    }

    private boolean deletes() {
        return change != null && (!change.ids.isEmpty() || change.file != null);
    }

    private boolean changes() {
        return change != null && (change.add || change.update);
    }

    private WriteOptions writeOptions() {
        return new WriteOptions(threads, WriteOptions.DEFAULT.bufferMegabytes());
    }

    private void index(Path folder) throws IOException {
        if (documents.isEmpty()) {
            throw CommandException.usage("name the files to index, or a --sql query");
        }
        DocumentPlan plan = documents.plan(terminal);
        boolean exists = requireFit(folder);
        try (StaticEmbeddingModel loaded = model.load(terminal);
                SearchIndex index = exists
                        ? SearchIndex.open(folder, loaded)
                        : SearchIndex.create(folder, loaded, settings.of(loaded, plan.hasWholeFiles()))) {
            if (exists) {
                settings.requireOf(index.facts().settings(), output);
            }
            IndexRun run = new IndexRun(terminal, hayate.quiet(), plan, action());
            run.write(index, output, writeOptions(), resume);
        }
    }

    /// @return whether there is an index that is changed
    private boolean requireFit(Path folder) throws IOException {
        boolean exists = Files.exists(folder) && SearchIndex.isIn(folder);
        if (!exists && changes() && !resume) {
            throw CommandException.failure(
                    output + ": there is no index in this folder; leave out --" + action().option() + " to make one");
        }
        if (exists && !changes() && !resume && SearchIndex.facts(folder).documents() > 0) {
            throw CommandException.failure(
                    output + " holds an index; --add or --update changes it, --resume goes on after an interruption");
        }
        return exists;
    }

    private IndexRun.Action action() {
        return change != null && change.update ? IndexRun.Action.UPDATE : IndexRun.Action.ADD;
    }

    private void delete(Path folder) throws IOException {
        if (!documents.isEmpty()) {
            throw CommandException.usage("--delete takes ids and no files; index files in a call of their own");
        }
        if (resume) {
            throw CommandException.usage("--delete has nothing to resume; call it again without --resume");
        }
        Set<String> ids = ids();
        try (StaticEmbeddingModel loaded = model.load(terminal);
                SearchIndex index = SearchIndex.open(folder, loaded)) {
            long before = index.facts().documents();
            try (IndexWriting writing = index.write(writeOptions())) {
                for (String id : ids) {
                    writing.delete(id);
                }
                writing.commit(writing.progress());
            }
            tell(ids.size(), before, index.facts());
        }
    }

    private Set<String> ids() throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        if (change != null) {
            ids.addAll(change.ids);
            if (change.file != null) {
                try (TextLines lines = TextLines.open(change.file, terminal)) {
                    lines.forEachRemaining(ids::add);
                }
            }
        }
        return ids;
    }

    private void tell(int asked, long before, IndexFacts after) {
        if (!hayate.quiet()) {
            long deleted = before - after.documents();
            String missing = deleted == asked
                    ? ""
                    : String.format(Locale.ROOT, ", %,d of %,d ids were not there", asked - deleted, asked);
            terminal.err()
                    .println(String.format(
                            Locale.ROOT,
                            "hayate: %,d documents deleted%s; %s has %,d documents",
                            deleted,
                            missing,
                            output,
                            after.documents()));
        }
    }
}
