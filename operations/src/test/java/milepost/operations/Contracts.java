package milepost.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the suite publishes: the schemas and examples of today, and those of every edition that was published before. */
final class Contracts {

    private static final String SCHEMA = ".schema.json";
    private static final String EXAMPLE = ".example.json";
    private static final Path EDITIONS = Repository.at("operations/src/test/resources/published");

    private Contracts() {}

    /** The schemas of today by their types. */
    static Map<String, Path> schemas() {
        Map<String, Path> schemas = new TreeMap<>();
        Stream.concat(Repository.SERVICES.stream(), Stream.of("platform/messaging"))
                .flatMap(module -> Repository.files(module + "/src/main/contracts", SCHEMA).stream())
                .forEach(file -> schemas.put(type(file), file));
        return schemas;
    }

    static List<Path> examples(String type) {
        Path folder = schemas().get(type).getParent();
        return list(folder).stream().filter(file -> name(file).startsWith(type + ".") && name(file).endsWith(EXAMPLE)).toList();
    }

    /** The folders of editions, the oldest first; each has the schemas and examples that were new or had grown. */
    static List<Path> editions() {
        return list(EDITIONS).stream().sorted((one, other) -> Integer.compare(Integer.parseInt(name(one)), Integer.parseInt(name(other)))).toList();
    }

    static List<Path> schemasOfEditions() {
        return ofEditions(SCHEMA);
    }

    static List<Path> examplesOfEditions() {
        return ofEditions(EXAMPLE);
    }

    private static List<Path> ofEditions(String ending) {
        List<Path> files = new ArrayList<>();
        editions().forEach(edition -> list(edition).stream().filter(file -> name(file).endsWith(ending)).forEach(files::add));
        return files;
    }

    /** Of {@code milepost.enrolment.v1.ecf.example.json} it is {@code milepost.enrolment.v1}. */
    static String type(Path file) {
        return name(file).replaceFirst("(\\.v\\d+)\\..*$", "$1");
    }

    static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(text(file));
    }

    static String text(Path file) {
        return Repository.text(Repository.ROOT.relativize(file.toAbsolutePath()).toString());
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
