package milepost.operations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code docker-compose.yml}. */
record Compose(Map<String, Object> file) {

    static Compose shipped() {
        return new Compose(Yaml.one(Repository.text("docker-compose.yml")));
    }

    Map<String, Object> services() {
        return Yaml.map(file, "services");
    }

    Map<String, Object> service(String name) {
        return Yaml.map(services(), name);
    }

    Map<String, Object> environment(String service) {
        return Yaml.map(service(service), "environment");
    }

    /** What is published on the host, as {@code host:container}. */
    Stream<String> ports(String service) {
        return ((List<?>) service(service).getOrDefault("ports", List.of())).stream().map(String::valueOf);
    }

    /** What a service finds where, as {@code here:there} or {@code here:there:ro}. */
    Stream<String> volumes(String service) {
        return ((List<?>) service(service).getOrDefault("volumes", List.of())).stream().map(String::valueOf);
    }

    /** The files a service sees under {@code /run/secrets}, with the secrets they are made of. */
    Map<String, String> secrets(String service) {
        return ((List<?>) service(service).getOrDefault("secrets", List.of())).stream().collect(java.util.stream.Collectors.toMap(
                each -> each instanceof Map<?, ?> mapped ? (String) Objects.requireNonNull(mapped.get("target")) : (String) each,
                each -> each instanceof Map<?, ?> mapped ? (String) Objects.requireNonNull(mapped.get("source")) : (String) each));
    }

    String image(String service) {
        return (String) Objects.requireNonNull(service(service).get("image"));
    }
}
