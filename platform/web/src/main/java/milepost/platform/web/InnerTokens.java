package milepost.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs inner tokens with this process's key, one per caller (and request clock) and minute: signing costs, reading does not. */
public final class InnerTokens {

    private static final Duration LIFE = Duration.ofSeconds(90);
    private static final Duration REUSED = Duration.ofSeconds(60);
    private static final int REMEMBERED = 10_000;

    private final RSAKey key;
    private final RSASSASigner signer;
    private final Clock clock;
    private final Cache<Claims, String> signed;

    public InnerTokens(RSAKey privateKey, Clock clock) {
        this.key = privateKey;
        this.clock = clock;
        try {
            this.signer = new RSASSASigner(privateKey);
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException("milepost.keys.private holds no usable RSA key", unusable);
        }
        this.signed = Caffeine.newBuilder().maximumSize(REMEMBERED)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfterWrite(REUSED).build();
    }

    /** The name under which this process signs. */
    public String issuer() {
        return key.getKeyID();
    }

    /** This service acting for itself. */
    public String own() {
        return sign(new Claims(issuer(), "internal", null, Set.of(), null));
    }

    /** A provider's access token, as the gateway resolved it. */
    public String provider(UUID tokenId, UUID providerId, @Nullable Instant requestClock) {
        return sign(new Claims(tokenId.toString(), "provider", providerId, Set.of(), requestClock));
    }

    /** An operator's access token, as the gateway resolved it. */
    public String operator(UUID tokenId, Set<String> scopes, @Nullable Instant requestClock) {
        return sign(new Claims(tokenId.toString(), "operator", null, Set.copyOf(scopes), requestClock));
    }

    private String sign(Claims claims) {
        return signed.get(claims, this::freshly);
    }

    private String freshly(Claims of) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer()).audience("milepost").subject(of.subject())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(LIFE)))
                .claim("role", of.role());
        if (of.providerId() != null) {
            claims.claim("provider_id", of.providerId().toString());
        }
        if (of.role().equals("operator")) {
            claims.claim("scopes", List.copyOf(new TreeSet<>(of.scopes())));
        }
        if (of.requestClock() != null) {
            claims.claim("clock", of.requestClock().toString());
        }
        var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(issuer()).build(), claims.build());
        try {
            jwt.sign(signer);
        } catch (JOSEException defect) {
            throw new IllegalStateException("signing failed", defect);
        }
        return jwt.serialize();
    }

    private record Claims(String subject, String role, @Nullable UUID providerId, Set<String> scopes,
                          @Nullable Instant requestClock) {}
}
