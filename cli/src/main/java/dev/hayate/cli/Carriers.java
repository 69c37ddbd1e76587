package dev.hayate.cli;

/// The threads that carry virtual ones. Java has one a processor, and a virtual thread that computes keeps its
/// own: while all of them compute, nobody would read what comes, or refuse what is too much. With twice as
/// many, half of them are free for that, as no more requests compute at once than there are processors.
final class Carriers {
    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    private Carriers() {}

    /// Must be called before the first virtual thread starts; later it has no effect.
    static void doubled() {
        if (System.getProperty(PARALLELISM) == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            System.setProperty(PARALLELISM, Integer.toString(2 * processors));
        }
    }
}
