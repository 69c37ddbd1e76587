package dev.hayate.server.engine;

/// Manners among virtual threads: nobody interrupts them for others, so long work has to let them pass by itself,
/// about once a millisecond.
public final class Turns {
    private Turns() {}

    /// Lets those go on who wait for a processor.
    @SuppressWarnings("ThreadPriorityCheck") // It is no hint to a virtual thread: it goes to the end of the queue.
    public static void letOthersPass() {
        Thread.yield();
    }
}
