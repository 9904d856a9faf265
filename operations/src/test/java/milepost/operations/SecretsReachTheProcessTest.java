package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/** A service's own application.yml, read by Spring Boot with the variable that compose and the manifests set, and a file where they put one. */
class SecretsReachTheProcessTest {

    @Test
    void aFileOfComposeIsAPropertyBesideWhatEveryProcessSetsAlike(@TempDir Path place) throws IOException {
        String variable = (String) Compose.shipped().environment("declarations-service").get("SPRING_CONFIG_IMPORT");
        Files.createDirectories(place.resolve("properties"));
        Files.writeString(place.resolve("properties/spring.r2dbc.password"), "from a file");

        isAPropertyBesideTheOthers(variable.replace("/run/secrets", place.toString()));
    }

    @Test
    void aFileOfKubernetesIsAPropertyBesideWhatEveryProcessSetsAlike(@TempDir Path place) throws IOException {
        String variable = Overlays.manifests("production").models(ConfigMap.class)
                .map(map -> map.getData().get("SPRING_CONFIG_IMPORT")).filter(Objects::nonNull).findFirst().orElseThrow();
        Files.createDirectories(place.resolve("properties/database"));
        Files.writeString(place.resolve("properties/database/spring.r2dbc.password"), "from a file");

        isAPropertyBesideTheOthers(variable.replace("/etc/milepost", place.toString()));
    }

    private static void isAPropertyBesideTheOthers(String configImport) throws MalformedURLException {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of("SPRING_CONFIG_IMPORT", configImport)));
        URL[] resources = {folder("declarations-service/src/main/resources"), folder("platform/web/src/main/resources")};

        try (var context = new SpringApplicationBuilder(Object.class).web(WebApplicationType.NONE).environment(environment).logStartupInfo(false).bannerMode(Banner.Mode.OFF)
                .resourceLoader(new DefaultResourceLoader(new URLClassLoader(resources))).run()) {
            assertThat(context.getEnvironment().getProperty("spring.r2dbc.password")).isEqualTo("from a file");
            assertThat(context.getEnvironment().getProperty("spring.application.name")).isEqualTo("declarations-service");
            assertThat(context.getEnvironment().getProperty("management.endpoint.health.probes.enabled")).isEqualTo("true");
        }
    }

    private static URL folder(String path) throws MalformedURLException {
        return Repository.at(path).toUri().toURL();
    }
}
