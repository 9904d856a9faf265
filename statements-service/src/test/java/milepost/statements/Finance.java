package milepost.statements;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.PutContract;
import milepost.statements.application.PutStatement;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.CohortTerms;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.domain.statement.StatementTerms;
import reactor.core.publisher.Mono;

/** What finance and the declarations do to statements, in words. */
public final class Finance {

    public static final Duration PATIENCE = Duration.ofSeconds(30);
    public static final String HEADSHIP = "npq-headship";
    public static final String LITERACY = "npq-leading-literacy";
    public static final Instant NOVEMBER = Instant.parse("2024-11-10T12:00:00Z");
    public static final Cohort COHORT = new Cohort("2024a");
    public static final LeadProviderId LARKFIELD = new LeadProviderId(UUID.fromString("8f000000-0000-4000-8000-00000000000a"));
    public static final LeadProviderId HARBOURSIDE = new LeadProviderId(UUID.fromString("1f000000-0000-4000-8000-00000000000b"));

    private final Kept kept;

    public Finance(Kept kept) {
        this.kept = kept;
        registersForVat(LARKFIELD, false, 1);
        registersForVat(HARBOURSIDE, true, 1);
        funds(new CohortRules(true, true), 1);
        kept.catalogueCopies().course(HEADSHIP, "leadership", 1).block(PATIENCE);
        kept.catalogueCopies().course(LITERACY, "specialist", 1).block(PATIENCE);
    }

    public Kept kept() {
        return kept;
    }

    public boolean registersForVat(LeadProviderId provider, boolean registered, long version) {
        return kept.catalogueCopies().provider(provider.value(), "Larkfield Training", registered, false, version).block(PATIENCE);
    }

    public boolean funds(CohortRules rules, long version) {
        return kept.catalogueCopies().cohort(COHORT.identifier(), COHORT.startYear(), rules, version).block(PATIENCE);
    }

    public PutContract.Outcome agrees(LeadProviderId provider, String course, String perParticipant) {
        ContractId id = new ContractId(UUID.nameUUIDFromBytes((provider + course).getBytes(StandardCharsets.UTF_8)));
        return kept.putContract().run(new Contract(provider, COHORT, new ContractVersion(id, 1, course, new NpqTerms(false,
                Money.of(perParticipant), 60, 4, 40, 19, 72, null, Money.of("100.00"))), 0, NOVEMBER, NOVEMBER)).block(PATIENCE);
    }

    /** Two bands of a hundred places, and the flat rate for mentors. */
    public void agreesOnEcf(LeadProviderId provider, String perParticipant) {
        agrees(provider, new EcfTerms(150, Money.of("1000.00"), null, Money.of("100.00"), new BigDecimal("0.3300"), List.of(
                new Band("A", 1, 100, Money.of(perParticipant), 60, 40), new Band("B", 101, 200, Money.of("800.00"), 60, 40))));
        agrees(provider, new MentorTerms(6000, Money.of(perParticipant)));
    }

    public PutContract.Outcome agrees(LeadProviderId provider, CohortTerms terms) {
        ContractId id = new ContractId(UUID.nameUUIDFromBytes((provider + terms.kind().code()).getBytes(StandardCharsets.UTF_8)));
        return kept.putContract().run(new Contract(provider, COHORT, new CohortContract<>(id, 1, terms), 0, NOVEMBER, NOVEMBER)).block(PATIENCE);
    }

    public PutStatement.Outcome opens(StatementId id, LeadProviderId provider, String month, String deadline, boolean outputFee) {
        return opens(id, provider, Family.NPQ, month, deadline, outputFee);
    }

    public PutStatement.Outcome opensEcf(StatementId id, LeadProviderId provider, String month, String deadline) {
        return opens(id, provider, Family.ECF, month, deadline, true);
    }

    private PutStatement.Outcome opens(StatementId id, LeadProviderId provider, Family family, String month, String deadline, boolean outputFee) {
        LocalDate day = LocalDate.parse(deadline);
        return kept.putStatement().run(id, new StatementTerms(provider, COHORT, family, YearMonth.parse(month), day,
                day.plusDays(30), outputFee, List.of()), NOVEMBER).block(PATIENCE);
    }

    public boolean folds(Copy declaration) {
        return kept.declarations().fold(declaration).block(PATIENCE);
    }

    /** As the consumer does: fold and converge in one transaction. */
    public boolean hears(Copy declaration) {
        return kept.transaction().transactional(kept.declarations().fold(declaration).flatMap(applied ->
                applied ? kept.converge().run(new DeclarationId(declaration.id())) : Mono.just(false))).block(PATIENCE);
    }

    /** As the consumer does with what came together. */
    public void hears(List<Copy> declarations) {
        kept.transaction().transactional(kept.declarations().fold(declarations).map(DeclarationId::new).collectList()
                .flatMap(applied -> kept.converge().run(applied))).block(PATIENCE);
    }

    public List<StatementId> cutsOff(Instant now) {
        return kept.cutOff().run(CutOffFilter.ALL, now).block(PATIENCE);
    }

    public AuthorisePayment.Outcome authorises(StatementId id, Instant now) {
        return kept.authorise().run(id, true, now).block(PATIENCE);
    }

    /** As the timer does it, and the declarations that found their place. */
    public long worksInBackground() {
        return kept.spread().run().then(kept.placeWaiting().run())
                .delayUntil(_ -> kept.refreshForecasts().run()).block(PATIENCE);
    }

    public static Copy declared(UUID id, LeadProviderId provider, UUID participant, String state, long version, Instant at) {
        boolean live = Set.of("submitted", "eligible", "payable", "paid").contains(state);
        return new Copy(id, version, "npq", provider.value(), participant, HEADSHIP, "leadership", COHORT.identifier(), "started",
                state, live, live, true, false, at);
    }

    public static Copy declared(UUID id) {
        return declared(id, LARKFIELD, UUID.nameUUIDFromBytes(id.toString().getBytes(StandardCharsets.UTF_8)), "submitted", 1, NOVEMBER);
    }

    public static Copy now(Copy before, String state) {
        return declared(before.id(), new LeadProviderId(before.leadProviderId()), before.participantId(), state, before.version() + 1,
                before.effectiveAt());
    }
}
