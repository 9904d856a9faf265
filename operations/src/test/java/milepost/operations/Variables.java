package milepost.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Environment variables and properties: which ones a process is told, and which ones anybody reads. */
final class Variables {

    /** What {@code ./run} says because all is on one machine. */
    private static final Set<String> OF_ONE_MACHINE = Set.of("SERVER_ADDRESS", "MANAGEMENT_SERVER_ADDRESS", "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE",
            "MILEPOST_MESSAGING_INSTANCE", "MILEPOST_PEER_TIMEOUT", "LOGGING_LEVEL_ORG_APACHE_KAFKA");

    private static final Set<String> READ = read();

    private Variables() {}

    /** The variables that local/.../Environment.java sets for a process. */
    static Set<String> ofARun(String process) {
        Matcher put = Pattern.compile("environment\\.put\\(\"([A-Z0-9_]+)\"(?! \\+)").matcher(Repository.text("local/src/main/java/milepost/local/Environment.java"));
        Set<String> told = new TreeSet<>();
        while (put.find()) {
            told.add(put.group(1));
        }
        Repository.SERVICES.forEach(service -> told.add("MILEPOST_PEERS_" + variable(service)));
        told.removeAll(OF_ONE_MACHINE);
        told.remove(process.equals("gateway") ? "SPRING_KAFKA_BOOTSTRAP_SERVERS" : "MILEPOST_BOOTSTRAP_OPERATOR_TOKEN_FILE");
        return told;
    }

    /** What the image, the variables and the files of properties tell a process. */
    static Set<String> inCompose(Compose compose, String process) {
        Set<String> told = new LinkedHashSet<>(compose.environment(process).keySet());
        told.addAll(Images.shipped().environment().keySet());
        compose.secrets(process).keySet().stream().filter(file -> file.startsWith("properties/")).map(file -> variable(file.substring("properties/".length()))).forEach(told::add);
        return told;
    }

    /** A property's name as a variable. */
    static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether some part of the suite, Spring Boot, or what is below the JVM has such a property. */
    static boolean isRead(String variable) {
        return variable.equals("MALLOC_ARENA_MAX") || READ.contains(letters(variable)) || Stream.of("LOGGING_LEVEL_", "MILEPOST_PEERS_").anyMatch(variable::startsWith);
    }

    private static Set<String> read() {
        Set<String> read = ofSpringBoot();
        Stream.concat(Repository.PROCESSES.stream(), Stream.of("platform/web", "platform/messaging")).map(Repository::sources).forEach(sources -> {
            Matcher settings = Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)\\s+public record \\w+\\((.*?)\\) \\{|@ConfigurationProperties\\(\"([a-z.-]+)\"\\)\\s+record \\w+\\((.*?)\\) \\{",
                    Pattern.DOTALL).matcher(sources);
            while (settings.find()) {
                String prefix = settings.group(1) == null ? settings.group(3) : settings.group(1);
                String components = settings.group(2) == null ? settings.group(4) : settings.group(2);
                Matcher named = Pattern.compile("@Name\\(\"(\\w+)\"\\)").matcher(components);
                while (named.find()) {
                    read.add(letters(prefix + named.group(1)));
                }
                Matcher component = Pattern.compile("(\\w+)\\s*(?:,|$)").matcher(components.replaceAll("\"[^\"]*\"", ""));
                while (component.find()) {
                    read.add(letters(prefix + component.group(1)));
                }
            }
        });
        return read;
    }

    private static Set<String> ofSpringBoot() {
        try {
            Set<String> read = new TreeSet<>();
            for (URL metadata : Collections.list(Variables.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream file = metadata.openStream()) {
                    JsonMapper.shared().readTree(file).path("properties").forEach(property -> read.add(letters(property.path("name").asString())));
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spring's relaxed names, with all that may differ left out. */
    private static String letters(String name) {
        return name.chars().filter(Character::isLetterOrDigit).mapToObj(letter -> String.valueOf((char) letter)).collect(Collectors.joining()).toLowerCase(Locale.ROOT);
    }
}
