package dev.hayate.search;

/// How an index is written; nothing of it changes what is found, except that a graph that several threads build
/// is not the same twice.
///
/// @param threads how many threads share the work
/// @param bufferMegabytes how much is gathered in memory before it goes to the disk
public record WriteOptions(int threads, int bufferMegabytes) {
    private static final int USUAL_BUFFER = 256;

    /// One thread per processor, and 256 MB.
    public static final WriteOptions DEFAULT =
            new WriteOptions(Runtime.getRuntime().availableProcessors(), USUAL_BUFFER);

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is below 1
    public WriteOptions {
        if (threads < 1 || bufferMegabytes < 1) {
            throw new IllegalArgumentException(
                    "expected at least 1 thread and 1 megabyte, got " + threads + " and " + bufferMegabytes);
        }
    }
}
