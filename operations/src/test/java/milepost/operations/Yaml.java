package milepost.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as maps and lists; a key twice in one map is an error. */
final class Yaml {

    private Yaml() {}

    static Map<String, Object> one(String text) {
        return Objects.requireNonNull(reader().load(text), "an empty document");
    }

    static List<Map<String, Object>> all(String text) {
        List<Map<String, Object>> documents = new ArrayList<>();
        reader().loadAll(text).forEach(document -> documents.add(map(document)));
        return documents;
    }

    static String write(Object document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(160);
        return new org.yaml.snakeyaml.Yaml(options).dump(document);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static Map<String, Object> map(Map<String, Object> within, String key) {
        return map(Objects.requireNonNull(within.get(key), () -> "no " + key + " in " + within.keySet()));
    }

    static List<Map<String, Object>> maps(Map<String, Object> within, String key) {
        return ((List<?>) Objects.requireNonNull(within.get(key), () -> "no " + key + " in " + within.keySet())).stream().map(Yaml::map).toList();
    }

    private static org.yaml.snakeyaml.Yaml reader() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options));
    }
}
