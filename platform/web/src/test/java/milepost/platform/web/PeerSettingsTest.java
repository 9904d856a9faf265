package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PeerSettingsTest {

    @Test
    void environmentVariablesNamePeersThoughTheyCannotSpellThem() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(
                        "MILEPOST_PEERS_PARTICIPANTS_SERVICE", "http://127.0.0.1:8082", "MILEPOST_PEER_TIMEOUT", "500ms",
                        "MILEPOST_KEYS_JWKS", "/keys/jwks.json", "MILEPOST_KEYS_PRIVATE", "/keys/own.json")));

        var peers = Binder.get(environment).bind("milepost", PeerSettings.class).get();
        var keys = Binder.get(environment).bind("milepost.keys", KeySettings.class).get();

        assertThat(peers.peers()).isEqualTo(Map.of("participants-service", "http://127.0.0.1:8082"));
        assertThat(peers.peerTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(keys.jwks()).hasToString("/keys/jwks.json");
        assertThat(keys.signing()).hasToString("/keys/own.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"milepost.peers.participants-service", "milepost.peers.participants_service"})
    void filesMaySpellThemEitherWay(String property) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(property, "http://x")));

        assertThat(Binder.get(environment).bind("milepost", PeerSettings.class).get().peers()).containsOnlyKeys("participants-service");
    }
}
