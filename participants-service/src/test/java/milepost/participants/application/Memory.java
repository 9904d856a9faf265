package milepost.participants.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticipantView;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.Trn;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every port over memory, on one thread, with a clock that only moves when told. */
final class Memory {

    private static final Instant START = Instant.parse("2025-01-06T09:00:00Z");

    final Map<ParticipantId, Persons.Stored> persons = new LinkedHashMap<>();
    final Map<ApplicationId, ApplicationCopy> applications = new LinkedHashMap<>();
    final Map<ApplicationId, Long> converged = new LinkedHashMap<>();
    final Map<ApplicationId, Enrolments.Stored> enrolments = new LinkedHashMap<>();
    final Map<ParticipantId, Map<LeadProviderId, ParticipantDocuments.Kept>> documents = new LinkedHashMap<>();
    final List<Enrolment> publishedEnrolments = new ArrayList<>();
    final List<Person> publishedPersons = new ArrayList<>();
    Instant now = START;

    private final RefreshDocuments refresh = new RefreshDocuments(new Enrolling(), new Copies(), new Shelves(), Memory::rendered);

    FollowApplications follow() {
        return new FollowApplications(new Copies(), new Enrolling(), new People(), new Telling(), refresh);
    }

    ChangePerson changePerson() {
        return new ChangePerson(new People(), new Telling(), refresh, new AtOnce());
    }

    RepairEnrolments repair() {
        return new RepairEnrolments(new Copies(), follow());
    }

    void know(Person person) {
        persons.put(person.id(), new Persons.Stored(person, new Recorded(1, now)));
    }

    Optional<String> document(ParticipantId participant, LeadProviderId provider) {
        return Optional.ofNullable(documents.getOrDefault(participant, Map.of()).get(provider))
                .map(ParticipantDocuments.Kept::body).map(String::new);
    }

    /** The whole view as text: whatever is shown is in it. */
    private static byte[] rendered(ParticipantView view, Instant updatedAt) {
        return (updatedAt + " " + view).getBytes();
    }

    private static final class AtOnce implements Transactions {
        @Override
        public <T> Mono<T> run(Mono<T> work) {
            return work;
        }
    }

    private final class Telling implements Publishing {
        @Override
        public Mono<Void> person(Person person, Recorded recorded) {
            return Mono.fromRunnable(() -> publishedPersons.add(person));
        }

        @Override
        public Mono<Void> enrolment(Enrolment enrolment, Recorded recorded) {
            return Mono.fromRunnable(() -> publishedEnrolments.add(enrolment));
        }
    }

    private final class People implements Persons {
        @Override
        public Mono<Optional<Stored>> lock(ParticipantId id) {
            return Mono.fromSupplier(() -> Optional.ofNullable(persons.get(id)));
        }

        @Override
        public Mono<Void> lockMatching(Optional<ParticipantId> id, Optional<Trn> verified, Optional<EmailAddress> email) {
            return Mono.empty();
        }

        @Override
        public Mono<Stored> find(ParticipantId id) {
            return Mono.fromSupplier(() -> persons.get(id));
        }

        @Override
        public Mono<Stored> byVerifiedTrn(Trn trn) {
            return all().filter(stored -> stored.person().verifiedTrn().filter(trn::equals).isPresent()).next();
        }

        @Override
        public Mono<Stored> byEmail(EmailAddress email) {
            return all().filter(stored -> stored.person().email() != null
                    && stored.person().email().matchKey().equals(email.matchKey())).next();
        }

        @Override
        public Mono<Stored> survivor(ParticipantId id) {
            return find(id).flatMap(stored -> stored.person().retiredInto() == null ? Mono.just(stored) : survivor(stored.person().retiredInto()));
        }

        @Override
        public Mono<Recorded> store(Person person, @Nullable Recorded previous) {
            return Mono.fromSupplier(() -> {
                var recorded = next(previous);
                persons.put(person.id(), new Stored(person, recorded));
                return recorded;
            });
        }

        @Override
        public Flux<Stored> byIds(Collection<ParticipantId> ids) {
            return all().filter(stored -> ids.contains(stored.person().id()));
        }

        @Override
        public Flux<Stored> byTrn(Trn trn) {
            return all().filter(stored -> stored.person().reference() != null && stored.person().reference().trn().equals(trn));
        }

        @Override
        public Flux<Stored> after(@Nullable ParticipantId id, int limit) {
            return all().sort(Comparator.comparing(stored -> stored.person().id().value()))
                    .filter(stored -> id == null || stored.person().id().value().compareTo(id.value()) > 0).take(limit);
        }

        private Flux<Stored> all() {
            return Flux.defer(() -> Flux.fromIterable(List.copyOf(persons.values()))).filter(stored -> !stored.person().retired());
        }
    }

    private final class Copies implements Applications {
        @Override
        public Mono<Boolean> keep(ApplicationCopy application) {
            return Mono.fromSupplier(() -> {
                var kept = applications.get(application.id());
                if (kept != null && kept.version() > application.version()) {
                    return false;
                }
                applications.put(application.id(), application);
                return true;
            });
        }

        @Override
        public Mono<ApplicationCopy> find(ApplicationId id) {
            return Mono.fromSupplier(() -> applications.get(id));
        }

        @Override
        public Flux<ApplicationCopy> ofIds(List<ApplicationId> ids) {
            return Flux.fromStream(() -> ids.stream().map(applications::get).filter(Objects::nonNull));
        }

        @Override
        public Mono<Void> converged(ApplicationId id, long version) {
            return Mono.fromRunnable(() -> converged.put(id, version));
        }

        @Override
        public Flux<ApplicationCopy> unconverged(@Nullable ApplicationId after, int limit) {
            return Flux.fromStream(() -> applications.values().stream()
                    .filter(application -> converged.getOrDefault(application.id(), 0L) < application.version())
                    .sorted(Comparator.comparing((ApplicationCopy application) -> application.id().value()))
                    .filter(application -> after == null || application.id().value().compareTo(after.value()) > 0).limit(limit).toList().stream());
        }
    }

    private final class Enrolling implements Enrolments {
        @Override
        public Mono<Stored> find(ApplicationId id) {
            return Mono.fromSupplier(() -> enrolments.get(id));
        }

        @Override
        public Mono<Recorded> store(Enrolment enrolment, @Nullable Recorded previous) {
            return Mono.fromSupplier(() -> {
                var recorded = next(previous);
                enrolments.put(enrolment.id(), new Stored(enrolment, recorded));
                return recorded;
            });
        }

        @Override
        public Flux<Stored> byIds(Collection<ApplicationId> ids) {
            return all().filter(stored -> ids.contains(stored.enrolment().id()));
        }

        @Override
        public Flux<Stored> ofParticipant(ParticipantId participant) {
            return all().filter(stored -> stored.enrolment().participant().equals(participant));
        }

        @Override
        public Flux<Stored> after(@Nullable ApplicationId id, int limit) {
            return all().sort(Comparator.comparing(stored -> stored.enrolment().id().value()))
                    .filter(stored -> id == null || stored.enrolment().id().value().compareTo(id.value()) > 0).take(limit);
        }

        @Override
        public Flux<Parallel> parallel(int limit) {
            return Flux.empty();
        }

        @Override
        public Flux<Count> counts() {
            return Flux.fromStream(Stream.of(TrainingStatus.values())).concatMap(status -> all()
                    .filter(stored -> stored.enrolment().live() && stored.enrolment().trainingStatus() == status).count()
                    .map(count -> new Count(status, count)));
        }

        private Flux<Stored> all() {
            return Flux.defer(() -> Flux.fromIterable(List.copyOf(enrolments.values())));
        }
    }

    private final class Shelves implements ParticipantDocuments {
        @Override
        public Mono<Shelf> shelf(ParticipantId participant) {
            return Mono.fromSupplier(() -> new Shelf(List.copyOf(documents.getOrDefault(participant, Map.of()).values()), now));
        }

        @Override
        public Mono<Void> put(ParticipantId participant, LeadProviderId provider, Instant updatedAt, List<TrainingStatus> statuses, byte[] body) {
            return keep(participant, new Kept(provider, updatedAt, body));
        }

        @Override
        public Mono<Void> withdraw(ParticipantId participant, LeadProviderId provider, Instant updatedAt) {
            return keep(participant, new Kept(provider, updatedAt, null));
        }

        @Override
        public Mono<Document> find(ParticipantId participant, LeadProviderId provider) {
            return Mono.justOrEmpty(documents.getOrDefault(participant, Map.of()).get(provider))
                    .filter(kept -> kept.body() != null).map(kept -> new Document(participant, kept.updatedAt(), kept.body()));
        }

        private Mono<Void> keep(ParticipantId participant, Kept kept) {
            return Mono.fromRunnable(() -> documents.computeIfAbsent(participant, _ -> new LinkedHashMap<>()).put(kept.provider(), kept));
        }
    }

    private Recorded next(@Nullable Recorded previous) {
        return new Recorded(previous == null ? 1 : previous.version() + 1, now);
    }
}
