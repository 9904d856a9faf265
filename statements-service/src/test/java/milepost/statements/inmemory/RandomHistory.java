package milepost.statements.inmemory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.statements.Finance;
import milepost.statements.Kept;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.ShowStatement;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.application.Suspects.Suspicion;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.WrittenBill;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.messaging.DeclarationSweep;
import reactor.core.publisher.Flux;

/** Random commands on one kind of ports; the same seed is the same story on every other kind. */
final class RandomHistory {

    private static final List<String> STATES =
            List.of("submitted", "eligible", "ineligible", "voided", "awaiting_clawback", "awaiting_clawback");
    private static final List<LeadProviderId> PROVIDERS = List.of(Finance.LARKFIELD, Finance.HARBOURSIDE);
    private static final List<String> COURSES = List.of(Finance.HEADSHIP, Finance.LITERACY);
    private static final List<String> ECF_COURSES = List.of("ecf-induction", "ecf-induction", "ecf-mentor");
    private static final List<String> TYPES = List.of("started", "retained-1");
    private static final YearMonth FIRST_MONTH = YearMonth.of(2025, 8);
    private static final int MONTHS = 7;

    private final RandomGenerator random;
    private final Finance finance;
    private final List<Copy> told = new ArrayList<>();
    private final Map<UUID, Copy> latest = new LinkedHashMap<>();
    private final List<AdjustmentId> adjusted = new ArrayList<>();
    private final List<InvoiceId> invoiced = new ArrayList<>();
    private long catalogueVersion = 1;
    private Instant now = Instant.parse("2025-08-01T09:00:00Z");

    RandomHistory(Kept kept, long seed) {
        this.random = new SplittableRandom(seed);
        this.finance = new Finance(kept);
        finance.funds(new CohortRules(random.nextInt(3) > 0, random.nextBoolean()), ++catalogueVersion);
        PROVIDERS.forEach(provider -> {
            finance.agrees(provider, Finance.HEADSHIP, "1000.00");
            finance.agrees(provider, bands());
            IntStream.range(0, MONTHS / 2).mapToObj(FIRST_MONTH::plusMonths).forEach(month -> {
                finance.opens(statement(provider, month), provider, month.toString(), month.atDay(25).toString(), true);
                finance.opensEcf(ecfStatement(provider, month), provider, month.toString(), month.atDay(25).toString());
            });
        });
    }

    List<UUID> declarations() {
        return List.copyOf(latest.keySet());
    }

    Instant now() {
        return now;
    }

    /** Does something and answers what it was and what came of it. */
    String next() {
        now = now.plus(Duration.ofHours(random.nextInt(72)));
        return switch (random.nextInt(19)) {
            case 0, 1, 2, 3 -> declares();
            case 4, 5, 6 -> changesState();
            case 7 -> "stale " + (told.isEmpty() ? "" : finance.hears(any(told)));
            case 8, 9 -> "statement " + opens();
            case 10 -> "contract " + agrees();
            case 11 -> "cut off " + finance.cutsOff(now);
            case 12 -> "authorised " + authorises();
            case 13 -> "adjusted " + adjusts();
            case 14 -> "background " + finance.worksInBackground();
            case 15, 16 -> "invoice " + invoices();
            case 17 -> "judged " + judges();
            default -> repairs();
        };
    }

    private String agrees() {
        LeadProviderId provider = any(PROVIDERS);
        return kind(switch (random.nextInt(4)) {
            case 0, 1 -> finance.agrees(provider, any(COURSES), price());
            case 2 -> finance.agrees(provider, bands());
            default -> finance.agrees(provider, new MentorTerms(10, Money.of(price())));
        });
    }

    /** So few places that they are soon taken. */
    private EcfTerms bands() {
        int first = random.nextInt(1, 4);
        return new EcfTerms(4, Money.of("10.00"), null, random.nextInt(4) == 0 ? null : Money.of("100.00"), null, List.of(
                new Band("A", 1, first, Money.of(price()), 60, 40), new Band("B", first + 1, first + 2, Money.of("801.07"), 61, 39)));
    }

    private String price() {
        return (900 + random.nextInt(3) * 100) + ".00";
    }

    private String declares() {
        if (random.nextBoolean()) {
            return "declared " + tells(new Copy(new UUID(random.nextLong(), random.nextLong()), 1, "ecf", any(PROVIDERS).value(),
                    new UUID(6, random.nextInt(9)), any(ECF_COURSES), "ecf", Finance.COHORT.identifier(), any(TYPES), "submitted", true,
                    random.nextInt(5) > 0, false, random.nextBoolean(), now));
        }
        Copy fresh = new Copy(new UUID(random.nextLong(), random.nextLong()), 1, "npq", any(PROVIDERS).value(),
                new UUID(5, random.nextInt(2)), any(COURSES), "leadership", Finance.COHORT.identifier(), any(TYPES), "submitted", true,
                random.nextInt(5) > 0, random.nextBoolean(), false, now);
        return "declared " + tells(fresh);
    }

    private String changesState() {
        if (latest.isEmpty()) {
            return "nothing to change";
        }
        Copy before = any(List.copyOf(latest.values()));
        String state = any(STATES);
        boolean live = Set.of("submitted", "eligible").contains(state);
        Copy after = new Copy(before.id(), before.version() + 1, before.family(), before.leadProviderId(), before.participantId(),
                before.courseIdentifier(), before.courseGroup(), before.cohort(), before.declarationType(), state, live, live,
                before.targetedDeliveryFundingEligible(), before.upliftFlagged(), now);
        return state + " " + tells(after);
    }

    /** Now and then convergence is missed. */
    private boolean tells(Copy copy) {
        told.add(copy);
        latest.put(copy.id(), copy);
        return random.nextInt(6) == 0 ? finance.folds(copy) : finance.hears(copy);
    }

    private String opens() {
        LeadProviderId provider = any(PROVIDERS);
        YearMonth month = month();
        if (random.nextBoolean()) {
            return kind(finance.opensEcf(ecfStatement(provider, month), provider, month.toString(), month.atDay(20 + random.nextInt(8)).toString()));
        }
        return kind(finance.opens(statement(provider, month), provider, month.toString(), month.atDay(20 + random.nextInt(8)).toString(),
                random.nextInt(6) > 0));
    }

    private List<String> authorises() {
        return IntStream.range(0, MONTHS).mapToObj(FIRST_MONTH::plusMonths)
                .flatMap(month -> PROVIDERS.stream().flatMap(provider -> Stream.of(statement(provider, month), ecfStatement(provider, month)))
                        .map(id -> kind(finance.authorises(id, now))))
                .toList();
    }

    private String adjusts() {
        Money amount = Money.of(random.nextInt(1, 90) + ".50");
        if (adjusted.isEmpty() || random.nextInt(3) > 0) {
            AdjustmentId id = new AdjustmentId(new UUID(random.nextLong(), random.nextLong()));
            adjusted.add(id);
            return kind(finance.kept().adjust().add(random.nextBoolean() ? statement(any(PROVIDERS), month()) : ecfStatement(any(PROVIDERS), month()), new Adjustment(id, "Agreed", amount, now))
                    .block(Finance.PATIENCE));
        }
        AdjustmentId id = any(adjusted);
        return kind((random.nextBoolean()
                ? finance.kept().adjust().replace(id, "Agreed anew", amount.negated(), now)
                : finance.kept().adjust().remove(id, now)).block(Finance.PATIENCE));
    }

    /** Every other one says what the statement comes to; numbers come again. */
    private String invoices() {
        LeadProviderId provider = any(PROVIDERS);
        StatementId id = statement(provider, month());
        Figures figures = finance.kept().show().run(id).map(ShowStatement.View::figures).defaultIfEmpty(Figures.ZERO).block(Finance.PATIENCE);
        Money net = random.nextBoolean() ? figures.net() : Money.of(random.nextInt(500) + ".00");
        var bill = new WrittenBill("INV-" + random.nextInt(40), "2025-08-01", net.toString(), figures.vat().toString(),
                net.plus(figures.vat()).toString());
        SubmitInvoice.Outcome outcome = finance.kept().submitInvoice().run(new SubmitInvoice.Request(
                new InvoiceId(new UUID(random.nextLong(), random.nextLong())), provider, id, bill, now)).block(Finance.PATIENCE);
        if (outcome instanceof SubmitInvoice.Outcome.Taken(var invoice)) {
            invoiced.add(invoice.id());
            return invoice.bill() + " " + invoice.state();
        }
        return outcome.toString();
    }

    private String judges() {
        if (invoiced.isEmpty()) {
            return "nothing";
        }
        InvoiceId id = any(invoiced);
        JudgeInvoice judge = finance.kept().judgeInvoice();
        JudgeInvoice.Outcome outcome = (random.nextBoolean() ? judge.accept(id, "Fine", now) : judge.reject(id, "Not fine", now)).block(Finance.PATIENCE);
        return outcome instanceof JudgeInvoice.Outcome.Judged(var invoice, var changed) ? invoice.state() + " " + changed : outcome.toString();
    }

    private String repairs() {
        finance.kept().aMinutePasses();
        finance.kept().catalogueCopies().provider(any(PROVIDERS).value(), "Larkfield Training", random.nextBoolean(), random.nextInt(3) == 0,
                ++catalogueVersion).block(Finance.PATIENCE);
        return "repaired " + Flux.fromArray(Suspicion.values())
                .concatMap(suspicion -> new DeclarationSweep(suspicion, finance.kept().suspects(), finance.kept().converge()).repair(null, 3))
                .collectList().block(Finance.PATIENCE);
    }

    private static StatementId statement(LeadProviderId provider, YearMonth month) {
        return new StatementId(UUID.nameUUIDFromBytes((provider + " " + month).getBytes(StandardCharsets.UTF_8)));
    }

    private static StatementId ecfStatement(LeadProviderId provider, YearMonth month) {
        return new StatementId(UUID.nameUUIDFromBytes((provider + " ecf " + month).getBytes(StandardCharsets.UTF_8)));
    }

    private YearMonth month() {
        return FIRST_MONTH.plusMonths(random.nextInt(MONTHS));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String kind(Object outcome) {
        return outcome.getClass().getSimpleName();
    }
}
