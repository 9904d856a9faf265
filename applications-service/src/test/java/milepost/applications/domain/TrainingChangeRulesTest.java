package milepost.applications.domain;

import static milepost.applications.domain.Examples.AT;
import static milepost.applications.domain.Examples.COHORT;
import static milepost.applications.domain.Examples.accepted;
import static milepost.applications.domain.Examples.another;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.domain.TrainingChange.ToCohort;
import milepost.applications.domain.TrainingChange.ToLeadProvider;
import milepost.applications.domain.TrainingChange.ToTrainingStatus;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingChangeRulesTest {

    private static final CohortIdentifier NEXT = CohortIdentifier.of("2025a");
    private static final TrainingChange TO_NEXT = new ToCohort(NEXT);
    private static final TrainingChange ACTIVE = new ToTrainingStatus(TrainingStatus.ACTIVE, null);
    private static final TrainingChange ELSEWHERE = new ToLeadProvider(new LeadProviderId(UUID.randomUUID()));

    private static final Map<String, TrainingChangeCase> BROKEN = Map.of(
            "an application goes to a lead provider of the catalogue", facts(Examples.application(), ELSEWHERE, null, false),
            "an application goes to a cohort of the catalogue", facts(Examples.application(), TO_NEXT, null, true),
            "an application stays in cohorts of one kind of funding", facts(Examples.application(), TO_NEXT, CohortFunding.FULL, true),
            "an application leaves no live declarations behind in its cohort",
            declared(facts(Examples.application(), TO_NEXT, CohortFunding.CAPPED, true)),
            "only an accepted application has a training status", facts(Examples.application(), ACTIVE, null, true),
            "nobody trains twice for one course in one cohort", beside(TrainingStatus.ACTIVE, TO_NEXT, NEXT));

    @Test
    void theRulesStandOnThePageInTheirOrder() {
        List<List<String>> rules = TrainingChangeRule.ALL.stream()
                .map(rule -> List.of(rule.name(), rule.refusal().title(), rule.refusal().code())).toList();

        assertThat(rules).isEqualTo(Page.rows("operator rule").stream().map(row -> List.of(row.get(0), row.get(2), row.get(3))).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheOperatorHears(String name, TrainingChangeRule rule) {
        assertThat(TrainingChangeRule.broken(BROKEN.get(name))).extracting(Refusal::code).containsExactly(rule.refusal().code());
    }

    static Stream<Arguments> rules() {
        return TrainingChangeRule.ALL.stream().map(rule -> Arguments.of(rule.name(), rule));
    }

    @Test
    void inEveryStateEachChangeIsDecidedWhereThePageSays() {
        Application pending = Examples.application();
        List<Application> states = List.of(pending, accepted(pending, AT, TrainingStatus.ACTIVE, true),
                pending.inState(new ApplicationState.Rejected(RejectionReason.REJECTED_BY_PROVIDER), null, AT));

        List<List<String>> told = states.stream().map(application -> Stream.concat(Stream.of(application.state().wire()),
                Stream.of(ELSEWHERE, TO_NEXT, ACTIVE).map(change -> told(facts(application, change, change == TO_NEXT ? CohortFunding.CAPPED : null, true))))
                .toList()).toList();

        assertThat(told).isEqualTo(Page.rows("while it is"));
    }

    private static String told(TrainingChangeCase facts) {
        if (!TrainingChangeRule.broken(facts).isEmpty()) {
            return "refused";
        }
        return facts.isForTheOwner() ? "passed on" : "decided here";
    }

    @Test
    void liveDeclarationsAreNamed() {
        TrainingChangeCase facts = BROKEN.get("an application leaves no live declarations behind in its cohort");

        assertThat(TrainingChangeRule.broken(facts).getFirst().meta())
                .isEqualTo(Map.of("declaration_ids", List.of(facts.declared().getFirst().toString())));
    }

    @Test
    void whatConcernsTheEnrolmentIsLeftToItsOwner() {
        Application accepted = accepted(Examples.application(), AT, TrainingStatus.ACTIVE, true);

        assertThat(TrainingChangeRule.broken(declared(facts(accepted, TO_NEXT, CohortFunding.CAPPED, true)))).isEmpty();
        assertThat(TrainingChangeRule.broken(declared(facts(accepted, new ToTrainingStatus(TrainingStatus.DEFERRED, "no such reason"), null, true)))).isEmpty();
    }

    @Test
    void anotherTrainingStandsInTheWayOnlyWhereItGoesOnInTheSameCohort() {
        assertThat(TrainingChangeRule.broken(beside(TrainingStatus.WITHDRAWN, TO_NEXT, NEXT))).isEmpty();
        assertThat(TrainingChangeRule.broken(beside(TrainingStatus.ACTIVE, TO_NEXT, COHORT))).isEmpty();
        assertThat(TrainingChangeRule.broken(beside(TrainingStatus.ACTIVE, ELSEWHERE, COHORT))).isEmpty();
    }

    @Test
    void whoeverWithdrewComesBackOnlyIfTheyTrainNowhereElseMeanwhile() {
        Application withdrawn = accepted(Examples.application(), AT, TrainingStatus.WITHDRAWN, true);
        Application meanwhile = accepted(another(withdrawn), AT, TrainingStatus.ACTIVE, true);
        TrainingChangeCase back = facts(withdrawn, ACTIVE, null, true);

        assertThat(TrainingChangeRule.broken(back)).isEmpty();
        assertThat(TrainingChangeRule.broken(with(back, List.of(meanwhile)))).extracting(Refusal::code).containsExactly("participant_already_accepted");
        assertThat(TrainingChangeRule.broken(with(facts(withdrawn, new ToTrainingStatus(TrainingStatus.WITHDRAWN, "other"), null, true),
                List.of(meanwhile)))).isEmpty();
    }

    @Test
    void aChangeDecidedHereKeepsTheKindOfPlace() {
        Application pending = Examples.application();

        Application moved = facts(pending, TO_NEXT, CohortFunding.CAPPED, true).changed();

        assertThat(moved.cohort()).isEqualTo(NEXT);
        assertThat(moved.fundedPlace()).isNull();
        assertThat(moved.leadProvider()).isEqualTo(pending.leadProvider());
    }

    private static TrainingChangeCase beside(TrainingStatus status, TrainingChange change, CohortIdentifier where) {
        Application mine = accepted(Examples.application(), AT, TrainingStatus.ACTIVE, true);
        Application other = accepted(another(mine), AT, status, true);
        return with(facts(mine, change, change == TO_NEXT ? CohortFunding.CAPPED : null, true),
                List.of(other.at(other.leadProvider(), where, other.state(), true)));
    }

    private static TrainingChangeCase facts(Application application, TrainingChange change, @Nullable CohortFunding to, boolean known) {
        return new TrainingChangeCase(application, change, List.of(), Examples.cohort(CohortFunding.CAPPED),
                Optional.ofNullable(to).map(funding -> new Cohort(NEXT, "Autumn 2025", LocalDate.of(2025, 6, 1), funding, false, false, false, true, null)),
                known, List.of());
    }

    private static TrainingChangeCase with(TrainingChangeCase it, List<Application> others) {
        return new TrainingChangeCase(it.application(), it.change(), others, it.from(), it.to(), it.providerKnown(), it.declared());
    }

    private static TrainingChangeCase declared(TrainingChangeCase it) {
        return new TrainingChangeCase(it.application(), it.change(), it.others(), it.from(), it.to(), it.providerKnown(), List.of(UUID.randomUUID()));
    }
}
