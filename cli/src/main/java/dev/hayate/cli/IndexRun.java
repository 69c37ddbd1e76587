package dev.hayate.cli;

import dev.hayate.search.IndexFacts;
import dev.hayate.search.IndexWriting;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/// Brings documents into an index, with a commit every few seconds that says how far it has got.
final class IndexRun {
    private static final String SOURCES = "sources";
    private static final String DONE = "done";
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
    private static final int BETWEEN_LOOKS = 256;

    private final Terminal terminal;
    private final boolean quiet;
    private final DocumentPlan plan;
    private final Action action;
    private final Duration betweenCommits;

    /// What becomes of a document whose id is there.
    enum Action {
        ADD {
            @Override
            void apply(IndexWriting writing, DocumentReader documents) throws IOException {
                writing.add(documents.document(), documents.place());
            }
        },
        UPDATE {
            @Override
            void apply(IndexWriting writing, DocumentReader documents) throws IOException {
                writing.update(documents.document(), documents.place());
            }
        };

        /// Writes a document.
        abstract void apply(IndexWriting writing, DocumentReader documents) throws IOException;

        String option() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    IndexRun(Terminal terminal, boolean quiet, DocumentPlan plan, Action action) {
        this(terminal, quiet, plan, action, BETWEEN_COMMITS);
    }

    IndexRun(Terminal terminal, boolean quiet, DocumentPlan plan, Action action, Duration betweenCommits) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.plan = plan;
        this.action = action;
        this.betweenCommits = betweenCommits;
    }

    /// @param name what the user calls the index
    /// @param resume whether to go on where an interrupted run has come to
    void write(SearchIndex index, String name, WriteOptions options, boolean resume) throws IOException {
        long begin = System.nanoTime();
        long written;
        try (IndexWriting writing = index.write(options);
                DocumentReader documents = plan.open()) {
            long done = resume ? requireSame(writing.progress()) : requireNone(writing.progress(), name);
            if (resume && done == 0 && index.facts().documents() > 0) {
                say(name + " is complete: there is nothing to resume");
                return;
            }
            if (done > 0) {
                say(number(done) + " documents are done, going on after them");
            }
            skip(documents, done);
            written = write(writing, documents, done);
        }
        report(index.facts(), name, written, (System.nanoTime() - begin) * 1e-9);
    }

    private long requireSame(Map<String, String> progress) {
        if (progress.isEmpty()) {
            return 0;
        }
        if (!sources().equals(progress.get(SOURCES))) {
            throw CommandException.failure("what was interrupted was another call, or its files have changed since:"
                    + " --resume needs the same files and options; --update with all files repairs the index");
        }
        return Long.parseLong(progress.getOrDefault(DONE, "0"));
    }

    private long requireNone(Map<String, String> progress, String name) {
        if (!progress.isEmpty() && action == Action.ADD) {
            throw CommandException.failure(name + " was interrupted after " + progress.get(DONE)
                    + " documents: call it again as then, with --resume");
        }
        return 0;
    }

    private static void skip(DocumentReader documents, long done) throws IOException {
        for (long i = 0; i < done; i++) {
            if (!documents.next()) {
                throw CommandException.failure("there are only " + number(i) + " documents to read, and " + number(done)
                        + " are in the index");
            }
        }
    }

    private long write(IndexWriting writing, DocumentReader documents, long done) throws IOException {
        long count = done;
        long committed = System.nanoTime();
        try (Progress progress =
                Progress.ofSteps(terminal, quiet, "indexing", done, plan.count().orElse(-1))) {
            while (documents.next()) {
                action.apply(writing, documents);
                count++;
                if (count % BETWEEN_LOOKS == 0) {
                    progress.reach(count);
                    if (System.nanoTime() - committed > betweenCommits.toNanos()) {
                        writing.commit(Map.of(SOURCES, sources(), DONE, Long.toString(count)));
                        committed = System.nanoTime();
                    }
                }
            }
            progress.reach(count);
            progress.say("finishing");
            writing.finish();
        }
        return count - done;
    }

    private String sources() {
        CRC32C sum = new CRC32C();
        sum.update((action + "\n" + plan.signature()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private void report(IndexFacts facts, String name, long written, double seconds) {
        say(String.format(
                Locale.ROOT,
                "%,d documents in %.1f s, %,.0f a second; %s has %,d documents in %,d passages",
                written,
                seconds,
                written / seconds,
                name,
                facts.documents(),
                facts.passages()));
        if (!plan.passedOver().isEmpty()) {
            say(number(plan.passedOver().size()) + " files in folders are no texts and were passed over, such as "
                    + plan.passedOver().getFirst());
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void say(String words) {
        if (!quiet) {
            terminal.err().println("hayate: " + words);
        }
    }
}
