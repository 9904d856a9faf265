package milepost.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The overlays, and what kustomize makes of them: {@code k8s/rendered} keeps that, so that a review sees it and a machine without kubectl can check it. */
final class Overlays {

    static final List<String> ALL = List.of("dev", "sandbox", "production");

    private Overlays() {}

    static String file(String overlay) {
        return "k8s/rendered/" + overlay + ".yaml";
    }

    static List<Map<String, Object>> documents(String overlay) {
        return Yaml.all(Repository.text(file(overlay)));
    }

    static Manifests manifests(String overlay) {
        return Manifests.of(documents(overlay));
    }

    /** What kustomize makes of it today; skips the test that asks where no kubectl is installed that could. */
    static String rendered(String overlay) throws IOException, InterruptedException {
        Kubectl.assumeItCanRender();
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", Repository.at("k8s/overlays/" + overlay).toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!kubectl.waitFor(30, TimeUnit.SECONDS) || kubectl.exitValue() != 0) {
            throw new IllegalStateException("kubectl kustomize k8s/overlays/" + overlay + " failed");
        }
        return text;
    }
}
