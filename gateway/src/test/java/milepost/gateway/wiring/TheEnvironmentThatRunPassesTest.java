package milepost.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import milepost.gateway.limits.LimitSettings;
import milepost.gateway.routes.Patience;
import milepost.gateway.routes.Peers;
import milepost.gateway.routes.Service;
import milepost.gateway.versions.OldVersionSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TheEnvironmentThatRunPassesTest {

    @EnableConfigurationProperties({GatewaySettings.class, LimitSettings.class, Peers.class, Patience.class, OldVersionSettings.class})
    static class Settings {
    }

    @Test
    void environmentVariablesReachTheSettingsTheyName() {
        Map<String, Object> environment = Map.of(
                "MILEPOST_SANDBOX", "true",
                "MILEPOST_BOOTSTRAP_OPERATOR_TOKEN_FILE", "/somewhere/operator.token",
                "MILEPOST_PEERS_APPLICATIONS_SERVICE", "http://127.0.0.1:8081",
                "MILEPOST_PEERS_PARTICIPANTS_SERVICE", "http://127.0.0.1:8082",
                "MILEPOST_PEERS_DECLARATIONS_SERVICE", "http://127.0.0.1:8083",
                "MILEPOST_PEERS_STATEMENTS_SERVICE", "http://127.0.0.1:8084",
                "MILEPOST_OLD_VERSIONS_SUNSET_AT", "2027-09-01T00:00:00+01:00");

        new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment().getPropertySources().replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment)))
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .run(context -> {
                    assertThat(context.getBean(GatewaySettings.class))
                            .isEqualTo(new GatewaySettings(true, Path.of("/somewhere/operator.token"), null));
                    assertThat(context.getBean(Peers.class).of(Service.DECLARATIONS)).isEqualTo(URI.create("http://127.0.0.1:8083"));
                    assertThat(context.getBean(Peers.class).of(Service.STATEMENTS)).isEqualTo(URI.create("http://127.0.0.1:8084"));
                    assertThat(context.getBean(LimitSettings.class).perToken()).isEqualTo(1_000);
                    assertThat(context.getBean(LimitSettings.class).perOperatorToken()).isEqualTo(100_000);
                    assertThat(context.getBean(Patience.class).command()).hasSeconds(10);
                    assertThat(context.getBean(OldVersionSettings.class)).isEqualTo(new OldVersionSettings(
                            Instant.parse("2026-09-01T00:00:00Z"), Instant.parse("2027-08-31T23:00:00Z")));
                });
    }
}
