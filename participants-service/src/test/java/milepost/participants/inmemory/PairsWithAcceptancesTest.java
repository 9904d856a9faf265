package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.ChangeTraining;
import milepost.participants.application.Enrolments.Parallel;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Cases;
import milepost.participants.domain.training.OperatorAction;
import milepost.participants.domain.training.ProviderAction;
import milepost.participants.domain.training.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/convergence.md, "When two commands both committed in two services": an acceptance there and a move or reinstatement here. */
class PairsWithAcceptancesTest {

    private static final Examples.Application WITH_ASTER = Examples.application("with aster");
    private static final Examples.Application WITH_BIRCH = Examples.application("with birch").with(BIRCH);

    private final Person ada = Examples.person("Ada Bell");
    private final Alone alone = new Alone();

    @BeforeEach
    void adaTrainsWithAsterIn2024() {
        alone.know(ada);
        Cases.catalogue(ASTER).forEach(entry -> alone.service.catalogue.keep(entry, 1).block());
        alone.hear(WITH_ASTER.of(ada.id()).accepted(SEPTEMBER, AUTUMN).at(2));
    }

    @Test
    void changeScheduleAndAcceptInThatCohortBothStandAndAreOnTheWorklistUntilOneEnds() {
        assertThat(changeSchedule()).isInstanceOf(ChangeTraining.Outcome.Changed.class);

        alone.hear(acceptedByBirch(Cases.Y2025A));

        bothTrainIn(Cases.Y2025A);
        alone.hear(WITH_BIRCH.of(ada.id()).notAccepted(NOVEMBER).at(3));
        assertThat(worklist()).isEmpty();
        assertThat(enrolments()).filteredOn(Enrolment::live).extracting(Enrolment::id).containsExactly(WITH_ASTER.id());
    }

    @Test
    void anOperatorsMoveAndAcceptInThatCohortBothStandToo() {
        var move = new ChangeEnrolment.Request(WITH_ASTER.id(), new OperatorAction.ToCohort(Cases.Y2025A), NOVEMBER);
        assertThat(alone.command(() -> alone.service.changeEnrolment.change(move))).isInstanceOf(ChangeEnrolment.Outcome.Changed.class);

        alone.hear(acceptedByBirch(Cases.Y2025A));

        bothTrainIn(Cases.Y2025A);
    }

    @Test
    void reinstateAndAcceptInThatCohortBothStandToo() {
        alone.service.declarations.keep(new HeardDeclaration(new DeclarationId(Examples.id("started")), WITH_ASTER.id(), DeclarationType.STARTED,
                OCTOBER, DeclarationState.SUBMITTED, Cases.Y2024A, OCTOBER), 1).block();
        status(TrainingStatus.WITHDRAWN);
        status(TrainingStatus.ACTIVE);

        alone.hear(acceptedByBirch(Cases.Y2024A));

        bothTrainIn(Cases.Y2024A);
    }

    @Test
    void whicheverOfTheTwoTheOtherServiceKnowsOfAlreadyIsInTheWay() {
        alone.hear(acceptedByBirch(Cases.Y2025A));

        assertThat(changeSchedule()).isInstanceOfSatisfying(ChangeTraining.Outcome.Refused.class, refused ->
                assertThat(refused.broken()).extracting(Rule::refusal).extracting(refusal -> refusal.code()).containsExactly("participant_already_accepted"));
    }

    private void bothTrainIn(Cohort cohort) {
        assertThat(enrolments()).hasSize(2).allSatisfy(enrolment -> {
            assertThat(enrolment.live()).isTrue();
            assertThat(enrolment.cohort()).isEqualTo(cohort);
            assertThat(enrolment.trainingStatus()).isEqualTo(TrainingStatus.ACTIVE);
        });
        assertThat(worklist()).singleElement().satisfies(parallel -> {
            assertThat(parallel.participant()).isEqualTo(ada.id());
            assertThat(parallel.enrolments()).containsExactlyInAnyOrder(WITH_ASTER.id(), WITH_BIRCH.id());
        });
    }

    private List<Parallel> worklist() {
        return alone.service.enrolments.parallel(10).collectList().block();
    }

    private List<Enrolment> enrolments() {
        return alone.service.allEnrolments().stream().map(stored -> stored.enrolment()).toList();
    }

    private ApplicationCopy acceptedByBirch(Cohort cohort) {
        var copy = WITH_BIRCH.of(ada.id()).accepted(OCTOBER, AUTUMN).at(2);
        return new ApplicationCopy(copy.id(), copy.participant(), copy.leadProvider(), copy.course(), cohort, copy.standing(), copy.shown(),
                copy.effectiveAt(), copy.version());
    }

    private ChangeTraining.Outcome changeSchedule() {
        var asked = new Asked("npq-headship", null, AUTUMN.value(), "2025");
        return alone.command(() -> alone.service.changeTraining.change(
                new ChangeTraining.Request(ada.id(), ASTER, ProviderAction.CHANGE_SCHEDULE, asked, NOVEMBER)));
    }

    private void status(TrainingStatus status) {
        var change = new ChangeEnrolment.Request(WITH_ASTER.id(), new OperatorAction.ToStatus(status, Asked.because("other")), NOVEMBER);
        alone.command(() -> alone.service.changeEnrolment.change(change));
        assertThat(alone.service.enrolments.find(WITH_ASTER.id()).block().enrolment().trainingStatus()).isEqualTo(status);
    }
}
