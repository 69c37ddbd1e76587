package dev.hayate.evaluation.suite;

import dev.hayate.evaluation.task.Protocol;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A set of tasks. Immutable.
///
/// | name | tasks | data set of the hub |
/// |---|---|---|
/// | `jmteb-v1` | the 16 of JMTEB v1 | `sbintuitions/JMTEB` |
/// | `jqara` | 100 passages a question, in order | `hotchpotch/JQaRA` |
/// | `jacwir` | 100 pages a question, in order; restricted | `hotchpotch/JaCWIR` |
/// | `nanobeir-ja` | 13 small searches; the figure is the mean of their nDCG@10 | `hakari-bench/NanoBEIR-ja` |
/// | `local` | whatever a folder holds | – |
///
/// @param name the name of the suite
/// @param source where its data come from: the data set of the hub and its revision, or the folder
/// @param tasks in the order in which they are reported
/// @param passedOver what was found and is no task, each with the reason
public record Suite(String name, String source, List<SuiteTask> tasks, List<PassedOver> passedOver) {
    private static final List<String> NAMES =
            List.of(JmtebV1.NAME, Jqara.NAME, Jacwir.NAME, NanoBeirJa.NAME, LocalFolder.NAME);

    /// What looked like a data set and is no task.
    ///
    /// @param name of the data set
    /// @param reason a clause that says why
    public record PassedOver(String name, String reason) {}

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException if two tasks have one name
    public Suite {
        tasks = List.copyOf(tasks);
        passedOver = List.copyOf(passedOver);
        Set<String> known = new HashSet<>();
        for (SuiteTask task : tasks) {
            if (!known.add(task.name())) {
                throw new IllegalArgumentException(source + " has two data sets that are called " + task.name());
            }
        }
    }

    /// The names of the suites that there are.
    public static List<String> names() {
        return NAMES;
    }

    /// A suite. Of the hub nothing is asked yet; of a folder for `local` the names and the columns of the files
    /// are read, and the labels where pairs have some.
    ///
    /// @throws IllegalArgumentException if there is no such suite, or if `local` is to come from the hub
    /// @throws dev.hayate.data.DataException if the folder of `local` cannot be read or has no task
    public static Suite named(String name, Origin origin) throws IOException {
        return switch (name) {
            case JmtebV1.NAME -> JmtebV1.suite(origin);
            case Jqara.NAME -> Jqara.suite(origin);
            case Jacwir.NAME -> Jacwir.suite(origin);
            case NanoBeirJa.NAME -> NanoBeirJa.suite(origin);
            case LocalFolder.NAME -> LocalFolder.suite(origin);
            default ->
                throw new IllegalArgumentException(
                        "there is no suite \"" + name + "\"; there are " + String.join(", ", NAMES));
        };
    }

    /// The protocol that its tasks are measured by: JMTEB's quirks are for its own data sets alone.
    ///
    /// @param wanted the one for JMTEB
    public Protocol protocol(Protocol wanted) {
        return name.equals(JmtebV1.NAME) ? wanted : Protocol.CORRECTED;
    }

    /// One of its tasks.
    ///
    /// @throws IllegalArgumentException if it has no such task
    public SuiteTask task(String task) {
        return tasks.stream()
                .filter(candidate -> candidate.name().equals(task))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the suite " + name + " has no task \"" + task
                        + "\"; it has " + tasks.stream().map(SuiteTask::name).collect(Collectors.joining(", "))));
    }
}
