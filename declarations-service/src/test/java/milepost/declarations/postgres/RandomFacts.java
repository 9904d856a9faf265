package milepost.declarations.postgres;

import static milepost.declarations.Others.with;
import static milepost.platform.testkit.Generators.pick;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import milepost.declarations.application.CopiesOfOthers.Kind;
import milepost.declarations.application.Entry;
import milepost.declarations.application.Seen;
import milepost.declarations.domain.CohortName;
import milepost.declarations.domain.Concern;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.EarlyCareer;
import milepost.declarations.domain.Evidence;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.IneligibleReason;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.ScheduleIdentifier;
import milepost.declarations.domain.StatementId;
import milepost.declarations.domain.TrainingId;
import milepost.declarations.domain.Transition;
import milepost.declarations.domain.VoidedBy;
import milepost.declarations.domain.submission.Form;
import milepost.platform.testkit.Generators;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** Anything that could be folded, stored or submitted, about so few people, courses and ids that they meet all the time. */
final class RandomFacts {

    static final List<DeclarationType> TYPES = List.of(DeclarationType.STARTED, DeclarationType.COMPLETED);
    private static final List<String> COHORTS = List.of("2024a", "2025a");
    static final List<String> COURSES = List.of("npq-headship", "npq-additional-support-offer", "npq-early-headship-coaching-offer",
            "ecf-induction", "ecf-mentor");
    private static final List<String> NPQS = COURSES.subList(0, 3);
    private static final List<String> EARLY_CAREERS = COURSES.subList(3, 5);
    private static final List<String> SCHEDULES = List.of("npq-leadership-autumn", "npq-ehco-november");

    final RandomGenerator random;
    final Instant start;
    final List<UUID> providers;
    final List<UUID> participants;
    final List<UUID> trainings;
    final List<UUID> declarations;
    final List<UUID> partners;
    private final List<UUID> contracts;
    private final List<UUID> statements;
    private int nth;

    /** A copied row as JSON. */
    record Fact(Kind kind, long version, String row) {
    }

    RandomFacts(RandomGenerator random, Instant start) {
        this.random = random;
        this.start = start;
        this.providers = ids(2);
        this.participants = ids(3);
        this.trainings = ids(4);
        this.declarations = ids(7);
        this.partners = ids(2);
        this.contracts = ids(2);
        this.statements = ids(3);
    }

    private List<UUID> ids(int count) {
        return Stream.generate(() -> Generators.uuid(random)).limit(count).toList();
    }

    Fact fact() {
        Kind kind = pick(random, List.of(Kind.values()));
        return new Fact(kind, random.nextLong(1, 6), Json.exact().writeValueAsString(row(kind)));
    }

    /** Some of one kind about different ones. */
    List<Fact> together() {
        Kind kind = pick(random, List.of(Kind.values()));
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            Map<String, Object> row = row(kind);
            facts.put(key(kind, row), new Fact(kind, random.nextLong(1, 6), Json.exact().writeValueAsString(row)));
        }
        return List.copyOf(facts.values());
    }

    private static String key(Kind kind, Map<String, Object> row) {
        return switch (kind) {
            case SCHEDULE -> row.get("cohort") + "/" + row.get("identifier");
            case PARTNERSHIP -> row.get("lead_provider_id") + "/" + row.get("delivery_partner_id");
            case LINE -> row.get("declaration_id").toString();
            case COURSE, COHORT -> row.get("identifier").toString();
            case LEAD_PROVIDER, DELIVERY_PARTNER, PARTICIPANT, APPLICATION, ENROLMENT, CONTRACT, STATEMENT -> row.get("id").toString();
        };
    }

    private Map<String, Object> row(Kind kind) {
        return switch (kind) {
            case LEAD_PROVIDER -> with("id", pick(random, providers), "name", "Aster " + random.nextInt(3));
            case COURSE -> with("identifier", pick(random, COURSES), "group", pick(random, List.of("leadership", "ehco")),
                    "supported", random.nextBoolean());
            case COHORT -> with("identifier", pick(random, COHORTS), "declaration_sequence_checked", random.nextBoolean(),
                    "mentor_funding", random.nextBoolean(), "detailed_evidence", random.nextBoolean(), "payments_frozen_at", maybe(daysAgo()));
            case SCHEDULE -> with("cohort", pick(random, COHORTS), "identifier", pick(random, SCHEDULES), "applies_from", "2024-09-01",
                    "milestones", List.of(with("declaration_type", "started", "start_date", maybe("2024-10-0" + random.nextInt(1, 4)),
                            "milestone_date", maybe("2024-12-31"))));
            case DELIVERY_PARTNER -> with("id", pick(random, partners), "name", "Partner " + random.nextInt(3));
            case PARTNERSHIP -> with("lead_provider_id", pick(random, providers), "delivery_partner_id", pick(random, partners),
                    "cohorts", COHORTS.subList(0, random.nextInt(3)));
            case PARTICIPANT -> with("id", pick(random, participants), "trn", maybe(pick(random, List.of("1000001", "1000002"))),
                    "retired_into", random.nextInt(3) == 0 ? pick(random, participants) : null,
                    "id_changes", maybe(List.of(with("from_participant_id", pick(random, participants), "to_participant_id",
                            pick(random, participants), "changed_at", daysAgo()))));
            case APPLICATION -> application();
            case ENROLMENT -> enrolment();
            case CONTRACT -> with("id", pick(random, contracts), "lead_provider_id", pick(random, providers), "cohort", pick(random, COHORTS),
                    "kind", pick(random, List.of("npq", "npq", "ecf", "ecf_mentor")), "course_identifier", maybe(pick(random, NPQS)));
            case STATEMENT -> with("id", pick(random, statements), "lead_provider_id", pick(random, providers), "cohort", pick(random, COHORTS),
                    "type", pick(random, List.of("npq", "npq", "ecf")),
                    "deadline_date", pick(random, List.of("2024-11-19", "2024-11-20", "2024-12-25")), "output_fee", random.nextInt(4) > 0,
                    "state", pick(random, List.of("open", "open", "payable", "paid")));
            case LINE -> line();
        };
    }

    private Map<String, Object> application() {
        int nth = random.nextInt(trainings.size());
        return with("id", trainings.get(nth), "participant_id", participants.get(nth % participants.size()),
                "funding", with("verdict", pick(random, List.of("eligible", "not_eligible", "unconfirmed"))),
                "funded_place", maybe(random.nextBoolean()), "inside_catchment", maybe(random.nextBoolean()),
                "targeted_delivery_funding_eligibility", maybe(random.nextBoolean()), "effective_at", daysAgo());
    }

    private Map<String, Object> enrolment() {
        UUID training = pick(random, trainings);
        boolean npq = random.nextInt(2) > 0;
        List<Map<String, Object>> periods = periods(npq ? 1 : random.nextInt(1, 5));
        Map<String, Object> last = periods.getLast();
        return with("id", training, "family", npq ? "npq" : "ecf", "application_id", npq ? training : null, "participant_id", pick(random, participants),
                "course_identifier", pick(random, npq ? NPQS : EARLY_CAREERS), "lead_provider_id", last.get("lead_provider_id"), "cohort", last.get("cohort"),
                "schedule_identifier", npq ? maybe(pick(random, SCHEDULES)) : last.get("schedule_identifier"), "training_status", last.get("training_status"),
                "accepted_at", maybe(daysAgo()), "live", random.nextInt(4) > 0, "periods", periods, "effective_at", daysAgo(),
                "eligible_for_funding", npq ? null : maybe(random.nextBoolean()),
                "sparsity_uplift", npq ? null : random.nextBoolean(), "pupil_premium_uplift", npq ? null : random.nextBoolean());
    }

    /** Each begins where the one before ends, some on the same day, the last perhaps tomorrow, but never at about this very moment. */
    private List<Map<String, Object>> periods(int count) {
        List<Map<String, Object>> periods = new ArrayList<>();
        Instant from = start.minus(Duration.ofDays(random.nextInt(2, 5))).minus(Duration.ofHours(6));
        for (int nth = 1; nth <= count; nth++) {
            Instant to = from.plus(Duration.ofHours(12L * random.nextInt(1, 5)));
            periods.add(with("lead_provider_id", pick(random, providers), "training_status", pick(random, List.of("active", "active", "deferred", "withdrawn")),
                    "cohort", pick(random, COHORTS), "schedule_identifier", pick(random, SCHEDULES), "from", from, "to", nth == count ? null : to,
                    "delivery_partner_id", maybe(pick(random, partners)), "mentor_id", maybe(pick(random, participants))));
            from = to;
        }
        return periods;
    }

    private Map<String, Object> line() {
        return with("declaration_id", pick(random, declarations), "source_version", 1,
                "payment", maybe(with("statement_id", pick(random, statements), "statement_state", pick(random, List.of("open", "payable", "paid")),
                        "status", pick(random, List.of("attached", "voided")))),
                "refund", maybe(with("statement_id", pick(random, statements), "statement_state", "open")),
                "uplift_paid", random.nextBoolean(), "effective_at", daysAgo());
    }

    /** A declaration in any state, whether or not it could have come there. */
    Entry entry() {
        DeclarationState state = state();
        DeclarationId id = new DeclarationId(pick(random, declarations));
        Family family = declarations.indexOf(id.value()) % 2 == 0 ? Family.ECF : Family.NPQ;
        EarlyCareer besides = family == Family.NPQ ? null : new EarlyCareer(maybe(new ParticipantId(pick(random, participants))),
                maybe(pick(random, List.of(Evidence.values()))), random.nextBoolean(), random.nextBoolean());
        Declared declared = new Declared(family, new ProviderId(pick(random, providers)), new ParticipantId(pick(random, participants)),
                new ParticipantId(pick(random, participants)),
                new TrainingId(pick(random, trainings)), new CourseIdentifier(pick(random, family == Family.NPQ ? NPQS : EARLY_CAREERS)),
                family == Family.NPQ ? CourseGroup.LEADERSHIP : CourseGroup.ECF,
                new CohortName(pick(random, COHORTS)), new ScheduleIdentifier(pick(random, SCHEDULES)), pick(random, TYPES), daysAgo(),
                new Partners(maybe(new PartnerId(pick(random, partners))), maybe(new PartnerId(pick(random, partners)))), besides);
        Outcome outcome = maybe(Outcome.of(id, pick(random, List.of(Outcome.Result.values())), LocalDate.parse("2024-11-05"), start.minusSeconds(nth++)));
        Declaration declaration = new Declaration(id, declared, state, outcome,
                new Funding(pick(random, List.of(Funding.Verdict.values())), maybe(random.nextBoolean()), random.nextBoolean()),
                random.nextInt(3) == 0, random.nextBoolean(), state.isLive() ? null : daysAgo(), daysAgo());
        Set<ProviderId> viewers = new LinkedHashSet<>();
        List<Entry.Document> documents = new ArrayList<>();
        for (UUID provider : providers) {
            ProviderId viewer = new ProviderId(provider);
            if (random.nextInt(3) > 0) {
                viewers.add(viewer);
            }
            if (viewers.contains(viewer) && random.nextInt(3) > 0) {
                documents.add(document(viewer));
            }
        }
        Set<Concern> concerns = random.nextBoolean() ? Set.of(pick(random, List.of(Concern.values()))) : Set.of();
        List<Transition> steps = List.of(new Transition(state, pick(random, List.of(Transition.Actor.values())), "declared", daysAgo()));
        return new Entry(declaration, random.nextLong(1, 9), new Seen(small(), small(), small(), small(), small()), daysAgo(), daysAgo(), true,
                steps, outcome, documents, viewers, concerns, turnsAt(), daysAgo());
    }

    /** Never so near to a day ago that it depended on how long a test takes. */
    private @Nullable Instant turnsAt() {
        return maybe(start.minus(Duration.ofHours(pick(random, List.of(-48, 2, 3, 72)))));
    }

    private Entry.Document document(ProviderId viewer) {
        return new Entry.Document(viewer, ("\"" + random.nextInt() + "\"").getBytes(StandardCharsets.UTF_8), "hash" + random.nextInt(9),
                random.nextInt(1, 3), daysAgo().plusNanos(random.nextInt(1_000_000) * 1_000L));
    }

    private DeclarationState state() {
        StatementId one = new StatementId(pick(random, statements));
        StatementId other = new StatementId(pick(random, statements));
        return pick(random, List.of(new DeclarationState.Submitted(), new DeclarationState.Eligible(one), new DeclarationState.Payable(one),
                new DeclarationState.Paid(one), new DeclarationState.Voided(VoidedBy.FINANCE), new DeclarationState.ClawedBack(one, other),
                new DeclarationState.AwaitingClawback(one, null), new DeclarationState.Ineligible(new IneligibleReason.NotFunded()),
                new DeclarationState.Ineligible(new IneligibleReason.Duplicate(new DeclarationId(pick(random, declarations))))));
    }

    Form form() {
        return new Form(maybe(pick(random, participants).toString()), maybe(pick(random, TYPES).slug()), random.nextInt(4) == 0 ? "2024-11-05T09:30:00Z" : maybe(daysAgo().plusSeconds(random.nextInt(86_400)).toString()),
                maybe(pick(random, COURSES)), null, maybe(pick(random, partners).toString()), maybe(pick(random, partners).toString()), null);
    }

    Instant daysAgo() {
        return start.minus(Duration.ofDays(random.nextInt(1, 4)));
    }

    private long small() {
        return random.nextLong(8);
    }

    <T> @Nullable T maybe(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
