package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cellsStandBetweenCommasAndALineEndsAsRfc4180SaysIt() {
        assertThat(Csv.line(List.of("a", "", "b c"))).isEqualTo("a,,b c\r\n");
    }

    @Test
    void whatWouldBreakALineIsQuoted() {
        assertThat(Csv.line(List.of("a,b", "say \"hi\"", "two\r\nlines", "one\nmore"))).isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\"one\nmore\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 1", "-1", "@SUM(A1)", "\tcmd"})
    void whatASpreadsheetWouldRunBeginsWithAnApostrophe(String text) {
        assertThat(Csv.line(List.of(text, "x"))).isEqualTo("'" + text + ",x\r\n");
    }

    @Test
    void aFormulaThatNeedsQuotesGetsBoth() {
        assertThat(Csv.line(List.of("=HYPERLINK(\"x\",\"y\")", "\rcmd"))).isEqualTo("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",\"'\rcmd\"\r\n");
    }

    @Test
    void whatIsHarmlessStaysAsItIs() {
        assertThat(Csv.line(List.of("a=b", "1-2", "Zoë Łęcki", "王小明", "😀", "'quoted'"))).isEqualTo("a=b,1-2,Zoë Łęcki,王小明,😀,'quoted'\r\n");
    }
}
