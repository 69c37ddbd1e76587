package dev.hayate.cli;

/// The module of the JDK that products of matrices are computed with; Java resolves it only when it is told to.
final class VectorApi {
    private static final String MODULE = "jdk.incubator.vector";

    private VectorApi() {}

    /// Refuses to go on without it.
    ///
    /// @param purpose what it is needed for, such as `to train`
    static void require(String purpose) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw CommandException.failure(purpose + ", Java needs the option --add-modules " + MODULE);
        }
    }
}
