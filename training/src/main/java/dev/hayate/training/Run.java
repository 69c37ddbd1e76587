package dev.hayate.training;

import dev.hayate.numerics.Workers;
import dev.hayate.training.batch.BatchFeed;
import dev.hayate.training.batch.BatchPlan;
import dev.hayate.training.batch.TrainingBatch;
import dev.hayate.training.checkpoint.Checkpoints;
import dev.hayate.training.checkpoint.Progress;
import dev.hayate.training.dev.DevSet;
import dev.hayate.training.loss.ContrastiveLoss.Prefix;
import dev.hayate.training.recipe.DataSet;
import dev.hayate.training.recipe.Recipe;
import dev.hayate.training.report.DevScore;
import dev.hayate.training.report.EventFile;
import dev.hayate.training.report.HtmlReport;
import dev.hayate.training.report.RunHistory;
import dev.hayate.training.report.StepRecord;
import dev.hayate.training.report.TrainingLog;
import dev.hayate.training.sharing.Parameters;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.LearningRate;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// One run from its beginning or its last checkpoint to its end or a stop.
///
/// A step is logged, then measured, then kept: what a checkpoint has, the log has too, and what the log has
/// beyond it is cut away when the run is resumed.
final class Run {
    private final Recipe recipe;
    private final RunFolder folder;
    private final RunPreparation preparation;
    private final Workers workers;
    private final TrainingListener listener;
    private final BooleanSupplier stopped;
    private final BatchPlan plan;
    private final int steps;
    private final LearningRate rate;
    private final Parameters parameters;
    private final AdamW optimizer;
    private final TableTrainer trainer;
    private final Checkpoints checkpoints;
    private Progress progress = Progress.NONE;

    Run(
            Recipe recipe,
            RunFolder folder,
            RunPreparation preparation,
            Workers workers,
            TrainingListener listener,
            BooleanSupplier stopped)
            throws IOException {
        this.recipe = recipe;
        this.folder = folder;
        this.preparation = preparation;
        this.workers = workers;
        this.listener = listener;
        this.stopped = stopped;
        this.plan = preparation.plan();
        this.steps = Math.ceilDiv(plan.steps(), recipe.accumulate());
        Recipe.Optimizer settings = recipe.optimizer();
        this.rate = new LearningRate(
                settings.rate(), settings.schedule(), (int) Math.ceil(settings.warmUp() * steps), steps);
        this.parameters = preparation.parameters(recipe);
        this.optimizer = new AdamW(parameters.moved(), settings.adamW());
        this.trainer = new TableTrainer(parameters, optimizer, recipe.loss(), settings.greatestNorm(), workers);
        this.checkpoints = new Checkpoints(folder.checkpoints(), preparation.key(recipe));
    }

    /// @param command what the model's card says repeats the run
    Outcome go(String command) throws IOException {
        progress = checkpoints.restore(parameters.moved(), optimizer).orElse(Progress.NONE);
        try (TrainingLog log = TrainingLog.resume(folder.log(), progress.step());
                EventFile events = EventFile.open(folder.training(), TrainingLog.read(folder.log()), Instant.now());
                BatchFeed feed = new BatchFeed(
                        preparation.sets(),
                        plan,
                        progress.step() * recipe.accumulate(),
                        recipe.dropout(),
                        preparation.tokenizer().vocabularySize())) {
            listener.begins(progress.step(), steps);
            double before = progress.seconds() - seconds();
            while (progress.step() < steps && !isWaitingInVain()) {
                if (stopped.getAsBoolean()) {
                    keep();
                    return new Outcome.Stopped(progress.step());
                }
                StepRecord step = step(feed, before);
                log.add(step);
                events.add(step);
                listener.stepped(step);
                progress = new Progress(step.step(), step.seconds(), progress.bestStep(), progress.bestScore());
                measure(log, events);
                if (progress.step() % recipe.checkpointEvery() == 0 && progress.step() < steps) {
                    keep();
                }
            }
        }
        return finish(command);
    }

    private StepRecord step(BatchFeed feed, double before) throws TrainingException {
        int first = progress.step() * recipe.accumulate();
        int last = Math.min(plan.steps(), first + recipe.accumulate());
        TreeSet<String> names = new TreeSet<>();
        double loss = 0;
        int rows = 0;
        long tokens = 0;
        for (int batch = first; batch < last; batch++) {
            TrainingBatch texts = feed.next();
            DataSet set = recipe.data().get(plan.step(batch).set());
            loss += trainer.accumulate(texts, set.scale().orElse(recipe.loss().scale())) / (last - first);
            rows += texts.anchors();
            tokens += texts.texts().ids().length;
            names.add(set.name());
        }
        double stepRate = rate.at(progress.step());
        double norm = trainer.step(stepRate);
        requireFinite(String.join(" + ", names), loss, norm);
        return new StepRecord(
                progress.step() + 1,
                steps,
                plan.epochsAfter(last),
                String.join(" + ", names),
                rows,
                loss,
                norm,
                stepRate,
                before + seconds(),
                tokens);
    }

    private void requireFinite(String set, double loss, double norm) throws TrainingException {
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new TrainingException(
                    "step " + (progress.step() + 1) + " of " + steps + " (" + set + "): the loss is "
                            + loss + " and the gradient's length " + norm
                            + "; lower the learning rate. The last checkpoint is kept");
        }
    }

    private void measure(TrainingLog log, EventFile events) throws IOException {
        Recipe.Evaluation evaluation = recipe.evaluation();
        boolean last = progress.step() == steps;
        if (preparation.devSets().isEmpty() || (progress.step() % evaluation.every() != 0 && !last)) {
            return;
        }
        TrainableTable table = finishedTable();
        int[] dimensions =
                recipe.loss().prefixes().stream().mapToInt(Prefix::dimension).toArray();
        for (DevSet set : preparation.devSets()) {
            for (DevSet.Score measured : set.score(table, dimensions, workers)) {
                DevScore score = new DevScore(
                        progress.step(), set.name(), measured.metric(), measured.dimension(), measured.value());
                log.add(score);
                events.add(score);
                listener.measured(score);
                keepIfBest(score, table);
            }
        }
        report();
    }

    /// What the run would give if it ended now.
    private TrainableTable finishedTable() {
        parameters.updateAll(workers);
        return parameters.table();
    }

    private void keepIfBest(DevScore score, TrainableTable table) throws IOException {
        boolean decides = recipe.evaluation()
                .best()
                .filter(best -> best.set().equals(score.set()) && best.dimension() == score.dimension())
                .isPresent();
        if (decides && score.value() > progress.bestScore()) {
            progress = new Progress(progress.step(), progress.seconds(), progress.step(), score.value());
            checkpoints.writeBest(progress, table);
        }
    }

    private boolean isWaitingInVain() {
        return recipe.evaluation()
                .patience()
                .filter(patience -> (progress.step() - progress.bestStep())
                                / recipe.evaluation().every()
                        >= patience)
                .isPresent();
    }

    private void keep() throws IOException {
        checkpoints.write(progress, parameters.moved(), optimizer);
        listener.saved(progress.step());
        report();
    }

    private void report() throws IOException {
        HtmlReport.write(folder.report(), recipe.name(), recipe.settings(), history());
    }

    private RunHistory history() throws IOException {
        return TrainingLog.read(folder.log());
    }

    private Outcome finish(String command) throws IOException {
        int step = progress.step();
        TrainableTable table = finishedTable();
        if (progress.bestStep() > 0) {
            checkpoints.restoreBest(table);
            step = progress.bestStep();
        }
        report();
        folder.write(TrainedModel.of(recipe, preparation, table, history().until(step), command));
        Checkpoints.clear(folder.checkpoints());
        return new Outcome.Finished(folder.path(), step);
    }

    private static double seconds() {
        return System.nanoTime() / 1e9;
    }
}
