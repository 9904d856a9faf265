package milepost.platform.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.platform.embedded.Directories;

/** The suite's keys as files, and inner tokens signed with them, as the gateway and the services make them. */
public final class TestTokens {

    /** Every operator scope. */
    public static final List<String> ALL_SCOPES = List.of("intake", "catalogue", "finance", "tokens");

    private static final List<String> ISSUERS = List.of("gateway", "console", "applications-service", "participants-service",
            "declarations-service", "statements-service");
    private static final Map<String, RSAKey> KEYS = ISSUERS.stream().collect(Collectors.toMap(Function.identity(), TestTokens::newKey));
    private static final Path DIRECTORY = write();

    private TestTokens() {}

    /** The file with all public keys ({@code milepost.keys.jwks}). */
    public static Path jwks() {
        return DIRECTORY.resolve("jwks.json");
    }

    /** The file with the private key of one process ({@code milepost.keys.private}). */
    public static Path privateKey(String issuer) {
        return DIRECTORY.resolve(issuer + ".jwk");
    }

    /** A provider's token, by the system's clock. */
    public static String provider(UUID providerId) {
        return sign("gateway", providerClaims(providerId).build());
    }

    /** A provider's token with a server date. */
    public static String provider(UUID providerId, Instant clock) {
        return sign("gateway", providerClaims(providerId).claim("clock", clock.toString()).build());
    }

    /** An operator's token with these scopes, or with all where none is given. */
    public static String operator(String... scopes) {
        return sign("gateway", operatorClaims(scopes).build());
    }

    /** An operator's token with all scopes and a server date. */
    public static String operator(Instant clock) {
        return sign("gateway", operatorClaims().claim("clock", clock.toString()).build());
    }

    /** The token of a service that calls on its own behalf. */
    public static String internal(String service) {
        return sign(service, claims(service).subject(service).claim("role", "internal").build());
    }

    /** Claims that the issuer would sign now: good for 90 s. A test changes what it wants to be refused. */
    public static JWTClaimsSet.Builder claims(String issuer) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder().issuer(issuer).audience("milepost")
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(90)));
    }

    /** Any claims, signed with the key of {@code issuer}. */
    public static String sign(String issuer, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(issuer).build(), claims);
            token.sign(new RSASSASigner(KEYS.get(issuer)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder providerClaims(UUID providerId) {
        return claims("gateway").subject(UUID.nameUUIDFromBytes(providerId.toString().getBytes()).toString())
                .claim("role", "provider").claim("provider_id", providerId.toString());
    }

    private static JWTClaimsSet.Builder operatorClaims(String... scopes) {
        return claims("gateway").subject("00000000-0000-4000-8000-00000000000f")
                .claim("role", "operator").claim("scopes", scopes.length == 0 ? ALL_SCOPES : List.of(scopes));
    }

    private static RSAKey newKey(String issuer) {
        try {
            return new RSAKeyGenerator(2048).keyID(issuer).algorithm(JWSAlgorithm.RS256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write() {
        try {
            Path directory = Directories.throwAway("keys");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Directories.delete(directory), "keys-delete"));
            for (RSAKey key : KEYS.values()) {
                Files.writeString(directory.resolve(key.getKeyID() + ".jwk"), key.toJSONString());
            }
            Files.writeString(directory.resolve("jwks.json"), new JWKSet(List.copyOf(KEYS.values())).toString(true));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
