package milepost.gateway.docs;

import java.nio.charset.StandardCharsets;
import milepost.platform.web.Json;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The same document in the other spelling, with what the YAML says once and repeats by name written out. */
final class YamlAsJson {

    private static final int REPETITIONS = 200;

    private YamlAsJson() {
    }

    static byte[] json(byte[] yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(REPETITIONS);
        Object document = new Yaml(new SafeConstructor(options)).load(new String(yaml, StandardCharsets.UTF_8));
        return Json.bytes(document);
    }
}
