package milepost.operations;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version of kubectl, which brings the kustomize that renders the overlays. */
record Kubectl(int major, int minor) implements Comparable<Kubectl> {

    /** {@code labels} in a kustomization is from kustomize 4.1; kubectl 1.21 has 4.0, 1.22 has 4.2 and renders what 1.33 renders. Debian 12 has 1.20. */
    static final Kubectl NEEDED = new Kubectl(1, 22);

    static void assumeItCanRender() throws InterruptedException {
        String why = whyItCannotRender(installed());
        assumeTrue(why == null, why + ": k8s/rendered is checked, but not whether k8s/overlays still gives that");
    }

    /** Null where it can. */
    static @Nullable String whyItCannotRender(@Nullable Kubectl installed) {
        if (installed == null) {
            return "kubectl is not installed";
        }
        return installed.compareTo(NEEDED) < 0 ? "kubectl is " + installed + ", and the overlays need " + NEEDED : null;
    }

    private static @Nullable Kubectl installed() throws InterruptedException {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "version", "--client", "--output=json").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return kubectl.waitFor() == 0 ? saidBy(said) : null;
        } catch (IOException notInstalled) {
            return null;
        }
    }

    /** Some distributors' minor ends with a plus. */
    static Kubectl saidBy(String json) {
        JsonNode version = JsonMapper.shared().readTree(json).path("clientVersion");
        return new Kubectl(Integer.parseInt(version.path("major").asString()), Integer.parseInt(version.path("minor").asString().replaceAll("\\D", "")));
    }

    @Override
    public int compareTo(Kubectl other) {
        return Comparator.comparingInt(Kubectl::major).thenComparingInt(Kubectl::minor).compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
