package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.Examples;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.Trn;
import milepost.platform.testkit.Generators;

/** The small language in which tests speak of training records. */
public final class Histories {

    public static final ScheduleIdentifier STANDARD = new ScheduleIdentifier("ecf-standard-september");
    public static final Cohort COHORT = new Cohort("2024a");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<String> NAMES = List.of("Ada Bell", "=1+1", "O'Neil, \"Bo\"", "Zoë Łęcki", "王小明", "-Dash", "@At", "Line\r\nBreak", "😀 Face");
    private static final List<LeadProviderId> PROVIDERS = List.of(Examples.ASTER, Examples.BIRCH, Examples.provider("cedar"));
    private static final List<ScheduleIdentifier> SCHEDULES = List.of(STANDARD, new ScheduleIdentifier("ecf-extended-april"),
            new ScheduleIdentifier("ecf-reduced-january"));
    private static final List<Cohort> COHORTS = List.of(new Cohort("2021a"), COHORT, new Cohort("2025a"));

    private Histories() {
    }

    /** Somebody of whom more or less is known. */
    public static Person person(RandomGenerator random) {
        var id = new ParticipantId(Generators.uuid(random));
        var trn = new TeacherReference(new Trn("%07d".formatted(random.nextInt(10_000_000))), random.nextBoolean());
        return new Person(id, Generators.pick(random, NAMES), List.of(),
                random.nextInt(4) == 0 ? null : new EmailAddress("+" + id + "@example.org"), random.nextInt(4) == 0 ? null : trn, null,
                random.nextInt(4) == 0 ? List.of(new IdChange(new ParticipantId(Generators.uuid(random)), id, Examples.OCTOBER)) : List.of());
    }

    /** Training as a teacher, as a mentor or both, with everything that may have happened to it. */
    public static List<TrainingRecord> records(RandomGenerator random, Person person) {
        var roles = Generators.pick(random, List.of(List.of(Role.ECT), List.of(Role.MENTOR), List.of(Role.ECT, Role.MENTOR)));
        return roles.stream().map(role -> record(random, person, role)).toList();
    }

    private static TrainingRecord record(RandomGenerator random, Person person, Role role) {
        var at = Examples.SEPTEMBER;
        var record = mentored(random, record(person, role, Generators.pick(random, PROVIDERS), at).in(circumstances(random), at), at);
        for (int i = random.nextInt(6); i > 0; i--) {
            at = at.plus(random.nextInt(1, 40), ChronoUnit.DAYS);
            var last = record.stretches().getLast();
            record = switch (random.nextInt(5)) {
                case 0 -> record.moved(last, TrainingStatus.WITHDRAWN, "moved-school", at);
                case 1 -> record.moved(last, TrainingStatus.DEFERRED, "career-break", at);
                case 2 -> mentored(random, record, at);
                case 3 -> record.rescheduled(last, Generators.pick(random, COHORTS), Generators.pick(random, SCHEDULES), at);
                default -> record.transferred(Generators.pick(random, PROVIDERS), random.nextBoolean() ? Generators.uuid(random) : null, at, at);
            };
        }
        var completed = role == Role.MENTOR && random.nextBoolean() ? record.completed(LocalDate.of(2026, 5, 4), at) : record;
        return completed.frozenBehind(random.nextBoolean());
    }

    /** A teacher has another mentor from then on, or none. */
    private static TrainingRecord mentored(RandomGenerator random, TrainingRecord record, Instant at) {
        var mentor = record.role() == Role.ECT && random.nextInt(3) > 0 ? Generators.uuid(random) : null;
        return record.told(new RecordChanges(Said.nothing(), Said.nothing(), Said.of(mentor), Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing()),
                record.stretches().getLast(), at);
    }

    private static Circumstances circumstances(RandomGenerator random) {
        return new Circumstances(Generators.pick(random, List.of(EligibleForFunding.values())), random.nextBoolean(), random.nextBoolean(),
                random.nextBoolean() ? "10%04d".formatted(random.nextInt(10_000)) : null, null);
    }

    /** The same training, with another provider from this day on. */
    public static TrainingRecord transferred(TrainingRecord record, LeadProviderId to, LocalDate from) {
        return record.transferred(to, null, from.atStartOfDay(LONDON).toInstant(), Examples.NOVEMBER);
    }

    /** The same history, in which another provider trained first and whenever that one would have. */
    public static TrainingRecord begunWith(TrainingRecord record, LeadProviderId provider) {
        var first = record.periods().getFirst().leadProvider();
        var periods = record.periods().stream().map(period -> period.leadProvider().equals(first) ? new TrainingPeriod(provider, period.status(),
                period.reason(), period.schedule(), period.cohort(), period.deliveryPartner(), period.mentor(), period.from(), period.to()) : period).toList();
        return new TrainingRecord(record.id(), record.participant(), record.role(), periods, record.circumstances(),
                record.cohortChangedAfterPaymentsFrozen(), record.mentorFundingEnds(), record.madeAt(), record.effectiveAt());
    }

    /** Everybody who trains in the random histories. */
    public static List<LeadProviderId> providers() {
        return PROVIDERS;
    }

    /** Somebody's training as it begins. */
    public static TrainingRecord record(Person person, Role role, LeadProviderId provider, Instant from) {
        var id = new TrainingRecordId(Examples.id(person.id() + role.word()));
        return new TrainingRecord(id, person.id(), role, List.of(new TrainingPeriod(provider, TrainingStatus.ACTIVE, null, STANDARD, COHORT,
                null, null, from, null)),
                new Circumstances(EligibleForFunding.YES, false, true, "106286", LocalDate.of(2024, 9, 2)), false, null, from, from);
    }
}
