package milepost.platform.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The topics declared in {@code milepost/topics.yml}, the one place that names them. */
public record Topics(List<Topic> all) {

    private static final String RESOURCE = "/milepost/topics.yml";

    public Topics {
        all = List.copyOf(all);
    }

    /** @param config the broker's settings for this topic, such as {@code cleanup.policy} */
    public record Topic(String name, int partitions, Map<String, String> config) {

        public Topic {
            config = Map.copyOf(config);
        }
    }

    public static Topics declared() {
        try (InputStream file = Topics.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Topic> named(String name) {
        return all.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    public static String deadLettersOf(String service) {
        return "milepost.dead-letters." + service;
    }

    static Topics read(InputStream yaml) {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        int partitions = (Integer) file.get("partitions");
        Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
        entries(file, "kinds").forEach((name, settings) -> kinds.put(name, texts((Map<?, ?>) settings)));
        return new Topics(entries(file, "topics").entrySet().stream()
                .map(topic -> new Topic(topic.getKey(), partitions, settingsOf((String) topic.getValue(), kinds)))
                .toList());
    }

    private static Map<String, String> settingsOf(String kind, Map<String, Map<String, String>> kinds) {
        Map<String, String> settings = kinds.get(kind);
        if (settings == null) {
            throw new IllegalStateException("topics.yml names the kind " + kind + " but does not describe it");
        }
        return settings;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entries(Map<String, Object> file, String section) {
        return (Map<String, Object>) file.get(section);
    }

    private static Map<String, String> texts(Map<?, ?> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue().toString()));
    }
}
