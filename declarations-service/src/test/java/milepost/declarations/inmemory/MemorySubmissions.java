package milepost.declarations.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.application.Submissions;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.LondonDays;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.inmemory.CopiedRows.Enrolment;
import milepost.declarations.postgres.Copies;
import milepost.declarations.postgres.DeclarationRow;
import milepost.declarations.postgres.LookedRow;
import milepost.declarations.postgres.LookedRow.FactsRow;
import milepost.declarations.postgres.LookedRow.SiblingRow;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryTable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Everything a submission is judged by, and the attempts by the participant they were about. */
final class MemorySubmissions implements Submissions {

    private static final int COUNTED = 9;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Comparator<Enrolment> LAST_ACCEPTED = Comparator
            .comparing(Enrolment::acceptedAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
            .thenComparing(enrolment -> enrolment.told().id(), AsPostgresSorts.UUIDS);

    private final MemoryDatabase database;
    private final DeclarationTables tables;
    private final CopyTables copies;
    private final MemoryTable<UUID, List<Attempt>> attempts;
    private final Map<Judged, String> fingerprints = new HashMap<>();

    MemorySubmissions(MemoryDatabase database, DeclarationTables tables, CopyTables copies) {
        this.database = database;
        this.tables = tables;
        this.copies = copies;
        this.attempts = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
    }

    /** Of two records of one person the one that goes on. */
    private static final Comparator<Enrolment> GOES_ON = Comparator.<Enrolment, Boolean>comparing(part -> part.told().trainingStatus().equals("withdrawn"))
            .thenComparing(LAST_ACCEPTED);

    /** A submission with what the query binds beside the form's own words. */
    private record Sought(UUID provider, Form form, UUID participant, String course, String type, UUID first, UUID second, LocalDate today,
                          LocalDate day) {

        static Sought of(ProviderId provider, Form form, Instant effectiveAt) {
            boolean npq = form.family() == Family.NPQ;
            LocalDate today = LondonDays.of(effectiveAt);
            return new Sought(provider.value(), form, form.participant().map(id -> id.value()).orElse(NOBODY),
                    form.course().map(CourseIdentifier::value).orElse(""), form.type().map(DeclarationType::slug).orElse(""),
                    form.deliveryPartner().filter(_ -> npq).map(id -> id.value()).orElse(NOBODY),
                    form.secondaryDeliveryPartner().filter(_ -> npq).map(id -> id.value()).orElse(NOBODY),
                    today, form.date().map(LondonDays::of).orElse(today));
        }

        String family() {
            return form.family().slug();
        }

        Set<UUID> partners() {
            Set<UUID> partners = new TreeSet<>(AsPostgresSorts.UUIDS);
            partners.addAll(List.of(first, second));
            return partners;
        }
    }

    @Override
    public Mono<Void> lock(Form form) {
        return Mono.empty();
    }

    @Override
    public Mono<Looked> look(ProviderId provider, Form form, Instant effectiveAt, Instant arrivedAt) {
        return Mono.fromSupplier(() -> looked(Sought.of(provider, form, effectiveAt), arrivedAt));
    }

    @Override
    public Mono<Void> record(Attempt attempt) {
        return Mono.fromRunnable(() -> {
            UUID participant = attempt.form().participant().orElseThrow().value();
            attempts.put(participant, Stream.concat(DeclarationTables.of(attempts, participant).stream(), Stream.of(attempt)).toList());
        });
    }

    List<Attempt> attempts() {
        return attempts.rows().stream().flatMap(List::stream).toList();
    }

    private Looked looked(Sought it, Instant arrivedAt) {
        Instant now = database.now();
        Copy<Enrolment> training = switch (it.form().family()) {
            case NPQ -> enrolments(it.participant()).filter(copy -> copy.row().isNpqWith(it.provider()) && DeclarationTables
                    .courseKey(copy.row().told().courseIdentifier()).equals(DeclarationTables.courseKey(it.course())))
                    .min(Comparator.comparing(Copy::row, LAST_ACCEPTED)).orElse(null);
            case ECF -> enrolments(it.participant()).filter(copy -> copy.row().told().family().equals("ecf") && copy.row().told().live()
                    && copy.row().told().courseIdentifier().equals(it.course()))
                    .flatMap(copy -> copy.row().partOf(it.provider(), it.day()).map(part -> new Copy<>(part, copy.version(), copy.foldedAt())).stream())
                    .min(Comparator.comparing(Copy::row, GOES_ON)).orElse(null);
        };
        FactsRow facts = facts(it, training == null ? null : training.row().told());
        var maker = copies.leadProviders.get(it.provider());
        var names = new Copies.NamesRow(CopyTables.nameOf(maker), CopyTables.nameOf(copies.deliveryPartners.get(it.first())),
                CopyTables.nameOf(copies.deliveryPartners.get(it.second())));
        long namesVersion = CopyTables.version(maker) + CopyTables.versions(it.partners().stream().map(copies.deliveryPartners::get)).sum();
        return new LookedRow(now, facts, refused(it, now, arrivedAt), previous(it), copies.personVersion(it.participant()), namesVersion, names)
                .looked(fingerprint(it, facts, training));
    }

    private Stream<Copy<Enrolment>> enrolments(UUID participant) {
        return copies.enrolmentsOf(participant);
    }

    private FactsRow facts(Sought it, Copies.@Nullable EnrolmentRow training) {
        var person = CopyTables.rowOf(copies.participants.get(it.participant()));
        UUID survivor = person == null || person.retiredInto() == null ? null : copies.survivorOf(person.id());
        List<UUID> either = survivor == null ? List.of() : List.of(survivor, it.participant());
        Set<UUID> partners = it.partners().stream().filter(copies.deliveryPartners::has).collect(Collectors.toCollection(LinkedHashSet::new));
        return new FactsRow(person == null ? null : new LookedRow.PersonRow(person.id()), survivor,
                either.stream().flatMap(this::enrolments).anyMatch(copy -> copy.row().isWith(it.provider())),
                enrolments(it.participant()).anyMatch(copy -> copy.row().isWith(it.provider())), CopyTables.rowOf(copies.courses.get(it.course())), training,
                training == null ? null : CopyTables.rowOf(copies.applications.get(training.id())),
                training == null ? null : CopyTables.rowOf(copies.cohorts.get(training.cohort())),
                training == null || training.scheduleIdentifier() == null ? null
                        : CopyTables.rowOf(copies.schedules.get(CopyTables.key(training.cohort(), training.scheduleIdentifier()))),
                training != null && hasContract(it, training),
                training != null && copies.statements.where(copy -> copy.row().isOpenFor(it.provider(), training.cohort(), it.family())
                        && !copy.row().deadlineDate().isBefore(it.today())).findAny().isPresent(),
                partners, training == null ? Set.of() : partnerships(it, training.cohort()),
                training == null ? List.of() : siblings(it, training.id()), training == null ? null : duplicate(it, training));
    }

    private boolean hasContract(Sought it, Copies.EnrolmentRow training) {
        LookedRow.CohortRow cohort = CopyTables.rowOf(copies.cohorts.get(training.cohort()));
        return copies.contracts.where(copy -> copy.row().leadProviderId().equals(it.provider()) && copy.row().cohort().equals(training.cohort())
                && copy.row().isAbout(it.family(), training.courseIdentifier(), cohort != null && cohort.mentorFunding())).findAny().isPresent();
    }

    private Set<UUID> partnerships(Sought it, String cohort) {
        return it.partners().stream().filter(partner -> {
            var partnership = copies.partnerships.get(CopyTables.key(it.provider(), partner));
            return partnership != null && partnership.row().cohorts().contains(cohort);
        }).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<SiblingRow> siblings(Sought it, UUID training) {
        return tables.ofTraining(training).filter(row -> row.holdsSlot() || row.liveUntil() == null)
                .map(row -> new SiblingRow(row.id(), row.declarationType(), row.declarationDate(), row.liveUntil() == null, row.holdsSlot(),
                        tables.isSeenBy(it.provider(), row.id()))).toList();
    }

    private @Nullable UUID duplicate(Sought it, Copies.EnrolmentRow training) {
        String courseKey = DeclarationTables.courseKey(training.courseIdentifier());
        return tables.ofParticipants(copies.samePerson(it.participant()))
                .filter(row -> DeclarationTables.isDeclaredApart(row, it.participant(), training.id()) && DeclarationTables.isLive(row)
                        && row.declarationType().equals(it.type()) && DeclarationTables.courseKey(row.courseIdentifier()).equals(courseKey))
                .min(Comparator.comparing(DeclarationRow::createdAt).thenComparing(DeclarationRow::id, AsPostgresSorts.UUIDS))
                .map(DeclarationRow::id).orElse(null);
    }

    private List<LookedRow.AttemptRow> refused(Sought it, Instant now, Instant arrivedAt) {
        return DeclarationTables.of(attempts, it.participant()).stream()
                .filter(attempt -> attempt.provider().value().equals(it.provider()) && attempt.form().equals(it.form())
                        && attempt.verdict().equals("refused") && attempt.recordedAt().isAfter(now.minus(WINDOW))
                        && attempt.recordedAt().isBefore(arrivedAt))
                .sorted(Comparator.comparing(Attempt::recordedAt).reversed()).limit(COUNTED)
                .map(attempt -> new LookedRow.AttemptRow(attempt.facts(), attempt.recordedAt())).toList();
    }

    private @Nullable Instant previous(Sought it) {
        return DeclarationTables.of(attempts, it.participant()).stream()
                .filter(attempt -> attempt.provider().value().equals(it.provider())
                        && !it.type().isEmpty() && it.type().equals(attempt.form().declarationType())
                        && !it.course().isEmpty() && it.course().equals(attempt.form().courseIdentifier()))
                .map(Attempt::recordedAt).max(Comparator.naturalOrder()).orElse(null);
    }

    /** The facts, and of the rows among them also what no rule reads; the same name for the same ones. */
    private String fingerprint(Sought it, FactsRow facts, @Nullable Copy<Enrolment> training) {
        return fingerprints.computeIfAbsent(new Judged(facts, CopyTables.rowOf(copies.participants.get(it.participant())),
                training == null ? null : training.row().acceptedAt(), versions(it, facts)), _ -> "facts " + fingerprints.size());
    }

    private List<Long> versions(Sought it, FactsRow facts) {
        Copies.EnrolmentRow training = facts.training();
        return CopyTables.versions(Stream.of(copies.participants.get(it.participant()), copies.courses.get(it.course()),
                training == null ? null : copies.cohorts.get(training.cohort()),
                training == null || training.scheduleIdentifier() == null ? null
                        : copies.schedules.get(CopyTables.key(training.cohort(), training.scheduleIdentifier())))).boxed().toList();
    }

    private record Judged(FactsRow facts, CopiedRows.@Nullable Participant person, @Nullable Instant acceptedAt, List<Long> versions) {
    }
}
