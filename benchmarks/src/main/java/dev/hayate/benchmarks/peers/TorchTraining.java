package dev.hayate.benchmarks.peers;

import dev.hayate.benchmarks.training.StepResult;
import dev.hayate.benchmarks.training.StepWork;
import dev.hayate.benchmarks.training.Trainee;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// PyTorch on the CPU: `EmbeddingBag`, the loss as sentence-transformers writes it, `clip_grad_norm_` and the
/// fused `AdamW`.
public final class TorchTraining implements AutoCloseable {
    /// In what the products are computed.
    public enum Precision {
        /// float32 throughout.
        FLOAT32,
        /// What `autocast` chooses to compute in bfloat16.
        BFLOAT16
    }

    private final PythonProcess process;

    private TorchTraining(PythonProcess process) {
        this.process = process;
    }

    /// Starts it.
    ///
    /// @param python an interpreter that has the packages `torch` and `numpy`
    /// @throws PeerUnavailableException if it does not start
    public static TorchTraining start(String python, StepWork work, int threads)
            throws PeerUnavailableException, IOException {
        String dimensions =
                Arrays.stream(work.dimensions()).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return new TorchTraining(PythonProcess.start(
                python,
                "torch_training_peer.py",
                work::write,
                threads,
                Integer.toString(work.rows()),
                Integer.toString(StepWork.VOCABULARY),
                Integer.toString(StepWork.ANCHOR_LENGTH),
                Integer.toString(StepWork.POSITIVE_LENGTH),
                dimensions,
                Double.toString(Trainee.RATE),
                Double.toString(Trainee.GREATEST_NORM),
                Integer.toString(threads)));
    }

    /// A table that is trained by itself, in one of the precisions.
    public Trainee trainee(Precision precision) {
        return new Trainee() {
            @Override
            public String name() {
                return process.name() + ", "
                        + switch (precision) {
                            case FLOAT32 -> "float32";
                            case BFLOAT16 -> "bfloat16 by autocast";
                        };
            }

            @Override
            public StepResult step() throws IOException {
                double[] numbers = Arrays.stream(
                                process.ask("step " + precision.name().toLowerCase(Locale.ROOT))
                                        .split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                return new StepResult(numbers[0], numbers[1], numbers[2], numbers[3]);
            }
        };
    }

    @Override
    public void close() {
        process.close();
    }
}
