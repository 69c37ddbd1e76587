package dev.hayate.integrations.springai.autoconfigure;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.integrations.springai.HayateEmbeddingModel;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.model.SpringAIModelProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/// Loads the model that `hayate.embedding.model` names and makes an [EmbeddingModel] of it, unless the application
/// has one. The context closes the model that was loaded here when it is closed itself.
///
/// Where several modules bring an embedding model, `spring.ai.model.embedding=hayate` chooses this one.
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnProperty(name = SpringAIModelProperties.EMBEDDING_MODEL, havingValue = "hayate", matchIfMissing = true)
@ConditionalOnMissingBean(EmbeddingModel.class)
@EnableConfigurationProperties(HayateEmbeddingProperties.class)
public final class HayateEmbeddingAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    StaticEmbeddingModel hayateStaticModel(HayateEmbeddingProperties properties, ResourceLoader resources) {
        return properties.load(Objects.requireNonNull(resources.getClassLoader()));
    }

    @Bean
    HayateEmbeddingModel hayateEmbeddingModel(
            StaticEmbeddingModel model,
            HayateEmbeddingProperties properties,
            ObjectProvider<ObservationRegistry> observations) {
        HayateEmbeddingModel.Builder builder = HayateEmbeddingModel.builder(model)
                .modelName(properties.name())
                .options(properties.options())
                .metadataMode(properties.metadataMode())
                .observationRegistry(observations.getIfUnique(() -> ObservationRegistry.NOOP));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new EmbeddingSettingException("dimension", Integer.toString(properties.dimension()), e);
        }
    }
}
