package milepost.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import milepost.invariants.Standing;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Trace;
import milepost.platform.messaging.Versions;
import milepost.platform.simulation.Crash;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Reconcile;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.JournalEntry.Reason;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.statement.StatementRefusal;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.inmemory.EntryRow;
import milepost.statements.inmemory.LineRow;
import milepost.statements.inmemory.StatementsInMemory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The database goes back to an older copy; what the service had told others is read back from its own topics, in their order, and settled. */
class RestoredFromAnOlderCopyTest {

    private static final Instant START = Instant.parse("2025-11-01T08:00:00Z");
    private static final UUID PROVIDER = UUID.fromString("8f000000-0000-4000-8000-00000000000a");
    private static final StatementId NOVEMBER = new StatementId(new UUID(11, 1));
    private static final UUID DECLARED = new UUID(1, 1);

    private final Dying dying = new Dying();
    private final SimulatedSuite suite = new SimulatedSuite(START, new SplittableRandom(1), Decoration.NONE);
    private final SimulatedProcess<StatementsInMemory> process = suite.start("statements-service", dying,
            surroundings -> new StatementsInMemory(surroundings, new NobodyElse()));
    private final StatementsInMemory service = process.service();
    private MemoryDatabase.Copy copy = () -> { };

    @BeforeEach
    void nothingIsAgreedYet() {
        append(Told.provider(PROVIDER, true));
        append(Told.cohort("2024a"));
        append(Told.course(Finance.HEADSHIP, "leadership"));
        consume();
        copy = process.database().copy();
        process.command(() -> service.putContract.run(new Contract(Finance.LARKFIELD, Finance.COHORT,
                new ContractVersion(new ContractId(new UUID(3, 3)), 1, Finance.HEADSHIP, new NpqTerms(false, Money.of("1000.00"), 60, 4,
                        40, 19, 72, Money.ZERO, Money.of("100.00"))), 0, START, START)));
        LocalDate deadline = LocalDate.of(2025, 11, 25);
        process.command(() -> service.putStatement.run(NOVEMBER, new StatementTerms(Finance.LARKFIELD, Finance.COHORT, Family.NPQ,
                YearMonth.of(2025, 11), deadline, deadline.plusDays(30), true, List.of()), suite.clock().instant()));
        append(Told.declaration(DECLARED, PROVIDER, "submitted", 1, START));
        consume();
    }

    @Test
    void aPaidStatementThatTheCopyDoesNotKnowIsPaidWithTheSameLineAndCannotBeAuthorisedAgain() {
        pay();
        List<LineRow> lines = service.lines();
        String total = total();
        int facts = suite.broker().records("milepost.finance").size();

        process.restore(copy);
        assertThat(service.statements()).isEmpty();
        readBack();

        assertThat(service.lines()).isEqualTo(lines);
        assertThat(total()).isEqualTo(total).isEqualTo("180.00");
        assertThat(service.entries(NOVEMBER)).extracting(EntryRow::reason).containsExactly(Reason.TAKEN_BACK, Reason.AUTHORISATION);
        assertThat(process.command(() -> service.authorise.run(NOVEMBER, true, suite.clock().instant())))
                .isEqualTo(new AuthorisePayment.Outcome.Refused(StatementRefusal.ALREADY_AUTHORISED));
        assertThat(suite.broker().records("milepost.finance")).hasSize(facts);
        assertThat(suite.broker().records("milepost.statements").stream().map(RestoredFromAnOlderCopyTest::version)).isSorted()
                .last().satisfies(version -> assertThat(Versions.epochOf(version)).isEqualTo(2));
    }

    @Test
    void aProcessThatDiesOverItBeginsAnewUntilEverythingIsSettled() {
        pay();
        String total = total();
        process.restore(copy);
        for (int commit = 1; commit <= 4; commit++) {
            suite.clock().pass(Duration.ofMinutes(1));
            dying.afterwards = true;
            assertThatThrownBy(() -> process.relay(0)).isInstanceOf(Crash.class);
            process.crash();
        }

        readBack();

        assertThat(total()).isEqualTo(total);
        assertThat(service.lines()).hasSize(1);
        assertThat(service.entries(NOVEMBER)).extracting(EntryRow::reason).containsExactly(Reason.TAKEN_BACK, Reason.AUTHORISATION);
    }

    private void pay() {
        suite.clock().pass(Duration.ofDays(25));
        service.workInBackground();
        assertThat(process.command(() -> service.authorise.run(NOVEMBER, true, suite.clock().instant())))
                .isInstanceOf(AuthorisePayment.Outcome.Authorised.class);
        service.workInBackground();
        send();
    }

    private void readBack() {
        suite.clock().pass(Duration.ofMinutes(1));
        process.relay(0);
        consume();
        assertThat(process.isRebuilt()).isTrue();
        service.workInBackground();
        send();
    }

    private String total() {
        return service.view(NOVEMBER).orElseThrow().figures().total().toString();
    }

    private void send() {
        while (process.outbox().waiting() > 0) {
            process.relay(0);
        }
    }

    private void append(Snapshot snapshot) {
        suite.broker().append(new EventEnvelope(snapshot, "others", Trace.NONE).toRecord());
    }

    private void consume() {
        for (int turn = 0; turn < 10; turn++) {
            process.topics().forEach(process::consume);
        }
    }

    private static long version(ConsumerRecord<String, byte[]> record) {
        return EventEnvelope.of(record).snapshot().version();
    }

    /** Dies after the next commit. */
    private static final class Dying implements MemoryDatabase.CommitFaults {

        private boolean afterwards;

        @Override
        public void beforeCommit() {
        }

        @Override
        public void afterCommit() {
            if (afterwards) {
                afterwards = false;
                throw new Crash("over a recovery");
            }
        }
    }

    /** Nobody reconciles here. */
    private static final class NobodyElse implements Reconcile.Side {

        @Override
        public Flux<Reconcile.Group> groups(Optional<LeadProviderId> provider) {
            return Flux.empty();
        }

        @Override
        public Flux<Standing> entries(Reconcile.Key key) {
            return Flux.empty();
        }
    }
}
