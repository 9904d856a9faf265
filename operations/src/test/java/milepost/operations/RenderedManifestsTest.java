package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RenderedManifestsTest {

    @ParameterizedTest
    @MethodSource("overlays")
    void whatIsKeptIsWhatKustomizeMakes(String overlay) throws IOException, InterruptedException {
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

    @ParameterizedTest
    @CsvSource({"1, 20, kubectl is 1.20", "1, 21+, kubectl is 1.21", "1, 22, ", "1, 32+, ", "2, 0, "})
    void aKubectlThatIsTooOldIsSaidToBe(String major, String minor, @Nullable String why) {
        Kubectl said = Kubectl.saidBy("{\"clientVersion\": {\"major\": \"%s\", \"minor\": \"%s\", \"gitVersion\": \"v1\"}}".formatted(major, minor));

        assertThat(Kubectl.whyItCannotRender(said)).isEqualTo(why == null ? null : why + ", and the overlays need 1.22");
    }

    @Test
    void whoeverRunsItReadsWhichKubectlIsNeeded() {
        assertThat(Kubectl.whyItCannotRender(null)).isEqualTo("kubectl is not installed");
        assertThat(Repository.text("docs/operations.md")).contains("kubectl " + Kubectl.NEEDED);
        assertThat(Repository.text(".ci/run")).contains("kubectl " + Kubectl.NEEDED);
    }

    private static List<String> overlays() {
        return Overlays.ALL;
    }
}
