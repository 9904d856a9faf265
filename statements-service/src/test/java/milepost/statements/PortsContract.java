package milepost.statements;

import static milepost.statements.Finance.HARBOURSIDE;
import static milepost.statements.Finance.HEADSHIP;
import static milepost.statements.Finance.LARKFIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.statements.application.Catalogue.NamedProvider;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Contracts.Named;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.MoveLines;
import milepost.statements.application.ProviderStatements;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.PutStatement.Opening;
import milepost.statements.application.PutStatement;
import milepost.statements.application.Suspects.Suspicion;
import milepost.statements.application.VoidedWorth;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.LineMove;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.CohortTerms;
import milepost.statements.domain.pricing.ContractKind;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementRefusal;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What every kind of ports has to do. */
public abstract class PortsContract {

    private static final UUID LOW = UUID.fromString("10000000-0000-4000-8000-000000000001");
    private static final UUID MIDDLE = UUID.fromString("40000000-0000-4000-8000-000000000002");
    /** As a signed number it would come before the others. */
    private static final UUID HIGH = UUID.fromString("f0000000-0000-4000-8000-000000000003");
    private static final Instant AFTER_NOVEMBER = Instant.parse("2024-11-26T09:00:00Z");

    private final Kept kept = fresh();
    private final Finance finance = new Finance(kept);
    private final StatementId november = new StatementId(new UUID(11, 1));
    private final StatementId december = new StatementId(new UUID(12, 1));

    protected abstract Kept fresh();

    @Test
    void theNextOpenStatementIsTheEarliestOneThatPaysOutputWhoseDeadlineIsNotOver() {
        Copy declared = Finance.declared(LOW);
        finance.hears(declared);
        finance.opens(december, LARKFIELD, "2024-12", "2024-12-25", true);
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.opens(new StatementId(new UUID(10, 1)), LARKFIELD, "2024-10", "2024-11-20", false);
        finance.opens(new StatementId(new UUID(9, 1)), HARBOURSIDE, "2024-09", "2024-11-19", true);

        assertThat(nextOpen(LOW, "2024-11-25")).contains(november);
        assertThat(nextOpen(LOW, "2024-11-26")).contains(december);
        assertThat(nextOpen(LOW, "2024-12-26")).isEmpty();

        finance.cutsOff(AFTER_NOVEMBER);
        assertThat(nextOpen(LOW, "2024-11-10")).contains(december);
    }

    @Test
    void whereTwoStatementsHaveOneDeadlineTheEarlierMonthIsNext() {
        finance.hears(Finance.declared(LOW));
        finance.opens(november, LARKFIELD, "2025-01", "2025-01-25", true);
        finance.opens(december, LARKFIELD, "2024-12", "2025-01-25", true);

        assertThat(nextOpen(LOW, "2024-11-10")).contains(december);
    }

    @Test
    void aMonthHasOneStatementAndAContractOneTwin() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");

        assertThat(finance.opens(december, LARKFIELD, "2024-11", "2024-11-26", true))
                .isEqualTo(new PutStatement.Outcome.MonthTaken(november));
        assertThatThrownBy(() -> kept.statements().find(november).map(found -> new Statement(december, found.terms(), found.state(), 0,
                        found.createdAt(), found.updatedAt())).flatMap(kept.statements()::store).block(Finance.PATIENCE))
                .isInstanceOf(DataIntegrityViolationException.class);
        Contract agreed = contract();
        Contract twin = new Contract(agreed.leadProvider(), agreed.cohort(), new ContractVersion(new ContractId(LOW), 1, HEADSHIP,
                (NpqTerms) agreed.current().terms()), 0, agreed.createdAt(), agreed.updatedAt());
        assertThat(kept.contracts().store(twin).blockOptional(Finance.PATIENCE)).isEmpty();
        assertThat(kept.contracts().findTwin(twin).block(Finance.PATIENCE).id()).isEqualTo(agreed.id());
    }

    @Test
    void severalStatementsAreOpenedByTheRulesByWhichOneIs() {
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        StatementTerms terms = kept.statements().find(november).block(Finance.PATIENCE).terms();
        StatementId again = new StatementId(LOW);
        StatementId stranger = new StatementId(MIDDLE);
        StatementTerms later = new StatementTerms(LARKFIELD, Finance.COHORT, Family.NPQ, YearMonth.parse("2024-12"),
                LocalDate.parse("2024-12-25"), LocalDate.parse("2025-01-25"), false, List.of(new StatementTerms.Milestone("npq-leadership-autumn", "started")));

        Map<StatementId, PutStatement.Outcome> outcomes = kept.putStatement().open(List.of(new Opening(again, terms), new Opening(december, later),
                new Opening(stranger, terms.of(new LeadProviderId(HIGH))), new Opening(new StatementId(HIGH), later.of(HARBOURSIDE))), Finance.NOVEMBER)
                .block(Finance.PATIENCE);

        assertThat(outcomes).hasSize(4).containsEntry(again, new PutStatement.Outcome.MonthTaken(november))
                .containsEntry(stranger, new PutStatement.Outcome.UnknownProvider());
        Statement opened = kept.statements().find(december).block(Finance.PATIENCE);
        assertThat(opened.terms()).isEqualTo(later);
        assertThat(opened.isOpen()).isTrue();
        assertThat(opened.version()).isPositive();
        assertThat(outcomes.get(december)).isInstanceOfSatisfying(PutStatement.Outcome.Stored.class, stored -> {
            assertThat(stored.statement()).isEqualTo(opened);
            assertThat(stored.standing().figures().total().toString()).isEqualTo(total(december));
        });
        assertThat(kept.statements().find(again).blockOptional(Finance.PATIENCE)).isEmpty();
        assertThat(kept.statements().find(new StatementId(HIGH)).block(Finance.PATIENCE).terms().leadProvider()).isEqualTo(HARBOURSIDE);
        finance.worksInBackground();
        assertThat(kept.documents().find(LARKFIELD, december).blockOptional(Finance.PATIENCE)).isPresent();
    }

    @Test
    void theContractsOfACohortComePageByPageInTheOrderOfNamesAndCourses() {
        kept.catalogueCopies().provider(HARBOURSIDE.value(), "Ärmelkanal Training", true, false, 2).block(Finance.PATIENCE);
        finance.agrees(HARBOURSIDE, HEADSHIP, "900.00");
        finance.agrees(LARKFIELD, Finance.LITERACY, "800.00");
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        finance.agreesOnEcf(LARKFIELD, "1000.00");

        List<Named> first = kept.contracts().ofCohort(Finance.COHORT, null, 2).collectList().block(Finance.PATIENCE);
        List<Named> rest = kept.contracts().ofCohort(Finance.COHORT, first.getLast(), 2).collectList().block(Finance.PATIENCE);

        assertThat(Stream.concat(first.stream(), rest.stream()).map(named -> named.provider() + " " + named.contract().current().course().orElseThrow()))
                .containsExactly("Larkfield Training " + HEADSHIP, "Larkfield Training " + Finance.LITERACY, "Ärmelkanal Training " + HEADSHIP);
        assertThat(kept.contracts().ofCohort(new Cohort("2031a"), null, 2).collectList().block(Finance.PATIENCE)).isEmpty();
    }

    @Test
    void providersAndCoursesAreKnownByTheirNames() {
        kept.catalogueCopies().provider(LOW, "Two of a Name", true, false, 1).block(Finance.PATIENCE);
        kept.catalogueCopies().provider(HIGH, "Two of a Name", true, false, 1).block(Finance.PATIENCE);

        assertThat(kept.catalogue().providersNamed(List.of("Two of a Name", "Nobody")).map(NamedProvider::id).collectList().block(Finance.PATIENCE))
                .containsExactlyInAnyOrder(new LeadProviderId(LOW), new LeadProviderId(HIGH));
        assertThat(kept.catalogue().courses(List.of(Finance.LITERACY, "npq-juggling")).collectList().block(Finance.PATIENCE))
                .containsExactly(new Course(Finance.LITERACY, "specialist"));
    }

    @Test
    void contractsOfACohortAreOneOfEachKindAndComeBackAsTheyWereAgreed() {
        finance.agreesOnEcf(LARKFIELD, "1000.00");
        finance.agreesOnEcf(LARKFIELD, "1000.00");
        List<Contract> agreed = cohortContracts();

        assertThat(agreed).extracting(contract -> contract.current().terms().kind()).containsExactly(ContractKind.ECF, ContractKind.ECF_MENTOR);
        assertThat(agreed).allSatisfy(contract -> {
            assertThat(contract.current().number()).isOne();
            Contract twin = new Contract(contract.leadProvider(), contract.cohort(), new CohortContract<>(new ContractId(LOW), 1,
                    (CohortTerms) contract.current().terms()), 0, contract.createdAt(), contract.updatedAt());
            assertThat(kept.contracts().findTwin(twin).block(Finance.PATIENCE).id()).isEqualTo(contract.id());
            assertThat(kept.contracts().store(twin).blockOptional(Finance.PATIENCE)).isEmpty();
        });

        finance.agreesOnEcf(LARKFIELD, "2000.00");

        assertThat(cohortContracts()).extracting(contract -> contract.current().number()).containsExactly(2, 2);
        assertThat(cohortContracts().getFirst().current().terms()).isInstanceOfSatisfying(EcfTerms.class, terms -> {
            assertThat(terms.upliftTarget()).isEqualTo(new BigDecimal("0.33"));
            assertThat(terms.monthlyServiceFee()).isNull();
            assertThat(terms.bands()).containsExactly(new Band("A", 1, 100, Money.of("2000.00"), 60, 40),
                    new Band("B", 101, 200, Money.of("800.00"), 60, 40));
        });
        assertThat(cohortContracts().getLast().current().terms()).isEqualTo(new MentorTerms(6000, Money.of("2000.00")));
    }

    @Test
    void anEcfStatementPaysTheServiceFeeOfTheBandedContractAndKeepsItOnceClosed() {
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        finance.agreesOnEcf(LARKFIELD, "1000.00");
        finance.opensEcf(november, LARKFIELD, "2024-11", "2024-11-25");

        // 150 hoped for: 100 × (400 − 1,000 / 100) + 50 × 320 = 55,000; / 29 = 1,896.5517…
        assertThat(total(november)).isEqualTo("1896.55");
        finance.agreesOnEcf(LARKFIELD, "2000.00");
        // 100 × (800 − 10) + 50 × 320 = 95,000; / 29 = 3,275.8620…
        assertThat(total(november)).isEqualTo("3275.86");

        finance.cutsOff(AFTER_NOVEMBER);
        finance.agreesOnEcf(LARKFIELD, "3000.00");

        assertThat(total(november)).isEqualTo("3275.86");
        assertThat(kept.contents().of(kept.statements().find(november).block(Finance.PATIENCE)).block(Finance.PATIENCE).priced().serviceFees())
                .extracting(fee -> fee.contract().terms().kind().code() + " " + fee.contract().number() + ": " + fee.amount())
                .containsExactly("ecf 2: 3275.86", "ecf_mentor 2: 0.00");
        assertThat(kept.show().run(november).block(Finance.PATIENCE).breakdown())
                .extracting(row -> row.contract().terms().kind().code() + " " + row.count()).containsOnly("ecf 0", "ecf_mentor 0");
    }

    @Test
    void documentsAreFoundByTheKindOfTraining() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.opensEcf(december, LARKFIELD, "2024-12", "2024-12-25");
        finance.worksInBackground();

        assertThat(documents(Optional.empty())).containsExactly(november, december);
        assertThat(documents(Optional.of("npq"))).containsExactly(november);
        assertThat(documents(Optional.of("ecf"))).containsExactly(december);
        assertThat(documents(Optional.of("ecf_mentor"))).isEmpty();
    }

    @Test
    void changesAreNotedUntilTheyAreTakenAndSomeCanBeLeftForLater() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.opens(december, LARKFIELD, "2024-12", "2024-12-25", true);
        kept.forecasts().changed(List.of(november, november, december)).block(Finance.PATIENCE);

        assertThat(pending(9)).containsExactlyInAnyOrder(november, december);
        assertThat(pending(1)).hasSize(1);
        assertThat(pending(1, november)).containsExactly(december);
        assertThat(pending(1, november, december)).isEmpty();
        kept.forecasts().take(november).block(Finance.PATIENCE);
        assertThat(pending(9)).containsExactly(december);
    }

    private List<StatementId> pending(int limit, StatementId... except) {
        return kept.forecasts().pending(limit, List.of(except)).collectList().block(Finance.PATIENCE);
    }

    private List<StatementId> documents(Optional<String> type) {
        return kept.documents().page(LARKFIELD, new ProviderStatements.Filter(List.of(), Optional.empty(), true, type), new ProviderStatements.Place.Past(0), 9)
                .map(ProviderStatements.Document::id).collectList().block(Finance.PATIENCE);
    }

    /** What an NPQ statement is worth does not change by them. */
    @Test
    void contractsOfACohortAreNotMistakenForThoseOfCourses() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        finance.hears(Finance.declared(LOW));
        String before = total(november);

        finance.agreesOnEcf(LARKFIELD, "1000.00");

        assertThat(total(november)).isEqualTo(before);
        finance.cutsOff(AFTER_NOVEMBER);
        assertThat(total(november)).isEqualTo(before);
    }

    private List<Contract> cohortContracts() {
        return Stream.of("ecf", "ecf_mentor").map(kind -> kept.contracts().find(new ContractId(
                UUID.nameUUIDFromBytes((LARKFIELD + kind).getBytes(StandardCharsets.UTF_8)))).block(Finance.PATIENCE)).toList();
    }

    @Test
    void aClosedStatementKeepsTheContractVersionItWasPricedWith() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        finance.hears(Finance.declared(LOW));
        String before = total(november);
        finance.cutsOff(AFTER_NOVEMBER);

        finance.agrees(LARKFIELD, HEADSHIP, "2000.00");

        assertThat(total(november)).isEqualTo(before);
        assertThat(contract().current().number()).isEqualTo(2);
        assertThat(kept.show().run(november).block(Finance.PATIENCE).breakdown())
                .allSatisfy(row -> assertThat(row.contract().number()).isOne());
    }

    @Test
    void aCopyOfALowerVersionChangesNothingAndOneOfTheSameVersionIsTakenAgain() {
        Copy second = Finance.now(Finance.declared(LOW), "voided");
        assertThat(finance.folds(second)).isTrue();
        assertThat(finance.folds(Finance.declared(LOW))).isFalse();
        assertThat(finance.folds(second)).isTrue();
        assertThat(finance.registersForVat(LARKFIELD, true, 3)).isTrue();
        assertThat(finance.registersForVat(LARKFIELD, false, 2)).isFalse();

        assertThat(kept.lines().lock(new DeclarationId(LOW)).block(Finance.PATIENCE).stateInWords()).isEqualTo("voided");
        assertThat(kept.catalogue().provider(LARKFIELD).block(Finance.PATIENCE).vatRegistered()).isTrue();
    }

    @Test
    void ofCopiesThatComeTogetherEachIsTakenOrIgnoredByItself() {
        finance.folds(Finance.now(Finance.declared(LOW), "voided"));

        assertThat(kept.declarations().fold(List.of(Finance.declared(HIGH), Finance.declared(LOW), Finance.declared(MIDDLE))).collectList()
                .block(Finance.PATIENCE)).containsExactlyInAnyOrder(HIGH, MIDDLE);

        assertThat(locked(HIGH, LOW, new UUID(9, 9), MIDDLE)).extracting(placed -> placed.id().value()).containsExactly(LOW, MIDDLE, HIGH);
        assertThat(locked(LOW)).extracting(PlacedDeclaration::stateInWords).containsExactly("voided");
    }

    @Test
    void severalDeclarationsFindTheirNextOpenStatementsAtOnce() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.opens(december, LARKFIELD, "2024-12", "2024-12-25", true);
        finance.folds(Finance.declared(LOW));
        finance.folds(Finance.declared(MIDDLE));
        finance.folds(Finance.declared(HIGH, HARBOURSIDE, new UUID(7, 7), "submitted", 1, Finance.NOVEMBER));
        Map<PlacedDeclaration, LocalDate> days = new LinkedHashMap<>();
        locked(LOW, HIGH).forEach(placed -> days.put(placed, LocalDate.parse("2024-11-25")));
        locked(MIDDLE).forEach(placed -> days.put(placed, LocalDate.parse("2024-11-26")));

        Map<DeclarationId, Statement> open = kept.statements().shareNextOpen(days).block(Finance.PATIENCE);

        assertThat(open.keySet()).extracting(DeclarationId::value).containsExactlyInAnyOrder(LOW, MIDDLE);
        assertThat(open.get(new DeclarationId(LOW)).id()).isEqualTo(november);
        assertThat(open.get(new DeclarationId(MIDDLE)).id()).isEqualTo(december);
    }

    @Test
    void whatComesTogetherIsPlacedWaitsAndIsVoidedEachAsItShould() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        finance.hears(Finance.declared(LOW));

        finance.hears(List.of(Finance.now(Finance.declared(LOW), "voided"), Finance.declared(MIDDLE),
                Finance.declared(HIGH, HARBOURSIDE, new UUID(7, 7), "submitted", 1, Finance.NOVEMBER)));

        assertThat(published(LOW).payment()).contains(new PublishedLines.Payment(november, "open", "voided"));
        assertThat(published(MIDDLE).payment()).contains(new PublishedLines.Payment(november, "open", "attached"));
        assertThat(published(HIGH).waiting()).contains("payment");
        assertThat(published(HIGH).payment()).isEmpty();
    }

    @Test
    void aLineThatWasMovedStaysWhereItIsWhateverIsHeardAndIsVoidedThere() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.opens(december, LARKFIELD, "2024-12", "2024-12-25", true);
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        finance.hears(Finance.declared(LOW));
        finance.hears(Finance.declared(MIDDLE));
        String two = total(november);

        assertThat(moved(november, december, LOW)).isEqualTo(new MoveLines.Outcome.Moved(List.of(new DeclarationId(LOW))));

        assertThat(published(LOW).payment()).contains(new PublishedLines.Payment(december, "open", "attached"));
        assertThat(published(LOW).whole().lines()).extracting(line -> line.statement() + " " + line.status() + " " + line.removedReason())
                .containsExactly(november + " voided moved", december + " attached null");
        assertThat(published(LOW).whole().lines().getLast().attachedAt()).isEqualTo(AFTER_NOVEMBER);
        assertThat(total(november)).isEqualTo(total(december)).isNotEqualTo(two);
        finance.worksInBackground();
        Copy again = Finance.declared(LOW, LARKFIELD, Finance.declared(LOW).participantId(), "eligible", 2, Finance.NOVEMBER);
        finance.hears(again);
        kept.aMinutePasses();
        assertThat(page(Suspicion.FUNDABLE_WITHOUT_LINE, null, 9)).isEmpty();
        assertThat(page(Suspicion.LINE_WITHOUT_LIVE_DECLARATION, null, 9)).isEmpty();
        assertThat(published(LOW).payment()).contains(new PublishedLines.Payment(december, "open", "attached"));

        assertThat(moved(december, november, LOW)).isInstanceOf(MoveLines.Outcome.Moved.class);
        assertThat(moved(november, december, LOW)).isInstanceOf(MoveLines.Outcome.Moved.class);
        finance.cutsOff(AFTER_NOVEMBER);
        assertThat(published(LOW).payment()).contains(new PublishedLines.Payment(december, "open", "attached"));
        assertThat(moved(november, december, MIDDLE)).isEqualTo(new MoveLines.Outcome.Refused(
                new LineMove.Closed(november, StatementRefusal.STATEMENT_LOCKED)));
        finance.hears(Finance.now(again, "voided"));
        assertThat(published(LOW).payment()).contains(new PublishedLines.Payment(december, "open", "voided"));
        // november, closed by now, lost it twice and december once: nobody voided it there
        assertThat(voided(november)).isZero();
        assertThat(voided(december)).isOne();
        // the service fee: 1,000 × 40 % × 72 / 19
        assertThat(total(december)).isEqualTo("1515.79");
        assertThat(kept.books().imbalance().block(Finance.PATIENCE)).isEqualTo(Money.ZERO);
    }

    private int voided(StatementId id) {
        return kept.show().run(id).block(Finance.PATIENCE).counts().voided();
    }

    private MoveLines.Outcome moved(StatementId from, StatementId to, UUID declaration) {
        return kept.moveLines().run(from, to, List.of(new DeclarationId(declaration)), AFTER_NOVEMBER).block(Finance.PATIENCE);
    }

    private List<PlacedDeclaration> locked(UUID... declarations) {
        return kept.transaction().transactional(kept.lines().lock(Stream.of(declarations).map(DeclarationId::new).toList()).collectList())
                .block(Finance.PATIENCE);
    }

    @Test
    void suspectsComeInTheOrderOfTheirIdsPageByPageAndNotBeforeTheyAreQuiet() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        for (UUID id : List.of(HIGH, LOW, MIDDLE)) {
            finance.folds(Finance.declared(id));
        }
        assertThat(page(Suspicion.FUNDABLE_WITHOUT_LINE, null, 9)).isEmpty();

        kept.aMinutePasses();

        assertThat(page(Suspicion.FUNDABLE_WITHOUT_LINE, null, 2)).containsExactly(LOW, MIDDLE);
        assertThat(page(Suspicion.FUNDABLE_WITHOUT_LINE, MIDDLE, 2)).containsExactly(HIGH);
        finance.hears(Finance.declared(LOW));
        assertThat(page(Suspicion.FUNDABLE_WITHOUT_LINE, null, 9)).containsExactly(MIDDLE, HIGH);
    }

    @Test
    void aLineWithoutALiveDeclarationIsSuspectUntilItIsVoidedOrRefunded() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        Copy declared = Finance.declared(LOW);
        finance.hears(declared);
        finance.cutsOff(AFTER_NOVEMBER);
        finance.authorises(november, AFTER_NOVEMBER);
        finance.opens(december, LARKFIELD, "2024-12", "2024-12-25", true);
        finance.folds(Finance.now(declared, "awaiting_clawback"));
        kept.aMinutePasses();
        assertThat(page(Suspicion.LINE_WITHOUT_LIVE_DECLARATION, null, 9)).containsExactly(LOW);

        kept.converge().run(new DeclarationId(LOW)).block(Finance.PATIENCE);

        assertThat(page(Suspicion.LINE_WITHOUT_LIVE_DECLARATION, null, 9)).isEmpty();
        assertThat(published(LOW).refund()).contains(new PublishedLines.Refund(december, "open"));
        assertThat(published(LOW).upliftPaid()).isTrue();
    }

    @Test
    void whatWaitsIsSuspectOnceAStatementIsOpenForItsLondonDay() {
        Instant lateInJune = Instant.parse("2025-06-24T23:30:00Z");
        finance.hears(Finance.declared(LOW, LARKFIELD, MIDDLE, "submitted", 1, lateInJune));
        finance.opens(november, LARKFIELD, "2025-06", "2025-06-24", true);
        assertThat(page(Suspicion.WAITING_THAT_COULD_BE_PLACED, null, 9)).isEmpty();

        finance.opens(december, LARKFIELD, "2025-07", "2025-06-25", true);

        assertThat(page(Suspicion.WAITING_THAT_COULD_BE_PLACED, null, 9)).containsExactly(LOW);
        assertThat(finance.worksInBackground()).isOne();
        assertThat(published(LOW).payment()).contains(new PublishedLines.Payment(december, "open", "attached"));
    }

    @Test
    void theFirstAttachedOfThoseThatWereNotCountedEarnsInPlaceOfAVoidedLine() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        UUID person = new UUID(7, 7);
        Copy counted = Finance.declared(MIDDLE, LARKFIELD, person, "submitted", 1, Finance.NOVEMBER);
        Copy later = Finance.declared(LOW, LARKFIELD, person, "submitted", 1, Finance.NOVEMBER.plusSeconds(9));
        Copy sooner = Finance.declared(HIGH, LARKFIELD, person, "submitted", 1, Finance.NOVEMBER.plusSeconds(5));
        List.of(counted, later, sooner).forEach(finance::hears);
        finance.cutsOff(AFTER_NOVEMBER);
        String before = total(november);
        PlacedDeclaration.Line line = kept.lines().lock(new DeclarationId(MIDDLE)).block(Finance.PATIENCE).payment().orElseThrow();

        VoidedWorth worth = kept.transaction().transactional(kept.lines().voidLine(line, AFTER_NOVEMBER, "voided", 2))
                .block(Finance.PATIENCE);

        assertThat(worth.line()).hasValueSatisfying(paid -> assertThat(paid.output()).isEqualTo(Money.of("150.00")));
        assertThat(worth.inItsPlace()).hasValueSatisfying(paid -> {
            assertThat(paid.member().declaration().value()).isEqualTo(HIGH);
            assertThat(paid.counted()).isTrue();
        });
        assertThat(total(november)).isEqualTo(before);
    }

    @Test
    void linesThatDoNotTellTheirStatementsStateAreFoundSomeAtATimeUntilTheyDo() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        for (UUID id : List.of(HIGH, LOW, MIDDLE)) {
            finance.hears(Finance.declared(id));
        }
        assertThat(untold(9)).isEmpty();
        finance.cutsOff(AFTER_NOVEMBER);
        assertThat(untold(2)).hasSize(2).isSubsetOf(LOW, MIDDLE, HIGH);

        long version = published(LOW).version();
        kept.lines().next(List.of(new DeclarationId(LOW))).blockLast(Finance.PATIENCE);

        assertThat(published(LOW).version()).isEqualTo(version + 1);
        assertThat(published(LOW).payment()).contains(new PublishedLines.Payment(november, "payable", "attached"));
        assertThat(untold(9)).containsExactlyInAnyOrder(MIDDLE, HIGH);
    }

    @Test
    void aStatementsStampsGrowAndItsMonthStays() {
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        Statement first = kept.statements().find(november).block(Finance.PATIENCE);
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-28", true);
        Statement second = kept.statements().find(november).block(Finance.PATIENCE);

        assertThat(second.updatedAt()).isAfter(first.updatedAt());
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(kept.statements().findOf(HARBOURSIDE, november).blockOptional(Finance.PATIENCE)).isEmpty();
        assertThat(kept.documents().find(HARBOURSIDE, november).blockOptional(Finance.PATIENCE)).isEmpty();
        assertThat(kept.documents().find(LARKFIELD, november).blockOptional(Finance.PATIENCE)).isPresent();
    }

    private Contract contract() {
        UUID id = UUID.nameUUIDFromBytes((LARKFIELD + HEADSHIP).getBytes(StandardCharsets.UTF_8));
        return kept.contracts().find(new ContractId(id)).block(Finance.PATIENCE);
    }

    private Optional<StatementId> nextOpen(UUID declaration, String day) {
        return kept.lines().lock(new DeclarationId(declaration))
                .flatMap(placed -> kept.statements().shareNextOpen(placed, LocalDate.parse(day)))
                .map(Statement::id).blockOptional(Finance.PATIENCE);
    }

    private List<UUID> page(Suspicion what, @Nullable UUID after, int limit) {
        return kept.suspects().page(what, after == null ? null : new DeclarationId(after), limit).block(Finance.PATIENCE).stream()
                .map(DeclarationId::value).toList();
    }

    private List<UUID> untold(int limit) {
        return kept.lines().lockUntold(november, limit).map(DeclarationId::value).collectList().block(Finance.PATIENCE);
    }

    private PublishedLines published(UUID declaration) {
        return kept.publishedLines().byIds(List.of(declaration)).blockLast(Finance.PATIENCE);
    }

    private String total(StatementId id) {
        return kept.show().run(id).block(Finance.PATIENCE).figures().total().toString();
    }
}
