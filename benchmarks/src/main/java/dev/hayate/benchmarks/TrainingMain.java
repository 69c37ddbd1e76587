package dev.hayate.benchmarks;

import dev.hayate.benchmarks.contest.Spread;
import dev.hayate.benchmarks.peers.PeerUnavailableException;
import dev.hayate.benchmarks.peers.TorchTraining;
import dev.hayate.benchmarks.peers.TorchTraining.Precision;
import dev.hayate.benchmarks.report.MachineFacts;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.training.FmaPeak;
import dev.hayate.benchmarks.training.HayateTrainee;
import dev.hayate.benchmarks.training.LossKernel;
import dev.hayate.benchmarks.training.ProductKernel;
import dev.hayate.benchmarks.training.ProductKernel.Product;
import dev.hayate.benchmarks.training.StepRace;
import dev.hayate.benchmarks.training.StepWork;
import dev.hayate.benchmarks.training.Trainee;
import dev.hayate.numerics.Workers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command that times a step of training beside PyTorch.
///
/// Exit codes: 0 done, 1 a program failed or losses differed that had to be equal, 2 wrong usage.
@Command(
        name = "hayate-bench training",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Times a step of training, from tokens to the moved table: Hayate and PyTorch, interleaved.",
            "Both begin with the same table and batch, and their losses are compared first."
        })
public final class TrainingMain implements Callable<Integer> {
    /// Float32 sums of some thousand terms in another order.
    private static final double TOLERANCE = 1e-4;

    private static final int WARM_UP = 2;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = "A Python with torch and numpy. Default: Hayate alone.")
    private @Nullable String python;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "6072",
            description = "Pairs of a batch. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = {"-d", "--dimensions"},
            paramLabel = "D,…",
            split = ",",
            defaultValue = "32,64,128,256,512,1024",
            description = "Prefixes of the loss; the last is the table's. Default: ${DEFAULT-VALUE}.")
    private int[] dimensions = {};

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Steps that the median is taken over. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of each program. Default: all cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private TrainingMain() {}

    /// Runs the command and ends the process.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainingMain())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr()
                            .println("hayate-bench: "
                                    + (failure instanceof IOException ? failure.getMessage() : failure));
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Report report =
                new Report(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        StepWork work = new StepWork(rows, Arrays.stream(dimensions).sorted().toArray());
        report.title("A step of training");
        report.facts(MachineFacts.list());
        report.paragraph(
                "A table of %,d tokens and %d dimensions; %,d pairs of texts of %d and %d tokens; the loss at %s dimensions."
                        .formatted(
                                StepWork.VOCABULARY,
                                work.dimension(),
                                rows,
                                StepWork.ANCHOR_LENGTH,
                                StepWork.POSITIVE_LENGTH,
                                Arrays.toString(work.dimensions())));
        try (Workers workers = new Workers(threads)) {
            boolean equal = race(work, workers, report);
            kernel(work, workers, report);
            report.paragraph("At the end: " + MachineFacts.load() + ".");
            return equal ? 0 : 1;
        }
    }

    private boolean race(StepWork work, Workers workers, Report report) throws IOException {
        List<Trainee> trainees = new ArrayList<>();
        trainees.add(new HayateTrainee(work, workers));
        if (python == null) {
            report.skipped("PyTorch: no --python was given");
            report.paragraph(StepRace.run(trainees, WARM_UP, rounds).table());
            return true;
        }
        try (TorchTraining torch = TorchTraining.start(python, work, threads)) {
            for (Precision precision : Precision.values()) {
                trainees.add(torch.trainee(precision));
            }
            StepRace race = StepRace.run(trainees, WARM_UP, rounds);
            boolean equal = race.difference(1) <= TOLERANCE;
            report.paragraph(String.format(
                    Locale.ROOT,
                    "Loss and norm of the first step differ by at most %.1e at float32%s and by %.1e at bfloat16.",
                    race.difference(1),
                    equal ? "" : " (**too much**)",
                    race.difference(2)));
            report.paragraph(race.table());
            return equal;
        } catch (PeerUnavailableException e) {
            report.skipped(e.reason());
            report.paragraph(StepRace.run(trainees, WARM_UP, rounds).table());
            return true;
        }
    }

    private void kernel(StepWork work, Workers workers, Report report) {
        double rate = LossKernel.operations(work)
                / Spread.of(LossKernel.seconds(work, rounds, workers)).median();
        double peak = FmaPeak.measure(workers);
        report.paragraph(String.format(
                Locale.ROOT,
                "Multiply-adds that wait for nothing: **%.0f GFLOP/s** on %d threads. Of it Hayate reaches in the three"
                        + " products that the longest prefix needs:",
                peak * 1e-9,
                workers.count()));
        for (Product product : Product.values()) {
            report.item(share(product.title(), ProductKernel.rate(product, work, rounds, workers), peak));
        }
        report.item(share("loss and gradient, all three and the exponentials", rate, peak));
    }

    private static String share(String what, double rate, double peak) {
        return String.format(Locale.ROOT, "%s: %.0f GFLOP/s, %.0f %%", what, rate * 1e-9, 100 * rate / peak);
    }
}
