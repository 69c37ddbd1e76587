package dev.hayate.internal.simd;

/// Which kernels this process uses.
final class Kernels {
    private static final boolean VECTORIZED = choose();

    private Kernels() {}

    static boolean vectorized() {
        return VECTORIZED;
    }

    private static boolean choose() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return switch (System.getProperty("hayate.kernel", "")) {
            case "scalar" -> false;
            case "simd" -> {
                if (!present) {
                    throw new IllegalStateException(
                            "hayate.kernel=simd needs the option --add-modules jdk.incubator.vector");
                }
                yield true;
            }
            default -> present;
        };
    }
}
