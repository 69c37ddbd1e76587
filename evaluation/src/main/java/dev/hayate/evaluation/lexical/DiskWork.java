package dev.hayate.evaluation.lexical;

import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A unit of work that reads or writes files.
@FunctionalInterface
interface DiskWork {
    /// Does one unit.
    void run(int unit) throws IOException;

    /// Shares units among threads; after a unit has failed, no other begins.
    ///
    /// @throws IOException what the first unit that failed threw
    static void forEach(int units, Workers workers, DiskWork work) throws IOException {
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        workers.forEach(units, (unit, worker) -> {
            if (failure.get() == null) {
                try {
                    work.run(unit);
                } catch (IOException e) {
                    failure.compareAndSet(null, e);
                }
            }
        });
        IOException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
