package dev.hayate.integrations.springai.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.integrations.springai.EncodeMetersHandler;
import dev.hayate.integrations.springai.HayateEmbeddingModel;
import dev.hayate.integrations.springai.PromptedModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

class HayateEmbeddingAutoConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(HayateEmbeddingAutoConfiguration.class, HayateMetersAutoConfiguration.class));

    @Test
    void isFoundByBoot() {
        try (var context = SpringApplication.run(Found.class)) {
            assertThat(context.getBean(EmbeddingModel.class)).isInstanceOf(HayateEmbeddingModel.class);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Found {}

    @Test
    void theBundledModelIsTheDefault() throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            runner.run(context -> {
                EmbeddingModel embeddings = context.getBean(EmbeddingModel.class);
                assertThat(embeddings.dimensions()).isEqualTo(448);
                assertThat(embeddings.embed("猫が好き"))
                        .containsExactly(model.encode("猫が好き", EncodeOptions.DEFAULT.normalized()));
            });
        }
    }

    @Test
    void propertiesSayHowTextsBecomeVectors() throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            runner.withPropertyValues(
                            "hayate.embedding.model=classpath:dev/hayate/models/hayate-ja",
                            "hayate.embedding.name=hayate-ja",
                            "hayate.embedding.dimension=128",
                            "hayate.embedding.normalize=false",
                            "hayate.embedding.threads=1",
                            "hayate.embedding.metadata-mode=none")
                    .run(context -> {
                        EmbeddingModel embeddings = context.getBean(EmbeddingModel.class);
                        assertThat(embeddings.embed("猫が好き"))
                                .containsExactly(model.encode("猫が好き", EncodeOptions.DEFAULT.truncateTo(128)));
                        assertThat(embeddings
                                        .embedForResponse(List.of("猫"))
                                        .getMetadata()
                                        .getModel())
                                .isEqualTo("hayate-ja");
                    });
        }
    }

    @Test
    void aFolderMayHaveAnyName(@TempDir Path parent) throws IOException {
        Path folder = PromptedModel.in(parent);
        runner.withPropertyValues("hayate.embedding.model=" + folder)
                .run(context -> assertThat(
                                context.getBean(StaticEmbeddingModel.class).prompts())
                        .containsEntry("query", "質問: "));
    }

    @Test
    void theContextClosesWhatItHasLoaded() {
        StaticEmbeddingModel[] loaded = new StaticEmbeddingModel[1];
        runner.run(context -> loaded[0] = context.getBean(StaticEmbeddingModel.class));
        assertThatThrownBy(() -> loaded[0].encode("猫が好き")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anApplicationsEmbeddingModelComesFirst() {
        runner.withUserConfiguration(OwnEmbeddings.class)
                .withPropertyValues("hayate.embedding.model=/no/such/folder")
                .run(context -> assertThat(context)
                        .hasSingleBean(EmbeddingModel.class)
                        .doesNotHaveBean(StaticEmbeddingModel.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEmbeddings {
        @Bean
        EmbeddingModel own() throws IOException {
            return HayateEmbeddingModel.builder(StaticEmbeddingModel.bundled()).build();
        }
    }

    @Test
    void anApplicationsStaticModelIsUsed() {
        runner.withUserConfiguration(OwnModel.class)
                .withPropertyValues("hayate.embedding.model=/no/such/folder")
                .run(context -> assertThat(context)
                        .hasSingleBean(StaticEmbeddingModel.class)
                        .hasSingleBean(HayateEmbeddingModel.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnModel {
        @Bean
        StaticEmbeddingModel own() throws IOException {
            return StaticEmbeddingModel.bundled();
        }
    }

    @Test
    void anotherEmbeddingModelCanBeChosen() {
        runner.withPropertyValues("spring.ai.model.embedding=openai")
                .run(context -> assertThat(context).doesNotHaveBean(EmbeddingModel.class));
        runner.withPropertyValues("spring.ai.model.embedding=hayate")
                .run(context -> assertThat(context).hasSingleBean(EmbeddingModel.class));
    }

    @Test
    void aMissingModelIsSaidInASentence() {
        runner.withPropertyValues("hayate.embedding.model=/no/such/モデル").run(context -> {
            FailureAnalysis analysis = failure(context);
            assertThat(analysis.getDescription())
                    .startsWith("hayate.embedding.model=/no/such/モデル: ")
                    .contains("no such folder");
            assertThat(analysis.getAction()).startsWith("Set hayate.embedding.model to the folder of a model");
        });
    }

    @Test
    void aDimensionThatTheModelHasNotIsSaidInASentence() {
        runner.withPropertyValues("hayate.embedding.dimension=4096").run(context -> {
            FailureAnalysis analysis = failure(context);
            assertThat(analysis.getDescription())
                    .isEqualTo("hayate.embedding.dimension=4096: expected a dimension from 1 to 448, got 4096");
        });
    }

    @Test
    void aNegativeDimensionIsSaidInASentence() {
        runner.withPropertyValues("hayate.embedding.dimension=-1").run(context -> {
            FailureAnalysis analysis = failure(context);
            assertThat(analysis.getDescription())
                    .isEqualTo("hayate.embedding.dimension=-1: dimension must be at least 1, got -1");
        });
    }

    @Test
    void aNegativeNumberOfThreadsIsSaidInASentence() {
        runner.withPropertyValues("hayate.embedding.threads=-1").run(context -> {
            assertThat(failure(context).getDescription())
                    .isEqualTo("hayate.embedding.threads=-1: threads must be at least 0, got -1");
        });
    }

    private static FailureAnalysis failure(AssertableApplicationContext context) {
        Throwable failure = Objects.requireNonNull(context.getStartupFailure());
        return Objects.requireNonNull(new EmbeddingSettingAnalyzer().analyze(failure));
    }

    @Test
    void bootFindsTheSentence() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, needsABeanFactory) -> {}))
                .hasAtLeastOneElementOfType(EmbeddingSettingAnalyzer.class);
    }

    @Test
    void measuresWhereTheApplicationMeasures() {
        runner.withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class,
                        CompositeMeterRegistryAutoConfiguration.class,
                        ObservationAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class)
                .run(context -> {
                    context.getBean(EmbeddingModel.class).embed("猫が好き");
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("hayate.texts").counter().count()).isEqualTo(1);
                    assertThat(registry.get("hayate.model.info").gauge().getId().getTag("fingerprint"))
                            .isEqualTo(
                                    context.getBean(StaticEmbeddingModel.class).fingerprint());
                    assertThat(registry.get("gen_ai.client.operation").timer().count())
                            .isEqualTo(1);
                });
    }

    @Test
    void doesNotMeasureWithoutTheJarForIt() {
        runner.withBean(SimpleMeterRegistry.class)
                .withClassLoader(new FilteredClassLoader("dev.hayate.integrations.micrometer"))
                .run(context -> assertThat(context)
                        .hasSingleBean(HayateEmbeddingModel.class)
                        .doesNotHaveBean(EncodeMetersHandler.class));
    }
}
