package milepost.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.CohortTerms;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.postgres.PostgresKept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voids, funding that comes late, a transfer and clawbacks, across three statements and two cohorts. */
class EcfStoryTest {

    /** Bands pay for its mentors, and uplifts. */
    private static final Cohort OF_2024 = new Cohort("2024a");
    /** Mentors have a flat rate; no uplifts. */
    private static final Cohort OF_2025 = new Cohort("2025a");
    private static final String TEACHER = "ecf-induction";
    private static final String MENTOR = "ecf-mentor";
    private static final Instant DECEMBER = Instant.parse("2024-12-10T12:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2025-02-10T12:00:00Z");
    private static final Instant JUNE = Instant.parse("2025-06-10T12:00:00Z");

    private final Kept kept = PostgresKept.fresh();
    private final Finance finance = new Finance(kept);
    private final Map<String, Copy> declared = new HashMap<>();

    /** Harbourside pays VAT, Larkfield does not. Two places at £1,000 and two at £800: a start is worth 120 and 96, a retention 90 and 72. */
    @BeforeEach
    void twoCohortsOfOneProviderAndOneOfAnother() {
        kept.catalogueCopies().cohort("2024a", 2024, new CohortRules(true, false), 2).block(Finance.PATIENCE);
        kept.catalogueCopies().cohort("2025a", 2025, new CohortRules(false, true), 2).block(Finance.PATIENCE);
        agrees(Finance.HARBOURSIDE, OF_2024, bands("50.00", "100.00", "800.00"));
        for (LeadProviderId provider : List.of(Finance.HARBOURSIDE, Finance.LARKFIELD)) {
            agrees(provider, OF_2025, bands("0.00", null, "800.00"));
            agrees(provider, OF_2025, new MentorTerms(10, Money.of("1000.00")));
            for (String month : List.of("2025-01", "2025-04", "2025-08")) {
                opens(provider, OF_2024, month);
                opens(provider, OF_2025, month);
            }
        }
    }

    @Test
    void fromTheFirstDeclarationToTheLastClawback() {
        starts("Ada", OF_2024, TEACHER, true, DECEMBER);
        starts("Ben", OF_2024, TEACHER, false, DECEMBER.plusSeconds(1));
        starts("Cleo", OF_2024, MENTOR, true, DECEMBER.plusSeconds(2));
        // Dan's funding is not confirmed yet
        hears("Dan", copy("Dan", Finance.HARBOURSIDE, OF_2024, TEACHER, "started", false, "submitted", false, 1, DECEMBER));
        starts("Ivy", OF_2025, TEACHER, false, DECEMBER);
        starts("Jo", OF_2025, MENTOR, true, DECEMBER);

        // 2 × 120 in A and 96 in B, two uplifts, 50 for service: 586; a fifth of it is 117.20
        assertThat(total(OF_2024, "2025-01")).isEqualTo("703.20");
        // the other cohort has places of its own: 120, and 500 for a mentor who starts; 620 and a fifth
        assertThat(total(OF_2025, "2025-01")).isEqualTo("744.00");

        changes("Ben", "voided", DECEMBER);
        // Cleo moves into A: 240 + 200 + 50 = 490; a fifth of it is 98
        assertThat(total(OF_2024, "2025-01")).isEqualTo("588.00");
        cutsOff("2025-01-02T09:00:00Z");
        changes("Cleo", "voided", Instant.parse("2025-01-03T09:00:00Z"));
        // 120 + 100 + 50 = 270; a fifth of it is 54
        assertThat(total(OF_2024, "2025-01")).isEqualTo("324.00");
        authorises(OF_2024, "2025-01");
        authorises(OF_2025, "2025-01");

        hears("Dan", copy("Dan", Finance.HARBOURSIDE, OF_2024, TEACHER, "started", false, "submitted", true, 2, FEBRUARY));
        starts("Eve", OF_2024, TEACHER, true, FEBRUARY.plusSeconds(1));
        changes("Ada", "awaiting_clawback", FEBRUARY.plusSeconds(2));
        // Dan 120 in A, Eve 96 in B and an uplift; the refund gives back the highest place, Eve's: 96, and Ada's uplift;
        // 216 + 100 − 196 + 50 = 170; a fifth of it is 34
        assertThat(total(OF_2024, "2025-04")).isEqualTo("204.00");
        assertThat(upliftPaid("Ada")).isTrue();
        // a flat rate comes back as what it was, and another milestone is paid beside it
        changes("Jo", "awaiting_clawback", FEBRUARY);
        hears("Jo completed", copy("Jo completed", Finance.HARBOURSIDE, OF_2025, MENTOR, "completed", true, "submitted", true, 1, FEBRUARY));
        assertThat(total(OF_2025, "2025-04")).isEqualTo("0.00");
        // Ivy has moved to Larkfield, where she is the first to be retained: 90, without VAT
        hears("Ivy retained", copy("Ivy retained", Finance.LARKFIELD, OF_2025, TEACHER, "retained-1", false, "submitted", true, 1, FEBRUARY));
        assertThat(total(Finance.LARKFIELD, OF_2025, "2025-04")).isEqualTo("90.00");
        cutsOff("2025-04-02T09:00:00Z");
        authorises(OF_2024, "2025-04");
        authorises(OF_2025, "2025-04");

        // the second band becomes dearer: 900 × 60 % × 20 % = 108
        agrees(Finance.HARBOURSIDE, OF_2024, bands("50.00", "100.00", "900.00"));
        starts("Finn", OF_2024, TEACHER, false, JUNE);
        starts("Gus", OF_2024, MENTOR, false, JUNE.plusSeconds(1));
        starts("Hal", OF_2024, TEACHER, true, JUNE.plusSeconds(2));
        changes("Dan", "voided", JUNE.plusSeconds(3));
        // Ada's place was given back: Dan and Eve hold the first two, Finn and Gus take the last two, Hal finds none and no uplift;
        // Dan's refund gives back a place of B at the price of the version that paid him, 96; 216 − 96 + 50 = 170, and a fifth
        assertThat(total(OF_2024, "2025-08")).isEqualTo("204.00");
        cutsOff("2025-08-02T09:00:00Z");
        authorises(OF_2024, "2025-08");

        assertThat(lines(OF_2024, "2025-08")).extracting(EcfStoryTest::told).containsExactlyInAnyOrder("payment B 108.00", "payment B 108.00",
                "payment - 0.00", "refund B -96.00", "service_fee - 50.00", "vat - 34.00");
        assertThat(total(OF_2024, "2025-01")).isEqualTo("324.00");
        assertThat(total(OF_2024, "2025-04")).isEqualTo("204.00");
        assertThat(upliftPaid("Ada")).isTrue();
        assertThat(List.of(upliftPaid("Eve"), upliftPaid("Cleo"), upliftPaid("Hal"), upliftPaid("Jo"))).containsExactly(true, false, false, false);
        assertThat(kept.books().disagreements(Optional.empty()).collectList().block(Finance.PATIENCE)).isEmpty();
        assertThat(kept.books().imbalance().block(Finance.PATIENCE)).isEqualTo(Money.ZERO);
    }

    private static EcfTerms bands(String monthly, @Nullable String uplift, String second) {
        return new EcfTerms(4, Money.ZERO, Money.of(monthly), uplift == null ? null : Money.of(uplift), null,
                List.of(new Band("A", 1, 2, Money.of("1000.00"), 60, 40), new Band("B", 3, 4, Money.of(second), 60, 40)));
    }

    private void agrees(LeadProviderId provider, Cohort cohort, CohortTerms terms) {
        ContractId id = new ContractId(uuid(provider + " " + cohort + terms.kind()));
        kept.putContract().run(new Contract(provider, cohort, new CohortContract<>(id, 1, terms), 0, DECEMBER, DECEMBER)).block(Finance.PATIENCE);
    }

    /** The deadline is the last day of the month before, payment on the 25th. */
    private void opens(LeadProviderId provider, Cohort cohort, String month) {
        LocalDate deadline = YearMonth.parse(month).atDay(1).minusDays(1);
        kept.putStatement().run(statement(provider, cohort, month), new StatementTerms(provider, cohort, Family.ECF, YearMonth.parse(month),
                deadline, YearMonth.parse(month).atDay(25), true, List.of()), DECEMBER).block(Finance.PATIENCE);
    }

    private void starts(String who, Cohort cohort, String course, boolean flagged, Instant at) {
        hears(who, copy(who, Finance.HARBOURSIDE, cohort, course, "started", flagged, "submitted", true, 1, at));
    }

    private void changes(String who, String state, Instant at) {
        Copy is = declared.get(who);
        hears(who, copy(who, new LeadProviderId(is.leadProviderId()), new Cohort(is.cohort()), is.courseIdentifier(), is.declarationType(),
                is.upliftFlagged(), state, false, is.version() + 1, at));
    }

    private void hears(String who, Copy copy) {
        declared.put(who, copy);
        finance.hears(copy);
    }

    private static Copy copy(String who, LeadProviderId provider, Cohort cohort, String course, String type, boolean flagged, String state,
            boolean fundable, long version, Instant at) {
        boolean live = Set.of("submitted", "eligible", "payable", "paid").contains(state);
        return new Copy(uuid(who), version, "ecf", provider.value(), uuid("the person " + who), course, "ecf", cohort.identifier(), type, state,
                live, live && fundable, false, flagged, at);
    }

    private void cutsOff(String now) {
        kept.cutOff().run(CutOffFilter.ALL, Instant.parse(now)).block(Finance.PATIENCE);
        finance.worksInBackground();
    }

    private void authorises(Cohort cohort, String month) {
        assertThat(finance.authorises(statement(Finance.HARBOURSIDE, cohort, month), Instant.parse("2025-12-01T09:00:00Z")))
                .isInstanceOf(AuthorisePayment.Outcome.Authorised.class);
        finance.worksInBackground();
    }

    private String total(Cohort cohort, String month) {
        return total(Finance.HARBOURSIDE, cohort, month);
    }

    private String total(LeadProviderId provider, Cohort cohort, String month) {
        StatementId id = statement(provider, cohort, month);
        String total = kept.show().run(id).block(Finance.PATIENCE).figures().total().toString();
        assertThat(Money.sum(kept.show().lines(id, provider).block(Finance.PATIENCE).stream().map(ShownLine::amount))).hasToString(total);
        return total;
    }

    private List<ShownLine> lines(Cohort cohort, String month) {
        return kept.show().lines(statement(Finance.HARBOURSIDE, cohort, month), Finance.HARBOURSIDE).block(Finance.PATIENCE);
    }

    private static String told(ShownLine line) {
        return line.kind().code() + " " + line.band().orElse("-") + " " + line.amount();
    }

    private boolean upliftPaid(String who) {
        PublishedLines lines = kept.publishedLines().byIds(List.of(uuid(who))).blockLast(Finance.PATIENCE);
        return lines.upliftPaid();
    }

    private static StatementId statement(LeadProviderId provider, Cohort cohort, String month) {
        return new StatementId(uuid(provider + " " + cohort + " " + month));
    }

    private static UUID uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }
}
