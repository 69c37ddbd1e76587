package dev.hayate.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
    private static final Path HOME = Path.of("/home/user");

    private static HubSettings settings(Map<String, String> environment) {
        return HubSettings.of(environment, HOME);
    }

    @Test
    void looksForTheCacheWherePythonDoes() {
        assertThat(settings(Map.of()).cache()).isEqualTo(Path.of("/home/user/.cache/huggingface/hub"));
        assertThat(settings(Map.of("XDG_CACHE_HOME", "/x")).cache()).isEqualTo(Path.of("/x/huggingface/hub"));
        assertThat(settings(Map.of("HF_HOME", "/hf", "XDG_CACHE_HOME", "/x")).cache())
                .isEqualTo(Path.of("/hf/hub"));
        assertThat(settings(Map.of("HF_HUB_CACHE", "/c", "HF_HOME", "/hf")).cache())
                .isEqualTo(Path.of("/c"));
    }

    @Test
    void takesTheTokenFromTheEnvironmentOrTheFile(@TempDir Path hfHome) throws IOException {
        Files.writeString(hfHome.resolve("token"), " hf_file\n");

        assertThat(settings(Map.of("HF_HOME", hfHome.toString())).token()).contains("hf_file");
        assertThat(settings(Map.of("HF_HOME", hfHome.toString(), "HF_TOKEN", "hf_env"))
                        .token())
                .contains("hf_env");
        assertThat(settings(Map.of("HF_HOME", hfHome.toString(), "HF_HUB_DISABLE_IMPLICIT_TOKEN", "1"))
                        .token())
                .isEmpty();
    }

    @Test
    void neverShowsTheToken() {
        assertThat(settings(Map.of("HF_TOKEN", "hf_secret")).toString()).doesNotContain("hf_secret");
    }

    @Test
    void staysOfflineWhenAsked() {
        assertThat(settings(Map.of("HF_HUB_OFFLINE", "1")).offline()).isTrue();
        assertThat(settings(Map.of("HF_HUB_OFFLINE", "true")).offline()).isTrue();
        assertThat(settings(Map.of("HF_HUB_OFFLINE", "0")).offline()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://hub", "hub.example", "http://", "not a url"})
    void refusesEndpointsThatAreNone(String endpoint) {
        assertThatThrownBy(() -> settings(Map.of("HF_ENDPOINT", endpoint)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HF_ENDPOINT=" + endpoint);
    }

    @Test
    void goesThroughTheProxyOfTheEnvironmentButForItsExceptions() {
        EnvironmentProxies proxies = settings(
                        Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", "localhost,.intern.example"))
                .proxies();

        assertThat(proxies.select(URI.create("https://huggingface.co")))
                .singleElement()
                .satisfies(proxy ->
                        assertThat(proxy.address()).asString().contains("proxy").contains("3128"));
        assertThat(proxies.select(URI.create("https://hub.intern.example"))).containsExactly(Proxy.NO_PROXY);
        assertThat(proxies.select(URI.create("https://localhost"))).containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org",
                "org/a/b",
                "/name",
                "org/",
                "../x",
                "org/..",
                "org/na me",
                "org/name@",
                "org/name@../x",
                "-a/b",
                "a--b/c",
                "org/name@a//b"
            })
    void knowsWhatCannotBeAModel(String id) {
        assertThat(HubModelId.parse(id)).isEmpty();
    }

    @Test
    void readsARevisionBehindTheName() {
        assertThat(HubModelId.parse("org/name@v1.2")).contains(new HubModelId("org", "name", "v1.2"));
        assertThat(HubModelId.parse("org/name")).contains(new HubModelId("org", "name", "main"));
    }
}
