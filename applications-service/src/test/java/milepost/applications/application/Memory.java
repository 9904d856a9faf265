package milepost.applications.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All ports of the use cases, in memory and on one thread, with a clock that a story moves. */
final class Memory implements Applications, Persons, Publishing, Documents, Peers {

    Instant now = Instant.parse("2024-10-01T09:00:00Z");
    final Map<ApplicationId, Stored> rows = new HashMap<>();
    final Map<ApplicationId, Application> published = new HashMap<>();
    final Map<ParticipantId, Person> persons = new HashMap<>();
    final Map<ApplicationId, Enrolment> enrolments = new HashMap<>();
    final Shelf catalogue = new Shelf();

    /** The catalogue's port. */
    final class Shelf implements Catalogue {

        private final Map<String, Stored> entries = new TreeMap<>();

        void put(CatalogueEntry entry) {
            entries.put(entry.key().value(), new Stored(entry, 1, now));
        }

        @Override
        public Mono<Stored> latest(EntryKey key) {
            return Mono.fromSupplier(() -> entries.get(key.value()));
        }

        @Override
        public Flux<Stored> all(Collection<EntryKey> keys) {
            return Flux.fromIterable(keys).flatMap(this::latest);
        }

        @Override
        public Flux<Stored> under(String prefix) {
            return Flux.defer(() -> Flux.fromIterable(List.copyOf(entries.values())))
                    .filter(stored -> stored.entry().key().value().startsWith(prefix));
        }

        @Override
        public Flux<Stored> hold(Collection<EntryKey> keys) {
            return all(keys);
        }

        @Override
        public Mono<Void> oneAfterTheOther(EntryKey key) {
            return Mono.empty();
        }

        @Override
        public Flux<Stored> after(String kind, String key, int limit) {
            return under(kind + "/").filter(stored -> stored.entry().key().value().compareTo(key) > 0).take(limit);
        }

        @Override
        public Mono<Instant> lock() {
            return Mono.fromSupplier(() -> now);
        }

        @Override
        public Mono<Void> save(Stored entry) {
            return Mono.fromRunnable(() -> entries.put(entry.entry().key().value(), entry));
        }
    }

    @Override
    public Mono<Stored> find(ApplicationId id) {
        return Mono.fromSupplier(() -> rows.get(id));
    }

    @Override
    public Mono<Stored> find(ApplicationId id, LeadProviderId holder) {
        return find(id).filter(row -> row.application().leadProvider().equals(holder));
    }

    @Override
    public Mono<Instant> lock(Person person) {
        return Mono.fromSupplier(() -> now);
    }

    @Override
    public Flux<Stored> ofPerson(Person person, CourseIdentifier course) {
        return everything().filter(row -> row.application().course().isSameTrainingAs(course) && isSame(row.application().participant(), person));
    }

    private boolean isSame(ParticipantId participant, Person person) {
        Optional<String> trn = Optional.ofNullable(persons.get(participant)).flatMap(Person::verifiedTrn);
        return participant.equals(person.id()) || trn.isPresent() && trn.equals(person.verifiedTrn());
    }

    @Override
    public Flux<Stored> of(Collection<ParticipantId> participants) {
        return everything().filter(row -> participants.contains(row.application().participant()));
    }

    Flux<Stored> everything() {
        return Flux.defer(() -> Flux.fromIterable(rows.values().stream()
                .sorted(Comparator.comparing((Stored row) -> row.application().id().value())).toList()));
    }

    @Override
    public Mono<Long> fundedPlaces(CohortIdentifier cohort, CourseIdentifier course, LeadProviderId provider) {
        return everything().map(Stored::application).filter(it -> it.isAccepted() && Boolean.TRUE.equals(it.fundedPlace())
                && it.cohort().equals(cohort) && it.course().equals(course) && it.leadProvider().equals(provider)).count();
    }

    @Override
    public Mono<Boolean> anyIn(CohortIdentifier cohort) {
        return everything().any(row -> row.application().cohort().equals(cohort));
    }

    @Override
    public Mono<Boolean> insert(Stored application, byte[] contentHash, Change change) {
        return Mono.fromSupplier(() -> rows.putIfAbsent(application.application().id(), application) == null);
    }

    @Override
    public Mono<Void> save(Stored application, Change change) {
        return Mono.fromRunnable(() -> rows.put(application.application().id(), application));
    }

    @Override
    public Mono<byte[]> contentHash(ApplicationId id) {
        return find(id).map(_ -> new byte[0]);
    }

    @Override
    public Flux<ApplicationId> stale(int shape, @Nullable ApplicationId after, int limit) {
        return Flux.empty();
    }

    @Override
    public Mono<Person> find(ParticipantId id) {
        return Mono.fromSupplier(() -> persons.get(id));
    }

    @Override
    public Flux<Person> retiredInto(ParticipantId survivor) {
        return Flux.defer(() -> Flux.fromIterable(new ArrayList<>(persons.values()))).filter(person -> survivor.equals(person.retiredInto()));
    }

    @Override
    public Mono<Boolean> keep(Person person) {
        return Mono.fromSupplier(() -> persons.merge(person.id(), person, (is, next) -> next.version() >= is.version() ? next : is) == person);
    }

    @Override
    public Mono<Void> shown(Person person) {
        return Mono.empty();
    }

    /** The port of the enrolments' copies. */
    Enrolments copies() {
        return new Enrolments() {
            @Override
            public Mono<Enrolment> find(ApplicationId application) {
                return Mono.fromSupplier(() -> enrolments.get(application));
            }

            @Override
            public Mono<Boolean> keep(Enrolment enrolment) {
                return Mono.fromSupplier(() -> enrolments.merge(enrolment.application(), enrolment,
                        (is, next) -> next.version() >= is.version() ? next : is) == enrolment);
            }

            @Override
            public Mono<Void> shown(Enrolment enrolment) {
                return Mono.empty();
            }
        };
    }

    @Override
    public Mono<Void> application(Application application) {
        return Mono.fromRunnable(() -> published.put(application.id(), application));
    }

    @Override
    public Mono<Void> entries(List<Catalogue.Stored> entries) {
        return Mono.empty();
    }

    @Override
    public int shape() {
        return 1;
    }

    @Override
    public Rendered render(Application application, Person person) {
        String shown = application.state().wire() + application.participant() + application.leadProvider() + application.cohort()
                + application.funding().eligible() + application.funding().ineligibleReason() + application.fundedPlace()
                + application.updatedAt() + person.fullName() + person.verifiedTrn();
        return new Rendered(shown.getBytes(StandardCharsets.UTF_8), shown);
    }

    @Override
    public Mono<Void> confirm(Collection<Doubt> doubts) {
        return Mono.empty();
    }
}
