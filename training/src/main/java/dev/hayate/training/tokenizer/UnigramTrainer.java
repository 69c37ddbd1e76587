package dev.hayate.training.tokenizer;

import dev.hayate.numerics.Workers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Trains a Unigram tokenizer from texts (Kudo, "Subword Regularization", 2018). Mirrors `spm_train` of
/// SentencePiece.
///
/// Texts are normalized by Nmt, NFKC and lower case, and written with U+2581 for spaces, as the tokenizer will
/// do it. A text may be of any length: all of it is used, where SentencePiece drops lines of more than 4,192
/// bytes. Only the different words between white space and changes of script are held in memory.
///
/// ```java
/// try (Stream<String> lines = Files.lines(corpus)) {
///     TrainedTokenizer trained =
///             UnigramTrainer.train(lines.iterator(), UnigramSettings.DEFAULT, UnigramListener.NONE);
///     Files.write(Path.of("tokenizer.json"), trained.json());
/// }
/// ```
///
/// The same texts in the same order and the same settings give the same bytes, whatever the number of threads.
public final class UnigramTrainer {
    private static final int STEPS_A_ROUND = 2;

    /// Rounds go on until the pieces are no more than the vocabulary times this.
    private static final double SURPLUS = 1.1;

    private final UnigramSettings settings;
    private final UnigramListener listener;
    private final Workers workers;

    private UnigramTrainer(UnigramSettings settings, UnigramListener listener, Workers workers) {
        this.settings = settings;
        this.listener = listener;
        this.workers = workers;
    }

    /// Trains a tokenizer.
    ///
    /// @throws IllegalArgumentException if the texts are empty, or if they need a larger vocabulary or cannot fill
    ///     the one asked for
    public static TrainedTokenizer train(Iterator<String> texts, UnigramSettings settings, UnigramListener listener) {
        int threads = settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
        try (Workers workers = new Workers(threads)) {
            return new UnigramTrainer(settings, listener, workers).train(texts);
        }
    }

    private TrainedTokenizer train(Iterator<String> texts) {
        TextRuns read = new TextRuns();
        long seen = read(texts, read);
        if (read.characters() == 0) {
            throw new IllegalArgumentException(
                    "there is nothing to learn from: " + seen + " texts without a character");
        }
        RequiredCharacters required = RequiredCharacters.of(read.counter(), settings.characterCoverage());
        requireRoom(required);
        Runs runs = Runs.of(read.counter(), required);
        Runs words = words(read, runs, required);
        Pieces pieces = SeedPieces.of(words, required, settings.seedPieces(), settings.longestPiece(), workers);
        int seeds = pieces.size();
        listener.seeded(seeds);
        List<TrainingRound> rounds = new ArrayList<>();
        pieces = shrink(pieces, learned(runs, words), rounds);
        List<ScoredPiece> chosen = FinalPieces.of(
                pieces, required, settings.vocabulary() - settings.reservedIds(), settings.reservedIds());
        TrainingReport report = new TrainingReport(
                seen,
                read.texts(),
                read.characters(),
                required.size(),
                seeds,
                rounds,
                bitsPerCharacter(chosen, runs, required, read.characters()));
        return new TrainedTokenizer(TokenizerJson.of(withReserved(chosen), settings.byteFallback()), report);
    }

    /// Returns how many texts there were.
    private long read(Iterator<String> texts, TextRuns read) {
        long[] seen = new long[1];
        if (settings.sampledTexts() > 0) {
            TextSample.draw(texts, settings.sampledTexts(), settings.seed(), text -> listener.read(++seen[0]))
                    .forEach(read::add);
        } else {
            while (texts.hasNext()) {
                read.add(texts.next());
                listener.read(++seen[0]);
            }
        }
        return seen[0];
    }

    private void requireRoom(RequiredCharacters required) {
        int needed = required.size() + settings.reservedIds();
        if (settings.vocabulary() < needed) {
            throw new IllegalArgumentException("a vocabulary of " + settings.vocabulary() + " is too small: "
                    + required.size() + " required characters and " + settings.reservedIds()
                    + " reserved ids need " + needed + "; ask for at least that, or cover less of the text than "
                    + settings.characterCoverage());
        }
    }

    /// The words that pieces must lie in.
    private Runs words(TextRuns read, Runs runs, RequiredCharacters required) {
        return switch (settings.boundaries()) {
            case NONE -> runs;
            case UNIDIC -> Runs.of(new UniDicWords().countWords(read.counter(), workers), required);
            case UNIDIC_PHRASES -> Runs.of(new UniDicWords().countPhrases(read.counter(), workers), required);
        };
    }

    /// What is cut in all ways while pieces are learned.
    private Runs learned(Runs runs, Runs words) {
        return switch (settings.boundaries()) {
            case NONE, UNIDIC -> runs;
            case UNIDIC_PHRASES -> words;
        };
    }

    private Pieces shrink(Pieces seeds, Runs runs, List<TrainingRound> rounds) {
        int enough = (int) (settings.vocabulary() * SURPLUS);
        Pieces pieces = seeds;
        while (true) {
            double logProbability = 0;
            for (int step = 0; step < STEPS_A_ROUND; step++) {
                Expectation expectation = Expectation.overAllWays(new UnigramModel(pieces), runs, workers);
                logProbability = expectation.logProbability();
                pieces = expectation.maximize(pieces);
            }
            TrainingRound round = new TrainingRound(pieces.size(), bits(logProbability) / runs.characters());
            rounds.add(round);
            listener.finished(round);
            if (pieces.size() <= enough) {
                return pieces;
            }
            int kept = Math.max(enough, (int) (settings.shrinkFactor() * pieces.size()));
            pieces = Pruning.prune(new UnigramModel(pieces), runs, kept, workers);
        }
    }

    private static double bits(double logProbability) {
        return -logProbability / Math.log(2);
    }

    private double bitsPerCharacter(List<ScoredPiece> chosen, Runs runs, RequiredCharacters required, long characters) {
        Pieces pieces = FinalPieces.encoded(chosen, required);
        double known =
                Expectation.ofBestWay(new UnigramModel(pieces), runs, workers).logProbability();
        double unknown = required.counts()[RequiredCharacters.NONE] * pieces.unknownScore();
        return bits(known + unknown) / characters;
    }

    private List<ScoredPiece> withReserved(List<ScoredPiece> chosen) {
        List<ScoredPiece> vocabulary = new ArrayList<>(settings.vocabulary());
        SpecialTokens.FIRST.forEach(token -> vocabulary.add(new ScoredPiece(token, 0)));
        if (settings.byteFallback()) {
            for (int value = 0; value < ByteTokens.COUNT; value++) {
                vocabulary.add(new ScoredPiece(ByteTokens.of(value), 0));
            }
        }
        vocabulary.addAll(chosen);
        vocabulary.add(new ScoredPiece(SpecialTokens.MASK, 0));
        return vocabulary;
    }
}
