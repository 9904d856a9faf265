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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @Test
    void everyIssuersSignatureIsGoodByTheListOfPublicKeysAndASecondRunChangesNothing(@TempDir Path place) throws Exception {
        Path directory = place.resolve("secrets");
        make(directory);
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
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
    }

    @Test
    void everySecretOfComposeIsMade(@TempDir Path place) throws Exception {
        make(place);

        var secrets = Yaml.map(Compose.shipped().file(), "secrets").values().stream().map(each -> Path.of((String) Yaml.map(each).get("file")).getFileName()).toList();
        assertThat(secrets).hasSizeGreaterThan(5).allMatch(file -> Files.isReadable(place.resolve(file)));
    }

    private static void make(Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                Repository.at("docker/Secrets.java").toString(), directory.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
