package milepost.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Verifies inner tokens; each issuer may vouch for its own roles only, and a verified token is remembered until it ends. */
public final class InnerTokenVerifier {

    private static final int REMEMBERED = 20_000;
    private static final int LONGEST = 8_192;
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(2);
    private static final Set<String> SERVICES = Set.of(
            "applications-service", "participants-service", "declarations-service", "statements-service");

    private final Map<String, List<RSASSAVerifier>> keys;
    private final Clock clock;
    private final Cache<String, InnerToken> verified;

    public InnerTokenVerifier(JWKSet publicKeys, Clock clock) {
        this.keys = verifiers(publicKeys);
        this.clock = clock;
        this.verified = Caffeine.newBuilder().maximumSize(REMEMBERED)
                // its housekeeping is short, and another thread would have to be woken for it
                .executor(Runnable::run)
                .expireAfter(Expiry.creating((String _, InnerToken token) ->
                        Duration.between(clock.instant(), token.expiresAt())))
                .build();
    }

    /** Empty for anything but a sound token of a known issuer; the reason is nobody's business. */
    public Optional<InnerToken> verify(String raw) {
        var known = verified.getIfPresent(raw);
        if (known != null && known.expiresAt().isAfter(clock.instant())) {
            return Optional.of(known);
        }
        if (raw.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var token = read(raw);
            token.ifPresent(sound -> verified.put(raw, sound));
            return token;
        } catch (ParseException | JOSEException | RuntimeException unsound) {
            return Optional.empty();
        }
    }

    private Optional<InnerToken> read(String raw) throws ParseException, JOSEException {
        var jwt = SignedJWT.parse(raw);
        var claims = jwt.getJWTClaimsSet();
        var issuer = claims.getIssuer();
        if (issuer == null || !JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                || !issuer.equals(jwt.getHeader().getKeyID()) || !isSigned(jwt, issuer) || !isCurrent(claims)) {
            return Optional.empty();
        }
        var at = claims.getStringClaim("clock");
        return caller(issuer, claims).map(caller -> new InnerToken(caller, at == null ? null : Instant.parse(at),
                claims.getExpirationTime().toInstant(), raw));
    }

    private boolean isSigned(SignedJWT jwt, String issuer) throws JOSEException {
        for (var key : keys.getOrDefault(issuer, List.of())) {
            if (jwt.verify(key)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        var now = clock.instant();
        var issued = instant(claims.getIssueTime());
        var expires = instant(claims.getExpirationTime());
        return issued != null && expires != null && claims.getAudience().equals(List.of("milepost"))
                && !issued.isAfter(now.plus(SKEW)) && expires.isAfter(now)
                && Duration.between(issued, expires).compareTo(LONGEST_LIFE) <= 0;
    }

    /** The pinning: which issuer speaks for which role. Staff tokens have no reader before there is a console. */
    private static Optional<Caller> caller(String issuer, JWTClaimsSet claims) throws ParseException {
        var role = claims.getStringClaim("role");
        if (issuer.equals("gateway") && "provider".equals(role)) {
            return Optional.of(new Caller.Provider(UUID.fromString(claims.getStringClaim("provider_id")),
                    UUID.fromString(claims.getSubject())));
        }
        if (issuer.equals("gateway") && "operator".equals(role)) {
            return Optional.of(new Caller.Operator(Set.copyOf(claims.getStringListClaim("scopes")),
                    UUID.fromString(claims.getSubject())));
        }
        return SERVICES.contains(issuer) && "internal".equals(role)
                ? Optional.of(new Caller.Internal(issuer)) : Optional.empty();
    }

    private static Map<String, List<RSASSAVerifier>> verifiers(JWKSet publicKeys) {
        var verifiers = new HashMap<String, List<RSASSAVerifier>>();
        for (var key : publicKeys.getKeys()) {
            try {
                verifiers.computeIfAbsent(key.getKeyID(), _ -> new ArrayList<>())
                        .add(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey()));
            } catch (JOSEException | ClassCastException notRsa) {
                throw new IllegalArgumentException("key '%s' of the JWKS is no RSA key".formatted(key.getKeyID()), notRsa);
            }
        }
        return verifiers;
    }

    private static @Nullable Instant instant(java.util.@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
