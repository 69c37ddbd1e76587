package dev.hayate.server.http;

import io.helidon.common.pki.PemReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate, those that have signed it, and its private key.
///
/// @param chain the certificate of the server first
/// @param key its private key
record Certificates(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    /// @throws IllegalArgumentException naming the file, if it is not what it should be or the two do not match
    static Certificates read(TlsFiles files) throws IOException {
        List<X509Certificate> chain = chain(files.certificates());
        PrivateKey key = key(files.key());
        if (!match(chain.getFirst().getPublicKey(), key)) {
            throw new IllegalArgumentException(
                    "the key in " + files.key() + " is not the one of the certificate in " + files.certificates());
        }
        return new Certificates(chain, key);
    }

    private static List<X509Certificate> chain(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<X509Certificate> chain;
        try {
            chain = PemReader.readCertificates(new ByteArrayInputStream(bytes));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + " holds no certificates in PEM form that can be read", e);
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no certificate in PEM form");
        }
        return chain;
    }

    private static PrivateKey key(Path file) throws IOException {
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IllegalArgumentException(file + " holds no private key in PEM form");
        }
        if (!pem.group(1).equals("PRIVATE KEY")) {
            throw new IllegalArgumentException(file + " holds a key of the kind " + pem.group(1)
                    + "; openssl pkcs8 -topk8 -nodes -in " + file.getFileName() + " makes it one that can be read");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(2)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException other) {
                // It may be a key of the next algorithm.
            }
        }
        throw new IllegalArgumentException(file + " holds a private key that is none of " + ALGORITHMS);
    }

    private static boolean match(PublicKey certified, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] message = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(message);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
