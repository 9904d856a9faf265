package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderedManifestsTest {

    @ParameterizedTest
    @MethodSource("overlays")
    void whatIsKeptIsWhatKustomizeMakes(String overlay) throws IOException, InterruptedException {
        assumeTrue(Overlays.kubectlIsInstalled(), "kubectl is not installed: k8s/rendered is checked, but not whether k8s/overlays still gives that");
        String rendered = Overlays.rendered(overlay);
        if (Made.anew()) {
            Made.write(Overlays.file(overlay), rendered);
        }

        // as documents: versions of kustomize order and break lines differently
        assertThat(Overlays.documents(overlay)).as(Overlays.file(overlay) + ": ./mvnw -pl operations test -Dmilepost.make=true makes it anew")
                .containsExactlyInAnyOrderElementsOf(Yaml.all(rendered));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyResourceIsOfAKnownTypeAndHasOnlyItsFields(String overlay) {
        assertThat(Overlays.manifests(overlay).all()).hasSizeGreaterThan(50);
    }

    @Test
    void aMisspeltFieldIsFoundInEveryKind() {
        for (Map<String, Object> document : Overlays.documents("production")) {
            if (!(document.get("spec") instanceof Map<?, ?>)) {
                continue;
            }
            Yaml.map(document, "spec").put("misspelt", "value");
            assertThatThrownBy(() -> Manifests.of(List.of(document))).as(document.get("kind").toString()).hasMessageContaining("misspelt");
        }
    }

    private static List<String> overlays() {
        return Overlays.ALL;
    }
}
