package dev.hayate.benchmarks.comparison;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.contest.Agreement;
import dev.hayate.benchmarks.contest.Bags;
import dev.hayate.benchmarks.contest.Contest;
import dev.hayate.benchmarks.contest.Standings;
import dev.hayate.benchmarks.contest.VectorContestant;
import dev.hayate.benchmarks.files.TemporaryFolder;
import dev.hayate.benchmarks.hayate.HayateBags;
import dev.hayate.benchmarks.hayate.HayateTokenizer;
import dev.hayate.benchmarks.peers.LibtorchBags;
import dev.hayate.benchmarks.peers.PeerUnavailableException;
import dev.hayate.benchmarks.report.Amount;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.tables.ModelFolder;
import dev.hayate.benchmarks.tables.RandomTable;
import dev.hayate.benchmarks.texts.Slice;
import dev.hayate.benchmarks.texts.Slices;
import dev.hayate.benchmarks.texts.TextShape;
import dev.hayate.format.Conversion;
import dev.hayate.format.ModelConverter;
import dev.hayate.format.TableType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Ids to vectors on one thread, over a random table: Hayate at float32 and int8, and libtorch's EmbeddingBag.
///
/// @param tokenizer the tokenizer that the ids come from
/// @param dimension of the table
record TableComparison(TokenizerFile tokenizer, int dimension) implements Comparison {
    private static final List<TextShape> SHAPES = List.of(TextShape.SENTENCE, TextShape.PASSAGE);

    @Override
    public String title() {
        return "Table sums, %,d × %,d (random rows, ids by tokenizer %s), one thread"
                .formatted(tokenizer.rows(), dimension, tokenizer.name());
    }

    @Override
    public void run(Settings settings, Report report) throws IOException {
        RandomTable table = RandomTable.of(tokenizer.rows(), dimension);
        List<VectorContestant<Bags>> contestants = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.create("table");
                HayateTokenizer ids = HayateTokenizer.load(tokenizer.path())) {
            addHayate(folder.path(), table, contestants);
            addLibtorch(table, contestants, report);
            for (TextShape shape : SHAPES) {
                Slices slices = settings.slices(shape);
                report.paragraph(slices.describe());
                compare(slices, ids, contestants, settings, report);
            }
            contestants.forEach(VectorContestant::close);
        }
    }

    private void addHayate(Path folder, RandomTable table, List<VectorContestant<Bags>> contestants)
            throws IOException {
        Path float32 = Files.createDirectory(folder.resolve("float32"));
        Path int8 = folder.resolve("int8");
        ModelFolder.write(float32, tokenizer.path(), table);
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(float32)) {
            ModelConverter.convert(model, int8, Conversion.NOTHING.type(TableType.I8));
        }
        contestants.add(HayateBags.load(float32, "float32"));
        contestants.add(HayateBags.load(int8, "int8"));
    }

    private static void addLibtorch(RandomTable table, List<VectorContestant<Bags>> contestants, Report report)
            throws IOException {
        try {
            contestants.add(LibtorchBags.of(table));
        } catch (PeerUnavailableException e) {
            report.skipped(e.reason());
        }
    }

    private void compare(
            Slices slices,
            HayateTokenizer tokenizer,
            List<VectorContestant<Bags>> contestants,
            Settings settings,
            Report report)
            throws IOException {
        Bags sample = bags(tokenizer, slices.sample());
        float[] ours = contestants.getFirst().vectors(sample);
        for (VectorContestant<Bags> contestant : contestants) {
            if (contestant instanceof LibtorchBags) {
                report.required(
                        "Hayate float32 and " + contestant.name(),
                        Agreement.ofVectors(ours, contestant.vectors(sample), dimension));
            }
        }
        List<Bags> rounds =
                slices.rounds().stream().map(round -> bags(tokenizer, round)).toList();
        Standings standings = new Contest<>(
                        bags(tokenizer, slices.warmUp()),
                        rounds,
                        settings.effort().warmUpSeconds())
                .run(contestants);
        long tokens = rounds.stream().mapToLong(Bags::tokens).sum() / rounds.size();
        report.table(standings, new Amount("token", tokens), rounds.getFirst().count());
    }

    private static Bags bags(HayateTokenizer tokenizer, Slice slice) {
        return Bags.of(tokenizer.ids(slice));
    }
}
