package dev.hayate.server.admission;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A token bucket that holds what a number of seconds bring. Whoever finds anything in it may take more than is
/// left, and all wait until that is paid for: so a batch larger than the bucket passes too. Safe for all threads.
public final class Rate {
    private final double nanosPerUnit;
    private final long capacity;
    /// All that has been taken is paid for at this time.
    private final AtomicLong paid;

    private Rate(double nanosPerUnit, long capacity, long now) {
        this.nanosPerUnit = nanosPerUnit;
        this.capacity = capacity;
        this.paid = new AtomicLong(now - capacity);
    }

    /// A bucket that holds one second.
    ///
    /// @param units how many a second; must be positive
    /// @param now as [System#nanoTime()]
    public static Rate perSecond(double units, long now) {
        return new Rate(TimeUnit.SECONDS.toNanos(1) / units, TimeUnit.SECONDS.toNanos(1), now);
    }

    /// A bucket that holds one minute.
    ///
    /// @param units how many a minute; must be positive
    /// @param now as [System#nanoTime()]
    public static Rate perMinute(double units, long now) {
        return new Rate(TimeUnit.MINUTES.toNanos(1) / units, TimeUnit.MINUTES.toNanos(1), now);
    }

    /// A bucket that is never empty.
    public static Rate unlimited() {
        return new Rate(0, 0, System.nanoTime());
    }

    /// Takes so many units, if anything is left.
    ///
    /// @param now as [System#nanoTime()]
    /// @return 0 if they were taken, else after how many nanoseconds to try again
    public long take(int units, long now) {
        while (nanosPerUnit > 0) {
            long before = paid.get();
            long due = Math.max(before - now, -capacity);
            if (due > 0) {
                return due;
            }
            if (paid.compareAndSet(before, now + due + (long) (units * nanosPerUnit))) {
                return 0;
            }
        }
        return 0;
    }

    /// After how many nanoseconds anything is left, 0 if now.
    ///
    /// @param now as [System#nanoTime()]
    public long waiting(long now) {
        return Math.max(0, paid.get() - now);
    }
}
