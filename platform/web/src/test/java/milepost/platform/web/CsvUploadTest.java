package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has to mend a file is told the line that an editor shows. */
class CsvUploadTest {

    @Test
    void eachRecordKnowsTheLineOnWhichItBegins() {
        assertThat(all("name,place\nA,x\n\n\"B\nor C\",y\nD\n")).containsExactly(new CsvUpload.Line(1, List.of("name", "place")),
                new CsvUpload.Line(2, List.of("A", "x")), new CsvUpload.Line(4, List.of("B\nor C", "y")), new CsvUpload.Line(6, List.of("D")));
    }

    @ParameterizedTest
    @CsvSource({"'name\nA\n\"B', 3", "'name\n\n\nA\n\"B', 5", "'name\n\"A\nor B\"\n\"C', 4", "'\"name', 1"})
    void soDoesTheOneThatCannotBeRead(String file, long line) {
        assertThatThrownBy(() -> all(file)).isInstanceOfSatisfying(CsvUpload.Malformed.class, malformed -> assertThat(malformed.line()).isEqualTo(line));
    }

    @Test
    void whatIsNotUnicodeIsTheOldWesternEuropeanAlphabet() {
        assertThat(new CsvUpload("Zoë".getBytes(StandardCharsets.ISO_8859_1)).next().cells()).containsExactly("Zoë");
        assertThat(new CsvUpload("\ufeffZoë".getBytes(StandardCharsets.UTF_8)).next().cells()).containsExactly("Zoë");
    }

    private static List<CsvUpload.Line> all(String file) {
        List<CsvUpload.Line> all = new ArrayList<>();
        new CsvUpload(file.getBytes(StandardCharsets.UTF_8)).forEachRemaining(all::add);
        return all;
    }
}
