package milepost.participants.http;

import static milepost.participants.RunningService.owner;
import static milepost.participants.domain.Examples.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.Examples;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.training.Cases;
import org.junit.jupiter.api.Test;

/** Convergence rule 4 for changes of training: nobody is refused on the word of a copy alone. */
class AskedBeforeRefusedTest {

    @Test
    void whoWasAcceptedAMomentAgoIsFoundBecauseTheOwnerIsAsked() {
        var trainee = Trainee.accepted();
        var late = new Trainee(RunningService.person("Ben Carr"), trainee.provider(), trainee.application());
        var application = Examples.application(UUID.randomUUID().toString()).of(late.participant()).with(late.provider());
        owner().knows(application.accepted(OCTOBER, Examples.AUTUMN).at(2));

        late.changeSchedule("npq-leadership-spring", "2024").expectStatus().isOk();
    }

    /** Convergence rule 4: never a false refusal. */
    @Test
    void aDeclarationThatWasNotHeardYetIsAskedForBeforeARefusal() {
        var trainee = Trainee.accepted();
        owner().knows(trainee.declaration("started", OCTOBER, DeclarationState.SUBMITTED), 1);

        assertThat(owner().askedDuring(() -> trainee.defer("other").expectStatus().isOk())).containsExactly("declarations");
        assertThat(owner().askedDuring(() -> trainee.withdraw("other").expectStatus().isOk())).isEmpty();
    }

    @Test
    void aRefusalThatRestsOnCopiesIsNotGivenWhileTheirOwnersAreAway() {
        var trainee = Trainee.accepted();

        owner().downDuring(() -> {
            trainee.defer("other").expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
            trainee.changeSchedule("npq-ehco-june", "2024").expectStatus().isEqualTo(503);
            trainee.defer("because").expectStatus().isEqualTo(503);
            trainee.put("withdraw", "course_identifier", "npq-headship", "reason", "because").expectStatus().isEqualTo(422);
        });
        assertThat(trainee.enrolment().periods()).hasSize(1);
    }

    @Test
    void aScheduleThatWasNotHeardOfIsAskedFor() {
        var trainee = Trainee.accepted();
        var offers = EntryKey.of(Cases.Y2025A, Cases.HEADSHIP, trainee.provider()).value();
        RunningService.execute("DELETE FROM catalogue WHERE key IN ('%s', 'schedule/2025a/npq-leadership-spring')".formatted(offers));
        Cases.catalogue(trainee.provider()).forEach(owner()::knows);

        assertThat(owner().askedDuring(() -> trainee.changeSchedule("npq-leadership-spring", "2025").expectStatus().isOk()))
                .contains("cohorts", "schedules", "offers");
    }
}
