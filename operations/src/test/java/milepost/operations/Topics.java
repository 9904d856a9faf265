package milepost.operations;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code milepost/topics.yml}, the one place that names topics. */
record Topics(int partitions, Map<String, Map<String, String>> settings) {

    static Topics declared() {
        Map<String, Object> file = Yaml.one(Repository.text("platform/messaging/src/main/resources/milepost/topics.yml"));
        Map<String, Map<String, String>> settings = new TreeMap<>();
        Yaml.map(file, "topics").forEach((topic, kind) -> settings.put(topic, texts(Yaml.map(Yaml.map(file, "kinds"), (String) kind))));
        return new Topics((Integer) file.get("partitions"), settings);
    }

    /** What is made of it for compose: a script that makes what is missing. */
    String script() {
        return """
                #!/usr/bin/env bash
                # Made from platform/messaging/src/main/resources/milepost/topics.yml (docs/operations.md says how): makes the topics that are missing.
                set -euo pipefail
                there=$(/opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --list)
                make() {
                  grep -qxF "$1" <<<"$there" || /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --create --if-not-exists --partitions %d --replication-factor 1 --topic "$@"
                }
                """.formatted(partitions)
                + settings.entrySet().stream().map(topic -> "make " + topic.getKey() + topic.getValue().entrySet().stream()
                        .map(each -> " --config " + each.getKey() + "=" + each.getValue()).collect(Collectors.joining()) + "\n").collect(Collectors.joining());
    }

    /** What is made of it for Kubernetes; how many copies there are is the cluster's to say. */
    String manifests() {
        return "# Made from platform/messaging/src/main/resources/milepost/topics.yml; docs/operations.md says how.\n"
                + settings.entrySet().stream().map(topic -> """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %s
                  labels: {strimzi.io/cluster: milepost}
                spec:
                  partitions: %d
                  config:
                """.formatted(topic.getKey(), partitions)
                + topic.getValue().entrySet().stream().map(each -> "    %s: %s\n".formatted(each.getKey(), each.getValue())).collect(Collectors.joining()))
                .collect(Collectors.joining("---\n"));
    }

    private static Map<String, String> texts(Map<String, Object> settings) {
        Map<String, String> texts = new TreeMap<>();
        settings.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
