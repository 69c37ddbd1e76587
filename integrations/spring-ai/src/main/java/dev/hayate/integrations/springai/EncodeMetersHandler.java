package dev.hayate.integrations.springai;

import dev.hayate.EncodeCounts;
import dev.hayate.integrations.micrometer.EncodeMeters;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Duration;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationContext;

/// Enters what [HayateEmbeddingModel]s do into [EncodeMeters]. Needs `dev.hayate:hayate-micrometer` on the
/// class path. Embeddings of other models pass by. Safe for all threads.
public final class EncodeMetersHandler implements ObservationHandler<EmbeddingModelObservationContext> {
    private final EncodeMeters meters;

    /// @param meters where requests are entered
    public EncodeMetersHandler(EncodeMeters meters) {
        this.meters = meters;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof EmbeddingModelObservationContext;
    }

    @Override
    public void onStart(EmbeddingModelObservationContext context) {
        context.put(Begin.class, new Begin(System.nanoTime()));
    }

    @Override
    public void onStop(EmbeddingModelObservationContext context) {
        EmbeddingResponse response = context.getResponse();
        Begin begin = context.get(Begin.class);
        if (response != null
                && begin != null
                && response.getMetadata().getUsage().getNativeUsage() instanceof EncodeCounts counts) {
            meters.record(counts, Duration.ofNanos(System.nanoTime() - begin.nanoTime));
        }
    }

    private record Begin(long nanoTime) {}
}
