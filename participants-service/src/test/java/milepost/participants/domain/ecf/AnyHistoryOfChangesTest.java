package milepost.participants.domain.ecf;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.ecf.Records.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.Excerpt;
import milepost.participants.domain.training.Asked;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** Transfers and providers' changes in any sequence, with clocks that go back and forth: what holds after every step. */
class AnyHistoryOfChangesTest {

    private static final int CASES = 300;
    private static final int STEPS = 25;
    private static final List<LeadProviderId> PROVIDERS = List.of(ASTER, BIRCH, Examples.provider("cedar"));
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    @Test
    void periodsStayContiguousAndNobodyTouchesAnothersPart() {
        Seeds.forEach("any history of changes", CASES, random -> {
            var record = teacher();
            for (int step = 0; step < STEPS; step++) {
                record = random.nextInt(4) == 0 ? transferred(random, record) : provided(random, record);
                isOneUnbrokenLine(record);
            }
        });
    }

    private static TrainingRecord transferred(RandomGenerator random, TrainingRecord record) {
        var from = moment(random);
        var to = Generators.pick(random, PROVIDERS);
        return from.isAfter(record.periods().getFirst().from()) ? Records.given(record, to, from) : record;
    }

    private static TrainingRecord provided(RandomGenerator random, TrainingRecord record) {
        var provider = Generators.pick(random, PROVIDERS);
        var action = Generators.pick(random, List.of(EcfAction.values()));
        var asked = new Asked("ecf-induction", Generators.pick(random, List.of("other", "moved-school", "career-break")),
                Generators.pick(random, List.of(EcfCases.SEPTEMBER, EcfCases.JANUARY, EcfCases.REDUCED)).value(),
                Generators.pick(random, List.of("2021", "2024", "2025")));
        var declarations = random.nextInt(3) > 0 ? List.<HeardDeclaration>of()
                : List.of(EcfCases.declared(DeclarationType.STARTED, "2024-10-07T09:00:00Z", Generators.pick(random, List.of(DeclarationState.values()))));
        var known = Optional.of(record).filter(each -> each.providers().contains(provider));
        var facts = EcfCase.of(asked, provider, known, moment(random)).knowing(declarations, Excerpt.of(EcfCases.catalogue(provider)));
        return switch (action.decide(facts)) {
            case EcfDecision.Refused(var broken) -> {
                assertThat(broken).isNotEmpty();
                yield record;
            }
            case EcfDecision.Changed(var after) -> {
                onlyItsOwnPartIsAnother(facts, record, after);
                didWhatWasAsked(action, facts, after);
                yield after;
            }
        };
    }

    private static void onlyItsOwnPartIsAnother(EcfCase facts, TrainingRecord before, TrainingRecord after) {
        assertThat(after.stretches()).hasSameSizeAs(before.stretches());
        var own = before.stretches().indexOf(facts.present().orElseThrow());
        for (int i = 0; i < before.stretches().size(); i++) {
            var stretch = after.stretches().get(i);
            assertThat(stretch.equals(before.stretches().get(i))).isEqualTo(i != own);
            assertThat(stretch.leadProvider()).isEqualTo(before.stretches().get(i).leadProvider());
            assertThat(stretch.from()).isEqualTo(before.stretches().get(i).from());
            assertThat(stretch.to()).isEqualTo(before.stretches().get(i).to());
        }
        assertThat(after.effectiveAt()).isEqualTo(facts.at());
        assertThat(after.circumstances()).isEqualTo(before.circumstances());
        assertThat(after.madeAt()).isEqualTo(before.madeAt());
    }

    private static void didWhatWasAsked(EcfAction action, EcfCase facts, TrainingRecord after) {
        var last = after.stretches().get(facts.training().orElseThrow().stretches().indexOf(facts.present().orElseThrow())).last();
        var before = facts.present().orElseThrow().last();
        assertThat(last.status()).isEqualTo(switch (action) {
            case WITHDRAW -> TrainingStatus.WITHDRAWN;
            case DEFER -> TrainingStatus.DEFERRED;
            case RESUME -> TrainingStatus.ACTIVE;
            case CHANGE_SCHEDULE -> before.status();
        });
        assertThat(last.schedule().equals(before.schedule()) && last.cohort().equals(before.cohort())).isEqualTo(action != EcfAction.CHANGE_SCHEDULE);
        assertThat(last.deliveryPartner()).isEqualTo(before.deliveryPartner());
        assertThat(last.mentor()).isEqualTo(before.mentor());
    }

    private static void isOneUnbrokenLine(TrainingRecord record) {
        var periods = record.periods();
        for (int i = 0; i < periods.size(); i++) {
            var next = i + 1 < periods.size() ? periods.get(i + 1).from() : null;
            assertThat(periods.get(i).to()).isEqualTo(next);
            assertThat(next == null || periods.get(i).from().isBefore(Objects.requireNonNull(next))).isTrue();
            assertThat(periods.get(i).reason() == null).isEqualTo(periods.get(i).status() == TrainingStatus.ACTIVE);
        }
        assertThat(record.periods()).extracting(TrainingPeriod::leadProvider).isSubsetOf(PROVIDERS);
    }

    /** Within a year around the beginning of training. */
    private static Instant moment(RandomGenerator random) {
        return Records.BEGINNING.minus(HALF_A_YEAR).plusSeconds(random.nextLong(HALF_A_YEAR.multipliedBy(3).toSeconds()));
    }
}
