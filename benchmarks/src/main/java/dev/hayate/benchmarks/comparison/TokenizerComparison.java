package dev.hayate.benchmarks.comparison;

import dev.hayate.benchmarks.contest.Agreement;
import dev.hayate.benchmarks.contest.TokenContestant;
import dev.hayate.benchmarks.hayate.HayateTokenizer;
import dev.hayate.benchmarks.peers.DjlTokenizer;
import dev.hayate.benchmarks.peers.PeerUnavailableException;
import dev.hayate.benchmarks.peers.SentencePiece;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.texts.Slices;
import dev.hayate.benchmarks.texts.TextShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts to ids on one thread: Hayate, Hugging Face tokenizers and, where asked for, SentencePiece.
///
/// @param tokenizer the tokenizer that all use
/// @param sentencePiece the same vocabulary as a SentencePiece model
record TokenizerComparison(TokenizerFile tokenizer, Optional<SentencePieceModel> sentencePiece) implements Comparison {
    private static final List<TextShape> SHAPES = List.of(TextShape.SENTENCE, TextShape.PASSAGE);

    /// A SentencePiece model and the interpreter that runs it.
    record SentencePieceModel(String python, Path model) {}

    @Override
    public String title() {
        return "Tokenizer %s (%s), one thread".formatted(tokenizer.name(), tokenizer.kind());
    }

    @Override
    public void run(Settings settings, Report report) throws IOException {
        for (TextShape shape : SHAPES) {
            Slices slices = settings.slices(shape);
            report.paragraph(slices.describe());
            List<TokenContestant> contestants = new ArrayList<>();
            try {
                HayateTokenizer hayate = HayateTokenizer.load(tokenizer.path());
                contestants.add(hayate);
                List<int[]> ids = hayate.ids(slices.sample());
                addDjl(slices, ids, contestants, report);
                addSentencePiece(slices, ids, contestants, report);
                Races.ofTexts(settings, slices, contestants, report);
            } finally {
                contestants.forEach(TokenContestant::close);
            }
        }
    }

    private void addDjl(Slices slices, List<int[]> ids, List<TokenContestant> contestants, Report report)
            throws IOException {
        try {
            DjlTokenizer djl = DjlTokenizer.open(tokenizer.path(), slices.warmUp());
            contestants.add(djl);
            report.required("Hayate and " + djl.name(), Agreement.ofIds(ids, djl.ids(slices.sample())));
        } catch (PeerUnavailableException e) {
            report.skipped(e.reason());
        }
    }

    private void addSentencePiece(Slices slices, List<int[]> ids, List<TokenContestant> contestants, Report report)
            throws IOException {
        if (sentencePiece.isEmpty()) {
            return;
        }
        try {
            SentencePiece peer = SentencePiece.start(
                    sentencePiece.get().python(), sentencePiece.get().model(), slices);
            contestants.add(peer);
            report.informative("Hayate and " + peer.name(), Agreement.ofIds(ids, peer.ids(slices.sample())));
        } catch (PeerUnavailableException e) {
            report.skipped(e.reason());
        }
    }
}
