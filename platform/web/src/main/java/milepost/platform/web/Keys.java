package milepost.platform.web;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signing and verifying of inner tokens, from the key files. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
public class Keys {

    @Bean
    InnerTokens innerTokens(KeySettings settings) throws IOException, ParseException {
        var key = RSAKey.parse(Files.readString(settings.signing()));
        if (!key.isPrivate() || key.getKeyID() == null) {
            throw new IllegalStateException("milepost.keys.private needs a private key with a kid");
        }
        return new InnerTokens(key, Clock.systemUTC());
    }

    @Bean
    InnerTokenVerifier innerTokenVerifier(KeySettings settings) throws IOException, ParseException {
        return new InnerTokenVerifier(JWKSet.load(settings.jwks().toFile()), Clock.systemUTC());
    }
}
