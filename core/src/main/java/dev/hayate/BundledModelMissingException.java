package dev.hayate;

import java.io.IOException;

/// The bundled model was asked for, but its jar is not on the class path.
public final class BundledModelMissingException extends IOException {
    private static final long serialVersionUID = 1L;

    BundledModelMissingException(IOException cause) {
        super(
                "the bundled model is not on the class path; add dev.hayate:hayate-model-ja, or set the system property "
                        + ModelLoader.BUNDLED_PROPERTY + " to the folder of a model",
                cause);
    }
}
