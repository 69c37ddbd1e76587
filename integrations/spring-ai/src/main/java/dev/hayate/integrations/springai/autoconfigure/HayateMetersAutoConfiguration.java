package dev.hayate.integrations.springai.autoconfigure;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.integrations.micrometer.EncodeMeters;
import dev.hayate.integrations.micrometer.ModelInfo;
import dev.hayate.integrations.springai.EncodeMetersHandler;
import dev.hayate.integrations.springai.HayateEmbeddingModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/// Measures the model, if `dev.hayate:hayate-micrometer` is on the class path and the application has a
/// [MeterRegistry] and observes.
@AutoConfiguration(
        after = HayateEmbeddingAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass(EncodeMeters.class)
@ConditionalOnBean({MeterRegistry.class, HayateEmbeddingModel.class, HayateEmbeddingProperties.class})
public final class HayateMetersAutoConfiguration {

    @Bean
    EncodeMetersHandler hayateEncodeMeters(MeterRegistry registry, HayateEmbeddingProperties properties) {
        return new EncodeMetersHandler(new EncodeMeters(registry, properties.name()));
    }

    @Bean
    ModelInfo hayateModelInfo(StaticEmbeddingModel model, HayateEmbeddingProperties properties) throws IOException {
        return new ModelInfo(model, properties.name());
    }
}
