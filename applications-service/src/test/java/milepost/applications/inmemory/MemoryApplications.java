package milepost.applications.inmemory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import milepost.applications.application.Applications;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.inmemory.Tables.ApplicationRow;
import milepost.applications.inmemory.Tables.HistoryRow;
import milepost.applications.inmemory.Tables.PersonRow;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The applications, each joined with the copy of its person. */
final class MemoryApplications implements Applications {

    private final MemoryDatabase database;
    private final Tables tables;
    private final Behind behind;

    MemoryApplications(MemoryDatabase database, Tables tables) {
        this.database = database;
        this.tables = tables;
        this.behind = new Behind(database, tables);
    }

    @Override
    public Mono<Stored> find(ApplicationId id) {
        return Mono.fromSupplier(() -> {
            ApplicationRow row = tables.applications.get(id);
            return row == null ? null : stored(row);
        });
    }

    @Override
    public Flux<Stored> find(Collection<ApplicationId> ids) {
        return found(application -> ids.contains(application.id()));
    }

    @Override
    public Mono<Stored> find(ApplicationId id, LeadProviderId holder) {
        return find(id).filter(stored -> stored.application().leadProvider().equals(holder));
    }

    @Override
    public Mono<Instant> lock(Collection<Person> people) {
        return Mono.fromSupplier(database::now);
    }

    @Override
    public Flux<Stored> ofPerson(Person person, CourseIdentifier course) {
        return found(application -> course.names().contains(application.course()) && isSame(application.participant(), person));
    }

    private boolean isSame(ParticipantId participant, Person person) {
        PersonRow known = tables.persons.get(participant);
        return participant.equals(person.id())
                || known != null && person.verifiedTrn().isPresent() && known.person().verifiedTrn().equals(person.verifiedTrn());
    }

    @Override
    public Flux<Stored> of(Collection<ParticipantId> participants) {
        return found(application -> participants.contains(application.participant()));
    }

    private Flux<Stored> found(Predicate<Application> condition) {
        return Flux.defer(() -> Flux.fromIterable(tables.applications.where(row -> condition.test(row.application()))
                .map(this::stored).toList()));
    }

    @Override
    public Flux<Stored> underTrn(String trn) {
        return Flux.defer(() -> Flux.fromIterable(tables.applications.where(row -> isUnder(trn, row.application().participant()))
                .map(this::stored).toList()));
    }

    private boolean isUnder(String trn, ParticipantId participant) {
        PersonRow known = tables.persons.get(participant);
        return known != null && trn.equals(known.person().trn());
    }

    @Override
    public Flux<Stored> inDoubtAbout(Collection<ParticipantId> others) {
        return found(application -> application.funding().decided() != null && application.funding().decided().basis().about() != null
                && others.contains(application.funding().decided().basis().about()));
    }

    @Override
    public Mono<Long> fundedPlaces(CohortIdentifier cohort, CourseIdentifier course, LeadProviderId provider) {
        return Mono.fromSupplier(() -> tables.applications.where(row -> {
            Application it = row.application();
            return it.isAccepted() && Boolean.TRUE.equals(it.fundedPlace()) && it.leadProvider().equals(provider)
                    && it.cohort().equals(cohort) && it.course().equals(course);
        }).count());
    }

    @Override
    public Mono<Boolean> anyIn(CohortIdentifier cohort) {
        return Mono.fromSupplier(() -> tables.applications.where(row -> row.application().cohort().equals(cohort)).findAny().isPresent());
    }

    @Override
    public Mono<Boolean> insert(Stored application, byte[] contentHash, Change change) {
        return Mono.fromSupplier(() -> {
            if (tables.applications.has(application.application().id())) {
                return false;
            }
            write(application, contentHash, change);
            return true;
        });
    }

    @Override
    public Mono<Void> save(Stored application, Change change) {
        return Mono.fromRunnable(() -> {
            ApplicationRow is = tables.applications.get(application.application().id());
            if (is != null) {
                write(application, is.contentHash(), change);
            }
        });
    }

    private void write(Stored stored, byte[] contentHash, Change change) {
        Application application = stored.application();
        if (!tables.persons.has(application.participant())) {
            throw new DataIntegrityViolationException("application " + application.id() + " is about nobody known");
        }
        tables.applications.put(application.id(), new ApplicationRow(application, stored.document(), stored.shape(), contentHash));
        Long last = tables.history.size() == 0 ? 0L : tables.history.after(null).lastKey();
        tables.history.put(last + 1, new HistoryRow(application, change, database.now()));
    }

    @Override
    public Mono<Map<ApplicationId, byte[]>> contentHashes(Collection<ApplicationId> ids) {
        return Mono.fromSupplier(() -> ids.stream().distinct().map(tables.applications::get).filter(Objects::nonNull)
                .collect(Collectors.toMap(row -> row.application().id(), ApplicationRow::contentHash)));
    }

    @Override
    public Mono<Change> latest(ApplicationId id, Collection<String> whats) {
        return Mono.fromSupplier(() -> tables.history.where(row -> row.application().id().equals(id) && whats.contains(row.change().what()))
                .map(HistoryRow::change).reduce((_, later) -> later).orElse(null));
    }

    @Override
    public Flux<ApplicationId> stale(int shape, @Nullable ApplicationId after, int limit) {
        return Flux.defer(() -> {
            List<ApplicationId> found = behind.find(shape, after, limit);
            return Flux.fromIterable(found);
        });
    }

    private Stored stored(ApplicationRow row) {
        PersonRow person = tables.persons.get(row.application().participant());
        if (person == null) {
            throw new IllegalStateException("no foreign key lets application " + row.application().id() + " be about nobody");
        }
        return new Stored(row.application(), person.person(), row.document(), row.shape());
    }
}
