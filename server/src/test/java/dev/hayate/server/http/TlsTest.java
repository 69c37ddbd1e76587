package dev.hayate.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    @TempDir
    Path folder;

    private static Path resource(String name) {
        try {
            return Path.of(TlsTest.class.getResource("/tls/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TlsFiles files(String certificate, String key) {
        return new TlsFiles(resource(certificate), resource(key));
    }

    private static HttpClient client() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<String> post(HttpClient client, TestListener server, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + server.listener().port() + "/v1/length"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String algorithm(HttpResponse<String> response) throws Exception {
        return response.sslSession()
                .orElseThrow()
                .getPeerCertificates()[0]
                .getPublicKey()
                .getAlgorithm();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void answersOverTls(String kind) throws Exception {
        ServerSettings settings = TestListener.SETTINGS.tls(files(kind + "-cert.pem", kind + "-key.pem"));
        try (TestListener server = TestListener.start(settings);
                HttpClient client = client()) {
            HttpResponse<String> response = post(client, server, "猫".repeat(100_000));
            assertThat(response.body()).isEqualTo("300000");
            assertThat(algorithm(response)).isEqualToIgnoringCase(kind);
            client.shutdownNow();
        }
    }

    @Test
    void takesANewCertificateWhileItRuns() throws Exception {
        Path certificate = Files.copy(resource("rsa-cert.pem"), folder.resolve("cert.pem"));
        Path key = Files.copy(resource("rsa-key.pem"), folder.resolve("key.pem"));
        try (TestListener server = TestListener.start(TestListener.SETTINGS.tls(new TlsFiles(certificate, key)))) {
            Files.writeString(key, Files.readString(resource("ec-key.pem")));
            assertThatThrownBy(() -> server.listener().reloadCertificate())
                    .isInstanceOf(IllegalArgumentException.class);
            try (HttpClient client = client()) {
                assertThat(algorithm(post(client, server, "a"))).isEqualTo("RSA");
                client.shutdownNow();
            }
            Files.writeString(certificate, Files.readString(resource("ec-cert.pem")));
            server.listener().reloadCertificate();
            try (HttpClient client = client()) {
                assertThat(algorithm(post(client, server, "a"))).isEqualTo("EC");
                client.shutdownNow();
            }
        }
    }

    @Test
    void whoNeverShakesHandsIsCutOff() throws Exception {
        ServerSettings settings = TestListener.SETTINGS
                .tls(files("ec-cert.pem", "ec-key.pem"))
                .timeouts(Timeouts.DEFAULT.head(Duration.ofMillis(200)));
        try (TestListener server = TestListener.start(settings);
                RawClient silent = server.connect();
                HttpClient client = client()) {
            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(post(client, server, "abc").body()).isEqualTo("3");
            client.shutdownNow();
        }
    }

    @Test
    void filesThatDoNotMatchAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certificates.read(files("rsa-cert.pem", "ec-key.pem")))
                .withMessageContainingAll("ec-key.pem", "is not the one of", "rsa-cert.pem");
    }

    @Test
    void otherKindsOfKeysAreToldHowToBecomeReadable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certificates.read(files("rsa-cert.pem", "rsa-key-pkcs1.pem")))
                .withMessageContainingAll("RSA PRIVATE KEY", "openssl pkcs8");
    }

    @Test
    void filesOfOtherKindsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certificates.read(files("README.md", "ec-key.pem")))
                .withMessageContaining("README.md holds no certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certificates.read(files("ec-cert.pem", "README.md")))
                .withMessageContaining("README.md holds no private key");
        assertThatThrownBy(() -> Certificates.read(new TlsFiles(folder.resolve("none"), folder.resolve("none"))))
                .isInstanceOf(NoSuchFileException.class);
    }

    /// Trusts everybody, whatever the name.
    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
