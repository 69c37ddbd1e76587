package dev.hayate.cli;

import dev.hayate.search.IndexFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Queries from standard input, a line each. Somebody at a terminal is asked for them and may change the settings
/// between two; from a file every line is a query, and the first that cannot be answered ends the command.
final class SearchSession {
    private static final String HELP = """
            :mode bm25|vector|hybrid   by words, by vectors, or by both
            :filter EXPR               only documents with such metadata; without EXPR, all again
            :fusion weighted|rrf       how words and vectors are joined
            :weight W                  the share of vectors, from 0 to 1; without W, as before
            :k N                       how many hits are shown
            :settings                  what is set
            :help                      this
            :quit, :q, Ctrl-D          the end
            All else is a query.""";

    private final Terminal terminal;
    private final boolean quiet;
    private final IndexSearch search;
    private final HitWriter writer;
    private final ResultWriter out;

    SearchSession(Terminal terminal, boolean quiet, IndexSearch search, HitWriter writer, ResultWriter out) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.search = search;
        this.writer = writer;
        this.out = out;
    }

    void run(SearchSettings settings) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        if (terminal.interactive()) {
            talk(lines, search.fitted(settings));
        } else {
            answerLines(lines, settings);
        }
    }

    private void answerLines(BufferedReader lines, SearchSettings settings) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String place = "standard input, line " + number + ": the query";
            search.answer(new IndexSearchOptions.Query(String.valueOf(number), line, place), settings, writer, out);
        }
    }

    private void talk(BufferedReader lines, SearchSettings first) throws IOException {
        SearchSettings settings = first;
        search.requireAnswerable(settings);
        greet(settings);
        int number = 0;
        for (String line = ask(lines); line != null; line = ask(lines)) {
            String entered = line.strip();
            if (entered.equals(":quit") || entered.equals(":q")) {
                return;
            }
            try {
                if (entered.startsWith(":")) {
                    settings = change(settings, entered);
                } else if (!entered.isEmpty()) {
                    number++;
                    search.answer(
                            new IndexSearchOptions.Query(String.valueOf(number), entered, "the query"),
                            settings,
                            writer,
                            out);
                }
            } catch (IllegalArgumentException | CommandException | IOException e) {
                say(String.valueOf(e.getMessage()));
            }
        }
        say("");
    }

    private String ask(BufferedReader lines) throws IOException {
        if (!quiet) {
            terminal.err().print("query> ");
            terminal.err().flush();
        }
        return lines.readLine();
    }

    private void greet(SearchSettings settings) throws IOException {
        if (!quiet) {
            IndexFacts facts = search.facts();
            say(String.format(
                    Locale.ROOT,
                    "%,d documents in %,d passages; %s",
                    facts.documents(),
                    facts.passages(),
                    settings.described()));
            search.fields().ifPresent(fields -> say("to filter by: " + fields));
            say(":help tells what can be changed, :quit ends");
        }
    }

    private SearchSettings change(SearchSettings settings, String entered) throws IOException {
        String[] words = entered.split("\\s+", 2);
        String value = words.length == 2 ? words[1].strip() : "";
        SearchSettings changed = switch (words[0]) {
            case ":mode" -> settings.withMode(named(SearchSettings.Asked.values(), words[0], value));
            case ":fusion" -> settings.withFusion(named(SearchSettings.Joined.values(), words[0], value));
            case ":filter" -> settings.withFilter(Optional.of(value).filter(filter -> !filter.isEmpty()));
            case ":weight" ->
                settings.withWeight(
                        value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(words[0], value)));
            case ":k" -> settings.withK((int) number(words[0], value));
            case ":settings" -> settings;
            case ":help" -> {
                say(HELP);
                yield settings;
            }
            default -> throw CommandException.usage("there is no " + words[0] + "; :help tells what there is");
        };
        if (!words[0].equals(":help")) {
            search.requireAnswerable(changed);
            say(changed.described());
        }
        return changed;
    }

    private static <E extends Enum<E>> E named(E[] all, String command, String value) {
        for (E one : all) {
            if (one.toString().equals(value)) {
                return one;
            }
        }
        String known = String.join(", ", Arrays.stream(all).map(Enum::toString).toList());
        throw CommandException.usage(command + " is one of " + known + ", got \"" + value + "\"");
    }

    private static double number(String command, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw CommandException.usage(command + " takes a number, got \"" + value + "\"");
        }
    }

    private void say(String words) {
        terminal.err().println(words);
    }
}
