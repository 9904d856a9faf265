package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static milepost.participants.domain.Examples.SPRING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.ChangeTraining;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Cases;
import milepost.participants.domain.training.OperatorAction;
import milepost.participants.domain.training.ProviderAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/convergence.md, "When two commands both committed in two services": how the pairs end on this side. */
class PairsWithDeclarationsTest {

    private static final Examples.Application APPLICATION = Examples.application("headship");
    private static final Instant DECEMBER = Instant.parse("2024-12-02T08:30:00Z");

    private final Person ada = Examples.person("Ada Bell");
    private final Alone alone = new Alone();

    @BeforeEach
    void adaTrainsAndStarted() {
        alone.know(ada);
        Cases.catalogue(ASTER).forEach(entry -> alone.service.catalogue.keep(entry, 1).block());
        Cases.catalogue(BIRCH).forEach(entry -> alone.service.catalogue.keep(entry, 1).block());
        alone.hear(APPLICATION.of(ada.id()).accepted(SEPTEMBER, AUTUMN).at(2));
        hear("started", OCTOBER, DeclarationState.SUBMITTED, 1);
    }

    @Test
    void withdrawOrDeferAndDeclareBothStandThoughTheDeclarationIsDatedLater() {
        change(ASTER, ProviderAction.DEFER);
        var deferred = enrolment();

        hear("retained-1", DECEMBER, DeclarationState.SUBMITTED, 1);
        assertThat(enrolment()).isEqualTo(deferred);

        change(ASTER, ProviderAction.WITHDRAW);
        hear("completed", DECEMBER, DeclarationState.ELIGIBLE, 1);
        assertThat(enrolment().trainingStatus().word()).isEqualTo("withdrawn");
    }

    @Test
    void changeScheduleAndDeclareBothStandThoughTheNewScheduleWouldNotHaveAllowedIt() {
        hear("started", OCTOBER, DeclarationState.VOIDED, 2);
        change(ASTER, ProviderAction.CHANGE_SCHEDULE);

        hear("completed", OCTOBER, DeclarationState.SUBMITTED, 1);

        assertThat(enrolment().schedule()).isEqualTo(SPRING);
        assertThat(outcome(ASTER, ProviderAction.CHANGE_SCHEDULE)).isInstanceOf(ChangeTraining.Outcome.Refused.class);
    }

    @Test
    void voidAndDeferOrWithdrawBothStand() {
        change(ASTER, ProviderAction.DEFER);
        change(ASTER, ProviderAction.WITHDRAW);

        hear("started", OCTOBER, DeclarationState.VOIDED, 2);

        assertThat(enrolment().trainingStatus().word()).isEqualTo("withdrawn");
        assertThat(alone.service.documentsFor(ASTER)).hasSize(1);
    }

    @Test
    void transferAndDeclareBothStandAndWhatTheFormerProviderDeclaredCountsForTheTraining() {
        alone.command(() -> alone.service.changeEnrolment.change(new ChangeEnrolment.Request(APPLICATION.id(),
                new OperatorAction.ToProvider(BIRCH), NOVEMBER)));

        hear("retained-1", NOVEMBER, DeclarationState.SUBMITTED, 1);

        assertThat(outcome(ASTER, ProviderAction.WITHDRAW)).isInstanceOf(ChangeTraining.Outcome.NotVisible.class);
        change(BIRCH, ProviderAction.WITHDRAW);
    }

    private Enrolment enrolment() {
        return alone.service.enrolments.find(APPLICATION.id()).block().enrolment();
    }

    private void hear(String type, Instant date, DeclarationState state, long version) {
        alone.service.declarations.keep(new HeardDeclaration(new DeclarationId(Examples.id(type)), APPLICATION.id(), new DeclarationType(type),
                date, state, Cases.Y2024A, date), version).block();
    }

    private void change(LeadProviderId provider, ProviderAction action) {
        assertThat(outcome(provider, action)).isInstanceOf(ChangeTraining.Outcome.Changed.class);
    }

    private ChangeTraining.Outcome outcome(LeadProviderId provider, ProviderAction action) {
        var asked = new Asked("npq-headship", "other", SPRING.value(), "2024");
        return alone.command(() -> alone.service.changeTraining.change(new ChangeTraining.Request(ada.id(), provider, action, asked, NOVEMBER)));
    }
}
