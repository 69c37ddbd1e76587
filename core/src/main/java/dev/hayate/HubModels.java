package dev.hayate;

import java.io.IOException;
import java.nio.file.*;

final class HubModels {
    private HubModels() {}

    static Path resolve(String id) throws IOException {
        return Path.of(id);
    }
}
