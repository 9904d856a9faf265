package milepost.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.yaml.snakeyaml.Yaml;

/** The suite's topics, as {@code milepost/topics.yml} on the class path declares them. */
public final class TopicsFile {

    private static final String PLACE = "/milepost/topics.yml";

    private TopicsFile() {}

    /** All topics with their settings; none where the class path has no topics file (a test that needs only a broker). */
    public static List<NewTopic> read() {
        try (InputStream file = TopicsFile.class.getResourceAsStream(PLACE)) {
            return file == null ? List.of() : parse(new Yaml().load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<NewTopic> parse(Map<String, Object> file) {
        int partitions = (Integer) file.get("partitions");
        Map<?, ?> kinds = (Map<?, ?>) file.get("kinds");
        return ((Map<?, ?>) file.get("topics")).entrySet().stream()
                .map(topic -> new NewTopic((String) topic.getKey(), partitions, (short) 1)
                        .configs(settings((Map<?, ?>) kinds.get(topic.getValue()))))
                .toList();
    }

    private static Map<String, String> settings(Map<?, ?> kind) {
        Map<String, String> settings = new TreeMap<>();
        kind.forEach((name, value) -> settings.put((String) name, String.valueOf(value)));
        return settings;
    }
}
