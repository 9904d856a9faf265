package milepost.platform.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import milepost.platform.embedded.Directories;

/** The suite's keys as files, and inner tokens signed with them, as the gateway and the services make them. */
public final class TestTokens {

    /** Every operator scope. */
    public static final List<String> ALL_SCOPES = List.of("intake", "catalogue", "finance", "tokens");

    private static final List<String> ISSUERS = List.of("gateway", "console", "applications-service", "participants-service",
            "declarations-service", "statements-service");
    private static final Map<String, RSAKey> KEYS = TestKeys.of(ISSUERS);
    private static final Path DIRECTORY = write();

    /** As long as the gateway keeps its own, and well before they end. */
    private static final Duration USED_FOR = Duration.ofSeconds(45);
    private static final Map<Said, Signed> SIGNED = new ConcurrentHashMap<>();

    private record Said(String issuer, Map<String, Object> claims) {}

    private record Signed(String token, Instant until) {}

    private TestTokens() {}

    /** The file with all public keys ({@code milepost.keys.jwks}). */
    public static Path jwks() {
        return DIRECTORY.resolve("jwks.json");
    }

    /** The file with the private key of one process ({@code milepost.keys.private}). */
    public static Path privateKey(String issuer) {
        return DIRECTORY.resolve(issuer + ".jwk");
    }

    /** The key of one process, for a test that does with it what the process would. */
    public static RSAKey key(String issuer) {
        return KEYS.get(issuer);
    }

    /** A provider's token, by the system's clock. */
    public static String provider(UUID providerId) {
        return signed("gateway", providerClaims(providerId));
    }

    /** A provider's token with a server date. */
    public static String provider(UUID providerId, Instant clock) {
        return signed("gateway", at(clock, providerClaims(providerId)));
    }

    /** An operator's token with these scopes, or with all where none is given. */
    public static String operator(String... scopes) {
        return signed("gateway", operatorClaims(scopes));
    }

    /** An operator's token with all scopes and a server date. */
    public static String operator(Instant clock) {
        return signed("gateway", at(clock, operatorClaims()));
    }

    /** The token of a service that calls on its own behalf. */
    public static String internal(String service) {
        return signed(service, Map.of("sub", service, "role", "internal"));
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

    /** Signed once in a while: without the optimising compiler a signature takes ten milliseconds, which is more than most requests. */
    private static String signed(String issuer, Map<String, Object> claims) {
        Instant now = Instant.now();
        return SIGNED.compute(new Said(issuer, claims), (said, signed) -> signed != null && now.isBefore(signed.until) ? signed
                : new Signed(sign(issuer, claims(issuer, claims)), now.plus(USED_FOR))).token;
    }

    private static JWTClaimsSet claims(String issuer, Map<String, Object> more) {
        JWTClaimsSet.Builder claims = claims(issuer);
        more.forEach(claims::claim);
        return claims.build();
    }

    private static Map<String, Object> at(Instant clock, Map<String, Object> claims) {
        Map<String, Object> more = new HashMap<>(claims);
        more.put("clock", clock.toString());
        return Map.copyOf(more);
    }

    private static Map<String, Object> providerClaims(UUID providerId) {
        return Map.of("sub", UUID.nameUUIDFromBytes(providerId.toString().getBytes()).toString(), "role", "provider", "provider_id", providerId.toString());
    }

    private static Map<String, Object> operatorClaims(String... scopes) {
        return Map.of("sub", "00000000-0000-4000-8000-00000000000f", "role", "operator", "scopes", scopes.length == 0 ? ALL_SCOPES : List.of(scopes));
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
