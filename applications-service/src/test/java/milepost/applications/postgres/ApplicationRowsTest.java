package milepost.applications.postgres;

import static milepost.applications.Offered.application;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.RunningService;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.ApplicationState.Pending;
import milepost.applications.domain.ApplicationState.Rejected;
import milepost.applications.domain.Examples;
import milepost.applications.domain.Funding;
import milepost.applications.domain.RejectionReason;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationRowsTest {

    @ParameterizedTest
    @MethodSource("states")
    void everyStateIsReadAsItWasWritten(ApplicationState state) {
        PostgresApplications applications = bean(PostgresApplications.class);
        ApplicationId id = new ApplicationId(received(application(provider(), "npq-headship", "2023a", true)));
        Stored before = applications.find(id).block();
        Application after = before.application().inState(state, false, Examples.AT).funded(Examples.fundedBefore(Funding.marked(null), true), Examples.AT)
                .versioned(9);

        applications.save(new Stored(after, before.person(), before.document(), 1), new Change("tried", "system", Examples.AT, "because")).block();

        assertThat(applications.find(id).block().application()).isEqualTo(after);
        assertThat(RunningService.rows("SELECT what, status, reason FROM application_history WHERE application_id = '" + id.value() + "' ORDER BY position DESC LIMIT 1"))
                .containsExactly(Map.of("what", "tried", "status", state.wire(), "reason", "because"));
    }

    static Stream<ApplicationState> states() {
        return Stream.concat(Stream.of(new Pending(), new Rejected(RejectionReason.OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED)),
                Stream.of(TrainingStatus.values()).map(training -> new Accepted(Examples.AT, new ScheduleIdentifier("npq-leadership-spring"), training, 7)));
    }

    @Test
    void theTableRefusesColumnsThatDoNotGoTogether() {
        UUID id = received(application(provider(), "npq-headship", "2023a", true));

        assertThatThrownBy(() -> RunningService.execute("UPDATE application SET status = 'accepted' WHERE id = '" + id + "'"))
                .hasRootCauseInstanceOf(SQLException.class);
    }
}
