package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MadeFilesAreUpToDateTest {

    @ParameterizedTest
    @MethodSource("paths")
    void theFileSaysWhatItsSourceSays(String path) throws IOException {
        if (Made.anew()) {
            Made.write(path, Made.text(path));
        }

        assertThat(Repository.text(path)).as(path + ": ./mvnw -pl operations test -Dmilepost.make=true makes it anew").isEqualTo(Made.text(path));
    }

    static Iterable<String> paths() {
        return Made.paths();
    }
}
