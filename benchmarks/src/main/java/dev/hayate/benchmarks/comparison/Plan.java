package dev.hayate.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What will be compared, in order, and what will not, with the reason.
///
/// @param comparisons what will be compared
/// @param skipped what is left out and why
public record Plan(List<Comparison> comparisons, List<String> skipped) {
    private static final List<Integer> ENCODE_DIMENSIONS = List.of(1024, 256);
    private static final List<Integer> TABLE_DIMENSIONS = List.of(1024, 256, 128);
    private static final int THREADS = 2;

    /// Keeps its own copies.
    public Plan {
        comparisons = List.copyOf(comparisons);
        skipped = List.copyOf(skipped);
    }

    /// What can be compared with what the user gave.
    ///
    /// @throws IOException if a tokenizer cannot be read
    public static Plan of(Settings settings) throws IOException {
        Maker maker = new Maker(settings);
        for (Section section : Section.values()) {
            if (settings.sections().contains(section)) {
                maker.add(section);
            }
        }
        return new Plan(maker.comparisons, maker.skipped);
    }

    private static final class Maker {
        private final Settings settings;
        private final List<TokenizerFile> tokenizers = new ArrayList<>();
        private final List<Comparison> comparisons = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();

        Maker(Settings settings) throws IOException {
            this.settings = settings;
            if (settings.model().isPresent()) {
                tokenizers.add(TokenizerFile.ofModel(settings.model().get()));
            }
            for (Path file : settings.tokenizers()) {
                tokenizers.add(TokenizerFile.of(file));
            }
        }

        void add(Section section) {
            switch (section) {
                case TOKENIZERS -> addTokenizers();
                case ENCODE ->
                    withTokenizer(
                            section,
                            tokenizer -> ENCODE_DIMENSIONS.stream()
                                    .map(dimension -> new EncodeComparison(tokenizer, dimension))
                                    .toList());
                case PYTHON -> addPython();
                case TABLES ->
                    withTokenizer(
                            section,
                            tokenizer -> TABLE_DIMENSIONS.stream()
                                    .map(dimension -> new TableComparison(tokenizer, dimension))
                                    .toList());
                case THREADS ->
                    settings.model()
                            .ifPresentOrElse(
                                    model -> comparisons.add(new ThreadComparison(model, THREADS)),
                                    () -> skip(section, "no --model"));
            }
        }

        private void addTokenizers() {
            if (tokenizers.isEmpty()) {
                skip(Section.TOKENIZERS, "neither --model nor --tokenizer");
            }
            for (int i = 0; i < tokenizers.size(); i++) {
                boolean ofModel = i == 0 && settings.model().isPresent();
                comparisons.add(
                        new TokenizerComparison(tokenizers.get(i), ofModel ? sentencePiece() : Optional.empty()));
            }
        }

        private Optional<TokenizerComparison.SentencePieceModel> sentencePiece() {
            if (settings.sentencePiece().isEmpty() || settings.python().isEmpty()) {
                skipped.add("SentencePiece: needs --sentencepiece and --python");
                return Optional.empty();
            }
            return Optional.of(new TokenizerComparison.SentencePieceModel(
                    settings.python().get(), settings.sentencePiece().get()));
        }

        private void addPython() {
            if (settings.model().isEmpty() || settings.python().isEmpty()) {
                skip(Section.PYTHON, "needs --model and --python");
            } else {
                comparisons.add(new PythonComparison(
                        settings.model().get(), settings.python().get(), THREADS));
            }
        }

        private void withTokenizer(Section section, Function<TokenizerFile, List<? extends Comparison>> make) {
            if (tokenizers.isEmpty()) {
                skip(section, "neither --model nor --tokenizer");
            } else {
                comparisons.addAll(make.apply(tokenizers.getFirst()));
            }
        }

        private void skip(Section section, String reason) {
            skipped.add(section.name().toLowerCase(Locale.ROOT) + ": " + reason);
        }
    }
}
