package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.Overflow;
import dev.hayate.server.engine.EngineSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EngineOptionsTest {
    @Test
    void leavesEverythingAsItIsUnlessAsked() {
        assertThat(settings()).isEqualTo(EngineSettings.DEFAULT);
    }

    @Test
    void takesLimitsAndAliases() {
        EngineSettings settings = settings(
                "--max-batch",
                "64",
                "--max-tokens",
                "512",
                "--overflow",
                "error",
                "--alias",
                "text-embedding-3-small=ja");
        assertThat(settings.maxBatch()).isEqualTo(64);
        assertThat(settings.maxTokens()).isEqualTo(512);
        assertThat(settings.overflow()).isEqualTo(Overflow.ERROR);
        assertThat(settings.aliases()).isEqualTo(Map.of("text-embedding-3-small", "ja"));
    }

    @Test
    void refusesLimitsThatLetNothingThrough() {
        assertThatThrownBy(() -> settings("--max-batch", "0"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--max-batch must be at least 1, got 0");
        assertThatThrownBy(() -> settings("--max-tokens", "-1"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--max-tokens must be at least 1, got -1");
    }

    private static EngineSettings settings(String... arguments) {
        EngineOptions options = new EngineOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return options.settings();
    }
}
