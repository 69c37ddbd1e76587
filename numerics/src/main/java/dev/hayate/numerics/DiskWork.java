package dev.hayate.numerics;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Units of work that read or write files, for [Workers].
@FunctionalInterface
public interface DiskWork {
    /// Does one unit.
    ///
    /// @param worker the number of the thread, from 0
    void run(int unit, int worker) throws IOException;

    /// Shares units among threads; after a unit has failed, no other begins.
    ///
    /// @throws IOException what the first unit that failed threw
    static void forEach(int units, Workers workers, DiskWork work) throws IOException {
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        workers.forEach(units, (unit, worker) -> {
            if (failure.get() == null) {
                try {
                    work.run(unit, worker);
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
