package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    /** Six keys take seconds; each test goes on with a copy of them. */
    @TempDir
    private static Path made;

    @TempDir
    private Path place;

    @BeforeAll
    static void makeOnce() throws Exception {
        make(made.resolve("secrets"));
    }

    @Test
    void everyIssuersSignatureIsGoodByTheListOfPublicKeysAndASecondRunChangesNothing() throws Exception {
        Path directory = copy();
        JWKSet published = JWKSet.parse(Files.readString(directory.resolve("jwks.json")));
        String token = Files.readString(directory.resolve("operator.token"));
        make(directory);

        assertThat(published.getKeys()).hasSize(6).noneMatch(JWK::isPrivate);
        for (String process : Repository.PROCESSES) {
            RSAKey own = RSAKey.parse(Files.readString(directory.resolve(process + ".jwk")));
            JWSObject signed = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(own.getKeyID()).build(), new Payload("anything"));
            signed.sign(new RSASSASigner(own));
            assertThat(signed.verify(new RSASSAVerifier(published.getKeyByKeyId(process).toRSAKey()))).isTrue();
        }
        assertThat(token).matches("mp_test_[A-Za-z0-9_-]{43}").isEqualTo(Files.readString(directory.resolve("operator.token")));
        assertThat(JWKSet.parse(Files.readString(directory.resolve("jwks.json"))).toString()).isEqualTo(published.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("secrets")))).isEqualTo("rwx------");
    }

    @Test
    void everySecretOfComposeIsMade() {
        var secrets = Yaml.map(Compose.shipped().file(), "secrets").values().stream().map(each -> Path.of((String) Yaml.map(each).get("file")).getFileName()).toList();
        assertThat(secrets).hasSizeGreaterThan(5).allMatch(file -> Files.isReadable(made.resolve("secrets").resolve(file)));
    }

    @Test
    void aKeyIsRotatedWithoutATokenThatNobodyKnowsTheKeyOf() throws Exception {
        Path directory = copy();
        RSAKey old = RSAKey.parse(Files.readString(directory.resolve("gateway.jwk")));

        make(directory, "mp_live_", "gateway");
        JWKSet both = JWKSet.parse(Files.readString(directory.resolve("jwks.json")));
        Files.move(directory.resolve("gateway.next.jwk"), directory.resolve("gateway.jwk"), StandardCopyOption.REPLACE_EXISTING);
        RSAKey next = RSAKey.parse(Files.readString(directory.resolve("gateway.jwk")));
        make(directory);
        JWKSet afterwards = JWKSet.parse(Files.readString(directory.resolve("jwks.json")));

        assertThat(both.getKeys()).hasSize(7).filteredOn(key -> key.getKeyID().equals("gateway")).containsExactly(old.toPublicJWK(), next.toPublicJWK());
        assertThat(afterwards.getKeys()).hasSize(6).contains(next.toPublicJWK()).doesNotContain(old.toPublicJWK());
    }

    @Test
    void anOperatorsTokenIsShownToWhoMakesItAndTheFileGetsItsHash() throws Exception {
        Path file = place.resolve("operators");
        Path terminal = place.resolve("terminal");
        run(new ProcessBuilder(java("OperatorToken.java", "mp_live_", "finance,tokens", "the desk")).redirectOutput(file.toFile()).redirectError(terminal.toFile()));

        String token = Files.readString(terminal).strip().replaceFirst(".*: ", "");
        assertThat(token).matches("mp_live_[A-Za-z0-9_-]{43}");
        assertThat(file).hasContent(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes())) + " finance,tokens the desk\n");
    }

    private Path copy() throws IOException {
        Path directory = Files.createDirectory(place.resolve("secrets"));
        try (Stream<Path> files = Files.list(made.resolve("secrets"))) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return directory;
    }

    private static void make(Path directory, String... more) throws IOException, InterruptedException {
        run(new ProcessBuilder(java("Secrets.java", Stream.concat(Stream.of(directory.toString()), Stream.of(more)).toArray(String[]::new)))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD));
    }

    private static List<String> java(String program, String... words) {
        return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                Repository.at("docker/" + program).toString()), Stream.of(words)).toList();
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
