package milepost.platform.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.platform.embedded.PostgresOptions;

/**
 * Keys for tests alone, made once for all test runs on this machine and kept beside the unpacked PostgreSQL: a test JVM, which has the quick compiler only, makes
 * six in as many seconds.
 */
final class TestKeys {

    private static final Path KEPT = PostgresOptions.HOME_OF_TESTS.resolve("test-keys.json");

    private TestKeys() {}

    /** A key for each of them. */
    static Map<String, RSAKey> of(List<String> issuers) {
        return in(KEPT, issuers);
    }

    /** Those of the file; where it is missing, unreadable or of other issuers, it is written anew. Of two that write it at once each has its own keys. */
    static Map<String, RSAKey> in(Path file, List<String> issuers) {
        Map<String, RSAKey> kept = read(file);
        if (kept.keySet().equals(Set.copyOf(issuers))) {
            return kept;
        }
        Map<String, RSAKey> made = issuers.parallelStream().collect(Collectors.toMap(Function.identity(), TestKeys::newKey));
        write(file, made);
        return made;
    }

    private static Map<String, RSAKey> read(Path file) {
        try {
            return JWKSet.load(file.toFile()).getKeys().stream().collect(Collectors.toMap(JWK::getKeyID, JWK::toRSAKey));
        } catch (IOException | ParseException none) {
            return Map.of();
        }
    }

    private static void write(Path file, Map<String, RSAKey> keys) {
        try {
            Files.createDirectories(file.getParent());
            // only its owner may read such a file, and nobody reads half of it
            Path writing = Files.createTempFile(file.getParent(), "keys-", ".making");
            Files.writeString(writing, new JWKSet(List.copyOf(keys.values())).toString(false));
            Files.move(writing, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RSAKey newKey(String issuer) {
        try {
            return new RSAKeyGenerator(2048).keyID(issuer).algorithm(JWSAlgorithm.RS256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
