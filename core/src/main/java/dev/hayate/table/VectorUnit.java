package dev.hayate.table;

/// Whether this process can and may use the Vector API. Apart from the classes that need it, so that they are not
/// loaded without it.
final class VectorUnit {
    static final boolean USABLE = usable();

    private VectorUnit() {}

    private static boolean usable() {
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
            default -> present && RowGroup.wideEnough();
        };
    }
}
