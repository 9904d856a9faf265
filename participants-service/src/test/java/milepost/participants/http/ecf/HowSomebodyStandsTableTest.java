package milepost.participants.http.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Page;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.platform.web.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@code docs/ecf-participants.md}. */
class HowSomebodyStandsTableTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 1, 10);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    static Stream<List<String>> rows() {
        return Page.table("ecf-participants.md", "begins").stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void somebodyStandsAsThePageSays(List<String> row) {
        var person = Examples.person("Ada Bell");
        var begins = LocalDate.parse(row.get(0)).atStartOfDay(LONDON).toInstant();
        var moved = moved(Histories.record(person, Role.ECT, Examples.ASTER, begins), TrainingStatus.of(row.get(2)).orElseThrow(), begins);
        var record = row.get(1).equals("never") ? moved : Histories.transferred(moved, Examples.BIRCH, LocalDate.parse(row.get(1)));

        var view = RecordView.of(record, Examples.ASTER, TODAY).orElseThrow();

        assertThat(view.status().word()).isEqualTo(row.get(3));
        var flat = Json.mapper().readTree(new JsonEcfDocuments().row(person, view, Examples.NOVEMBER)).path("attributes");
        assertThat(flat.path("status").asString()).isEqualTo(row.get(4));
        assertThat(flat.path("training_status").asString()).isEqualTo(row.get(2));
    }

    private static TrainingRecord moved(TrainingRecord record, TrainingStatus status, Instant at) {
        return status == TrainingStatus.ACTIVE ? record : record.moved(record.stretches().getLast(), status, "other", at);
    }
}
