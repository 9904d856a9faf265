package milepost.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a deployable is made of: the libraries in its jar, and the parts that the CycloneDX list beside them names.
 *
 * @param libraries file names with the SHA-256 of what is in them
 * @param named     the parts of the list
 */
record Parts(Map<String, String> libraries, List<JsonNode> named) {

    private static final String LIST = "META-INF/sbom/application.cdx.json";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** What Spring Boot adds to unpack a jar in layers, when it is packed: after the list was made. */
    private static final String UNPACKER = "spring-boot-jarmode-tools-.*";

    /** The jar of a deployable, where one was built. */
    static Optional<Path> jar(String process) {
        Path target = Repository.at(process + "/target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(process + "-.*-exec\\.jar")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing where the jar has no list: only a build with the profile {@code sbom} makes one. */
    static Optional<Parts> of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            JarEntry list = file.getJarEntry(LIST);
            if (list == null) {
                return Optional.empty();
            }
            Map<String, String> libraries = new TreeMap<>();
            for (JarEntry entry : file.stream().filter(each -> each.getName().startsWith(LIBRARIES) && each.getName().endsWith(".jar")).toList()) {
                try (InputStream bytes = file.getInputStream(entry)) {
                    libraries.put(entry.getName().substring(LIBRARIES.length()), sha256(bytes.readAllBytes()));
                }
            }
            try (InputStream bytes = file.getInputStream(list)) {
                return Optional.of(new Parts(libraries, JsonMapper.shared().readTree(bytes).path("components").valueStream().toList()));
            }
        }
    }

    /** Libraries in the jar that no part of the list is, to the byte. */
    List<String> unnamed() {
        List<String> hashes = named.stream().flatMap(part -> part.path("hashes").valueStream()).filter(hash -> hash.path("alg").asString().equals("SHA-256"))
                .map(hash -> hash.path("content").asString()).toList();
        return libraries.entrySet().stream().filter(library -> !library.getKey().matches(UNPACKER)).filter(library -> !hashes.contains(library.getValue()))
                .map(Map.Entry::getKey).toList();
    }

    /** Others' parts of which we may choose none of the licences; where a POM names several, they are a choice. */
    List<String> notUnder(Set<String> allowed) {
        return named.stream().filter(part -> !part.path("group").asString().equals("milepost"))
                .filter(part -> licences(part).noneMatch(allowed::contains))
                .map(part -> part.path("group").asString() + ":" + part.path("name").asString() + " " + licences(part).toList()).toList();
    }

    private static Stream<String> licences(JsonNode part) {
        return part.path("licenses").valueStream().map(each -> each.has("expression") ? each.path("expression")
                : each.path("license").has("id") ? each.path("license").path("id") : each.path("license").path("name")).map(JsonNode::asString);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
