package milepost.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The suite's secrets, made once and kept: every issuer's key, the first operator's token, the database's password. */
record Keys(Path directory, String operatorToken, String postgresPassword) {

    static Keys in(Path directory) {
        try {
            return new Keys(directory, secret(directory.resolve("operator.token"), "mp_test_"), secret(directory.resolve("postgres.password"), ""));
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** The issuers' keys, too, which take seconds to make and which only the services need. */
    void ofIssuers() {
        try {
            List<JWK> published = new ArrayList<>();
            for (String issuer : issuers()) {
                published.add(key(directory.resolve(issuer + ".jwk"), issuer));
            }
            Place.writeSecret(directory.resolve("jwks.json"), new JWKSet(published).toString(true));
        } catch (IOException | JOSEException | ParseException e) {
            throw unusable(directory, e);
        }
    }

    private static Unusable unusable(Path directory, Exception cause) {
        return new Unusable("The keys in " + directory + " cannot be read or written (" + cause.getMessage() + "); ./run --fresh makes new ones.", cause);
    }

    Path jwks() {
        return directory.resolve("jwks.json");
    }

    Path privateKey(Member member) {
        return directory.resolve(member.processName() + ".jwk");
    }

    Path operatorTokenFile() {
        return directory.resolve("operator.token");
    }

    private static List<String> issuers() {
        return Stream.concat(Arrays.stream(Member.values()).map(Member::processName), Stream.of("console")).toList();
    }

    private static JWK key(Path file, String issuer) throws IOException, JOSEException, ParseException {
        if (Files.exists(file)) {
            return RSAKey.parse(Files.readString(file));
        }
        RSAKey key = new RSAKeyGenerator(2048).keyID(issuer).algorithm(JWSAlgorithm.RS256).generate();
        Place.writeSecret(file, key.toJSONString());
        return key;
    }

    private static String secret(Path file, String prefix) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            Place.writeSecret(file, prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file).strip();
    }
}
