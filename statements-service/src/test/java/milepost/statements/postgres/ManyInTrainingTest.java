package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.platform.messaging.converge.OwnersAsked;
import milepost.statements.application.ShowExpected;
import milepost.statements.application.TrainingCopies.Schedule;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.Family;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.expected.Expectation;
import milepost.statements.domain.expected.Expected;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.messaging.OwnersOfTheCatalogue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ManyInTrainingTest {

    private static final String AUTUMN = "npq-leadership-autumn";

    /** Of 20,000 every tenth was withdrawn, every second is funded; the first 12,000 started elsewhere, whatever became of that. */
    private static final String TRAINING = """
            INSERT INTO training (id, lead_provider_id, participant_id, course_identifier, cohort, schedule_identifier, active, live, source_version)
            SELECT md5('t' || i)::uuid, $1, md5('p' || i)::uuid, 'npq-headship', '2024a', 'npq-leadership-autumn', i % 10 <> 0, true, 1
            FROM generate_series(1, 20000) i
            """;
    private static final String FUNDING = """
            INSERT INTO training_funding (training_id, fundable, source_version) SELECT md5('t' || i)::uuid, i % 2 = 0, 1 FROM generate_series(1, 20000) i
            """;
    private static final String STARTED = """
            INSERT INTO declaration (id, source_version, family, lead_provider_id, participant_id, course_identifier, course_group, cohort, declaration_type,
                                     state, live, fundable, targeted_delivery_funding_eligible, effective_at, changed_at)
            SELECT md5('d' || i)::uuid, 1, 'npq', $1, md5('p' || i)::uuid, 'npq-headship', 'leadership', '2024a', 'started',
                   'voided', false, false, false, now(), now()
            FROM generate_series(1, 12000) i
            """;

    private final Ledger ledger = new Ledger();
    private final PostgresTrainings trainings = new PostgresTrainings(ledger.db);
    private final ShowExpected show = new ShowExpected(ledger.statements, new PostgresContents(ledger.db, new PostgresJournals(ledger.db)), trainings,
            new OwnersOfTheCatalogue(new OwnersAsked(_ -> Flux.empty(), _ -> Mono.empty())));

    @Test
    void howManyTrainCostsNoMoreStatements() {
        ledger.agree();
        StatementId november = opens();
        trainings.schedule(new Schedule("2024a", AUTUMN, Set.of(DeclarationType.STARTED, DeclarationType.RETAINED_1), 1)).block(Ledger.PATIENCE);
        assertThat(expectation(november).expected()).isZero();

        ledger.db.sql(TRAINING).bind(0, ledger.provider.value()).then().block(Ledger.PATIENCE);
        ledger.db.sql(FUNDING).then().block(Ledger.PATIENCE);
        ledger.db.sql(STARTED).bind(0, UUID.randomUUID()).then().block(Ledger.PATIENCE);
        int before = ledger.executed.get();
        Expectation expectation = expectation(november);

        // the statement; those in training; what earns on it, what does not, contracts, adjustments
        assertThat(ledger.executed.get() - before).isEqualTo(6);
        assertThat(expectation.milestones()).containsExactly(
                new Expected(DeclarationType.STARTED, 20_000, 0, 20_000), new Expected(DeclarationType.RETAINED_1, 10_800, 0, 30_800));
        assertThat(expectation.outputPayment()).isEqualTo(Money.of("1500000.00"));
    }

    private Expectation expectation(StatementId id) {
        return ((ShowExpected.Outcome.Shown) show.run(id).block(Ledger.PATIENCE)).expectation();
    }

    private StatementId opens() {
        StatementId id = new StatementId(UUID.randomUUID());
        LocalDate day = LocalDate.parse("2024-11-25");
        ledger.putStatement.run(id, new StatementTerms(ledger.provider, ledger.cohort, Family.NPQ, YearMonth.parse("2024-11"), day, day, true, List.of(
                new StatementTerms.Milestone(AUTUMN, "started"), new StatementTerms.Milestone(AUTUMN, "retained-1"))), Ledger.NOVEMBER).block(Ledger.PATIENCE);
        return id;
    }
}
