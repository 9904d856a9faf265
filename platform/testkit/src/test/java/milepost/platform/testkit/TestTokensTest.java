package milepost.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestTokensTest {

    @Test
    void aTokenVerifiesWithThePublishedKeyOfItsIssuer() throws Exception {
        UUID provider = UUID.fromString("7b4a9df8-20d1-4c9a-8b41-8ae9c1e1f0a1");
        SignedJWT token = SignedJWT.parse(TestTokens.provider(provider, Instant.parse("2024-11-01T09:00:00Z")));
        JWKSet published = JWKSet.load(TestTokens.jwks().toFile());

        assertThat(token.verify(new RSASSAVerifier(published.getKeyByKeyId("gateway").toRSAKey()))).isTrue();
        assertThat(token.verify(new RSASSAVerifier(published.getKeyByKeyId("console").toRSAKey()))).isFalse();
        assertThat(token.getJWTClaimsSet().getClaim("provider_id")).isEqualTo(provider.toString());
        assertThat(token.getJWTClaimsSet().getClaim("clock")).isEqualTo("2024-11-01T09:00:00Z");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("milepost");
    }

    @Test
    void whoeverSaysTheSameAgainHasTheSameTokenAndNobodyElse() throws Exception {
        UUID provider = UUID.randomUUID();
        Instant clock = Instant.parse("2024-11-01T09:00:00Z");

        assertThat(TestTokens.provider(provider)).isEqualTo(TestTokens.provider(provider));
        assertThat(List.of(TestTokens.provider(provider), TestTokens.provider(provider, clock), TestTokens.provider(UUID.randomUUID()), TestTokens.operator(),
                TestTokens.operator("finance"), TestTokens.operator(clock), TestTokens.internal("console"), TestTokens.internal("gateway"))).doesNotHaveDuplicates();
        assertThat(SignedJWT.parse(TestTokens.operator("finance")).getJWTClaimsSet().getStringListClaim("scopes")).containsExactly("finance");
        assertThat(SignedJWT.parse(TestTokens.internal("console")).getJWTClaimsSet().getSubject()).isEqualTo("console");
    }

    @Test
    void onlyTheKeyFilesOfProcessesHoldPrivateHalves() throws Exception {
        assertThat(Files.readString(TestTokens.jwks())).doesNotContain("\"d\"");
        assertThat(Files.readString(TestTokens.privateKey("declarations-service"))).contains("\"d\"");
    }
}
