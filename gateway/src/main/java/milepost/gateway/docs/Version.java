package milepost.gateway.docs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A version of the provider API, and how what describes it comes about. */
enum Version {

    V1("milepost/docs/v1/openapi.yaml", UnaryOperator.identity()),

    /** What is described of the first two versions is nearly alike in both: the text of one is the other's by another name, but for lines that say so. */
    V2("milepost/docs/v1/openapi.yaml", Version::second),

    V3("milepost/docs/v3/openapi.yaml", UnaryOperator.identity());

    private static final Pattern ONLY_IN_FIRST = Pattern.compile("(?m)^.* #-\n");
    private static final Pattern ONLY_IN_SECOND = Pattern.compile("(?m)^( *)#\\+ ");

    private final String file;
    private final UnaryOperator<String> reading;

    Version(String file, UnaryOperator<String> reading) {
        this.file = file;
        this.reading = reading;
    }

    /** As it stands in addresses. */
    String spelt() {
        return name().toLowerCase(Locale.ROOT);
    }

    String file() {
        return file;
    }

    byte[] yaml(byte[] file) {
        return rewritten(file, reading);
    }

    byte[] json(byte[] file) {
        return YamlAsJson.json(yaml(file));
    }

    /** What stands around the descriptions is the same for all, but for their names. */
    byte[] around(byte[] page) {
        return rewritten(page, text -> text.replace("{version}", spelt()));
    }

    /** A line that ends with {@code #-} is the first version's alone; what stands after {@code #+} is for the second, and a comment in the first. */
    private static String second(String first) {
        String lines = ONLY_IN_FIRST.matcher(first).replaceAll("");
        return ONLY_IN_SECOND.matcher(lines).replaceAll("$1").replace("v1", "v2").replace("version: 1.", "version: 2.");
    }

    private static byte[] rewritten(byte[] text, UnaryOperator<String> how) {
        return how.apply(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
