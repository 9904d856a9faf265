package milepost.statements.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.PostgresHash;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import milepost.invariants.Standing;
import milepost.statements.Finance;
import milepost.statements.Told;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Reconcile;
import milepost.statements.application.Reconcile.Group;
import milepost.statements.application.Reconcile.Key;
import milepost.statements.application.Reconcile.Report;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.JournalEntry.Reason;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StatementsInMemoryTest {

    private static final Instant START = Instant.parse("2025-11-01T08:00:00Z");
    private static final UUID PROVIDER = UUID.fromString("8f000000-0000-4000-8000-00000000000a");
    private static final StatementId NOVEMBER = new StatementId(new UUID(11, 1));
    private static final StatementId DECEMBER = new StatementId(new UUID(12, 1));
    private static final StatementId JULY = new StatementId(new UUID(7, 1));
    private static final UUID DECLARED = new UUID(1, 1);

    private final Faults faults = new Faults();
    private final SimulatedSuite suite = new SimulatedSuite(START, new SplittableRandom(1), Decoration.NONE);
    private final SimulatedProcess<StatementsInMemory> process = suite.start("statements-service", faults,
            surroundings -> new StatementsInMemory(surroundings, new Declarations()));
    private final StatementsInMemory service = process.service();

    @BeforeEach
    void twoStatementsAreOpen() {
        hears(Told.provider(PROVIDER, false));
        hears(Told.cohort("2024a"));
        hears(Told.course(Finance.HEADSHIP, "leadership"));
        process.command(() -> service.putContract.run(new Contract(Finance.LARKFIELD, Finance.COHORT,
                new ContractVersion(new ContractId(new UUID(3, 3)), 1, Finance.HEADSHIP, new NpqTerms(false, Money.of("1000.00"), 60, 4,
                        40, 19, 72, Money.ZERO, Money.of("100.00"))), 0, START, START)));
        opens(NOVEMBER, "2025-11");
        opens(DECEMBER, "2025-12");
    }

    @Test
    void aDeclarationIsPaidAndComesBackOnTheNextStatement() {
        hears(declaration("submitted", 1));
        assertThat(total(NOVEMBER)).isEqualTo("150.00");

        suite.clock().pass(Duration.ofDays(25));
        service.workInBackground();
        process.command(() -> service.authorise.run(NOVEMBER, true, suite.clock().instant()));
        service.workInBackground();
        hears(declaration("awaiting_clawback", 2));
        service.workInBackground();

        assertThat(service.statements()).extracting(statement -> statement.state().code()).containsExactly("paid", "open");
        assertThat(total(NOVEMBER)).isEqualTo("150.00");
        assertThat(total(DECEMBER)).isEqualTo("-150.00");
        assertThat(service.entries(NOVEMBER)).extracting(EntryRow::reason).containsExactly(Reason.CUT_OFF, Reason.AUTHORISATION);
        assertThat(service.frozenContracts()).singleElement().satisfies(frozen -> assertThat(frozen.number()).isOne());
        assertThat(process.query(() -> service.reconcile.run(Optional.empty(), suite.clock().instant().plusSeconds(60))))
                .isEqualTo(new Report(0, List.of(), Money.ZERO));
        assertThat(process.sweep()).isZero();
    }

    @Test
    void ofATransactionThatFailsNothingRemains() {
        hears(declaration("submitted", 1));
        int told = process.outbox().waiting();
        suite.clock().pass(Duration.ofDays(25));
        faults.failing = true;

        assertThatThrownBy(service::workInBackground).isInstanceOf(ConnectionLost.class);

        assertThat(service.statements()).allMatch(Statement::isOpen);
        assertThat(service.journals()).isEmpty();
        assertThat(service.frozenContracts()).isEmpty();
        assertThat(service.lines()).allMatch(line -> line.price().isEmpty());
        assertThat(process.outbox().waiting()).isEqualTo(told);

        faults.failing = false;
        service.workInBackground();
        assertThat(service.statements()).extracting(statement -> statement.state().code()).containsExactly("payable", "open");
    }

    @Test
    void theNightlyCutOffWaitsForAQuarterPastMidnightInLondon() {
        for (String turn : List.of("2025-11-01T12:00:00Z", "2025-11-25T12:00:00Z", "2025-11-26T00:14:00Z")) {
            suite.clock().pass(Duration.between(suite.clock().instant(), Instant.parse(turn)));
            service.workInBackground();
        }
        assertThat(service.statements()).allMatch(Statement::isOpen);

        suite.clock().pass(Duration.ofMinutes(2));
        service.workInBackground();
        assertThat(service.statements()).extracting(statement -> statement.state().code()).containsExactly("payable", "open");
    }

    /** London is an hour ahead then (decision A16). */
    @Test
    void inSummerAQuarterPastMidnightInLondonIsAnHourEarlier() {
        opens(JULY, "2026-07");
        for (String turn : List.of("2026-07-25T12:00:00Z", "2026-07-25T22:59:00Z", "2026-07-25T23:14:00Z")) {
            suite.clock().pass(Duration.between(suite.clock().instant(), Instant.parse(turn)));
            service.workInBackground();
        }
        assertThat(state(JULY)).isEqualTo("open");

        suite.clock().pass(Duration.ofMinutes(2));
        service.workInBackground();
        assertThat(state(JULY)).isEqualTo("payable");
    }

    @Test
    void aCopyOfAnOlderVersionIsIgnored() {
        hears(declaration("voided", 2));

        assertThat(hears(declaration("submitted", 1))).isFalse();
        assertThat(service.lines()).isEmpty();
    }

    @Test
    void whatARebuildReadsAgainIsForgottenAndWhatIsOursIsKept() {
        hears(declaration("submitted", 1));
        hears(Told.declaration(new UUID(2, 2), PROVIDER, "voided", 1, START));
        List<LineRow> lines = service.lines();

        service.forgetCopies();
        assertThat(service.declarations()).extracting(row -> row.copy().version()).containsExactly(0L);
        assertThat(service.lines()).isEqualTo(lines);
        hears(Told.provider(PROVIDER, false));
        hears(declaration("submitted", 1));

        assertThat(service.lines()).isEqualTo(lines);
        assertThat(total(NOVEMBER)).isEqualTo("150.00");
    }

    private boolean hears(Snapshot snapshot) {
        Projection projection = service.projections().stream().filter(each -> each.topic().equals(snapshot.topic())).findFirst().orElseThrow();
        return Objects.requireNonNull(process.command(() -> projection.fold(snapshot)
                .flatMap(applied -> applied ? projection.converge(snapshot).thenReturn(true) : Mono.just(false))));
    }

    private static Snapshot declaration(String state, long version) {
        return Told.declaration(DECLARED, PROVIDER, state, version, START);
    }

    private void opens(StatementId id, String month) {
        LocalDate deadline = YearMonth.parse(month).atDay(25);
        process.command(() -> service.putStatement.run(id, new StatementTerms(Finance.LARKFIELD, Finance.COHORT, Family.NPQ,
                YearMonth.parse(month), deadline, deadline.plusDays(30), true, List.of()), suite.clock().instant()));
    }

    private String state(StatementId id) {
        return service.view(id).orElseThrow().statement().state().code();
    }

    private String total(StatementId id) {
        return service.view(id).orElseThrow().figures().total().toString();
    }

    private static final class ConnectionLost extends RuntimeException {
    }

    private static final class Faults implements MemoryDatabase.CommitFaults {

        private boolean failing;

        @Override
        public void beforeCommit() {
            if (failing) {
                throw new ConnectionLost();
            }
        }

        @Override
        public void afterCommit() {
        }
    }

    /** What declarations-service says of the one declaration, once it was paid and voided. */
    private static final class Declarations implements Reconcile.Side {

        private static final Key KEY = new Key(PROVIDER, "2024a", "started");

        @Override
        public Flux<Group> groups(Optional<LeadProviderId> provider) {
            return Flux.just(new Group(KEY, 1, Long.toHexString(PostgresHash.of(DECLARED + ":awaiting_clawback"))));
        }

        @Override
        public Flux<Standing> entries(Key key) {
            return Flux.just(Standing.ofOwner(DECLARED, "awaiting_clawback", false, START));
        }
    }
}
