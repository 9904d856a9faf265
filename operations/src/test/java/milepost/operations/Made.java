package milepost.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The files that are made from others, in the order in which they need one another; they are kept in the repository, so that nobody has to make them to use them. */
final class Made {

    private static final Map<String, Supplier<String>> FILES = new LinkedHashMap<>();

    static {
        FILES.put("docker/kafka/create-topics.sh", () -> Topics.declared().script());
        FILES.put("k8s/base/kafka/topics.yaml", () -> Topics.declared().manifests());
        FILES.put("observability/rules/slos.yml", () -> Slos.declared().rules());
        FILES.put("k8s/base/monitoring/rules.yaml", Rules::manifest);
    }

    private Made() {}

    static Iterable<String> paths() {
        return FILES.keySet();
    }

    static String text(String path) {
        return FILES.get(path).get();
    }

    /** Whether this run writes what others compare: {@code -Dmilepost.make=true}. */
    static boolean anew() {
        return Boolean.getBoolean("milepost.make");
    }

    static void write(String path, String text) throws IOException {
        Files.createDirectories(Repository.at(path).getParent());
        Files.writeString(Repository.at(path), text);
    }
}
