package milepost.applications.application;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.People.Applicant;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.EntryKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The first half of intake, before its transaction: is the application new, is what it asks for on offer, and who is the applicant?
 * The person comes last, so that a refused application leaves nobody behind.
 */
public final class CheckRegistration {

    private final Applications applications;
    private final Catalogue catalogue;
    private final People people;

    public CheckRegistration(Applications applications, Catalogue catalogue, People people) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.people = people;
    }

    /** What intake has to do with it. */
    public sealed interface Finding {

        /** Something new, by this person. */
        record New(Registration registration, Person person) implements Finding {
        }

        /** A repetition. */
        record Known(Stored application) implements Finding {
        }

        record Refused(List<Refusal> refusals) implements Finding {
        }
    }

    /** What intake has to do with several that are received together or not at all. */
    public sealed interface Together {

        /** Each of them is new or known; in their order. */
        record Sound(List<Finding> findings) implements Together {
        }

        /** By the number of the registration, the first being 0. */
        record SomeRefused(Map<Integer, List<Refusal>> refusals) implements Together {
        }
    }

    /** What the catalogue says about the choice of course, provider and cohort. */
    sealed interface Choice {

        record Offered(Course course, Cohort cohort) implements Choice {
        }

        record NotOffered(List<Refusal> refusals) implements Choice {
        }
    }

    public Mono<Finding> check(Registration registration) {
        return check(List.of(registration)).map(together -> switch (together) {
            case Together.Sound(var findings) -> findings.getFirst();
            case Together.SomeRefused(var refusals) -> new Finding.Refused(refusals.values().iterator().next());
        });
    }

    public Mono<Together> check(List<Registration> all) {
        return known(all).flatMap(known -> {
            List<Integer> fresh = IntStream.range(0, all.size()).filter(number -> !known.containsKey(number)).boxed().toList();
            return choices(fresh.stream().map(all::get).toList(), catalogue::all).flatMap(choices -> {
                Map<Integer, List<Refusal>> refused = refused(known, fresh, choices);
                return refused.isEmpty() ? resolved(all, known, fresh) : Mono.just(new Together.SomeRefused(refused));
            });
        });
    }

    private static Map<Integer, List<Refusal>> refused(Map<Integer, Finding> known, List<Integer> fresh, List<Choice> choices) {
        Map<Integer, List<Refusal>> refused = new TreeMap<>();
        known.forEach((number, finding) -> {
            if (finding instanceof Finding.Refused(var refusals)) {
                refused.put(number, refusals);
            }
        });
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i) instanceof Choice.NotOffered(var refusals)) {
                refused.put(fresh.get(i), refusals);
            }
        }
        return refused;
    }

    /** Empty when the registration's id is new. */
    Mono<Finding> known(Registration registration) {
        return known(List.of(registration)).mapNotNull(known -> known.get(0));
    }

    /** Those whose id is not new, by their numbers. */
    private Mono<Map<Integer, Finding>> known(List<Registration> all) {
        Set<ApplicationId> ids = all.stream().map(Registration::id).filter(Objects::nonNull).collect(Collectors.toSet());
        return ids.isEmpty() ? Mono.just(Map.of()) : applications.contentHashes(ids).flatMap(hashes -> hashes.isEmpty() ? Mono.just(Map.of())
                : applications.find(hashes.keySet()).collectMap(stored -> stored.application().id())
                        .map(stored -> known(all, hashes, stored)));
    }

    private static Map<Integer, Finding> known(List<Registration> all, Map<ApplicationId, byte[]> hashes, Map<ApplicationId, Stored> stored) {
        Map<Integer, Finding> known = new TreeMap<>();
        for (int number = 0; number < all.size(); number++) {
            Stored one = all.get(number).id() == null ? null : stored.get(all.get(number).id());
            if (one != null) {
                known.put(number, isRepeated(one.application(), hashes.get(one.application().id()), all.get(number)) ? new Finding.Known(one)
                        : new Finding.Refused(List.of(new Refusal("id", "application_exists",
                                "Another application has this id; a changed one needs an id of its own."))));
            }
        }
        return known;
    }

    /** What was sent for one that was taken back after a restore is not known any more: then what was answered decides. */
    private static boolean isRepeated(Application known, byte[] hash, Registration registration) {
        return hash.length == 0 ? known.course().equals(registration.course()) && known.answers().equals(registration.answers())
                : Arrays.equals(hash, registration.contentHash());
    }

    /** The same look again, at entries that stay as they are until the transaction ends; in the order of the registrations. */
    Mono<List<Choice>> held(List<Registration> all) {
        return choices(all, catalogue::hold);
    }

    private static Mono<List<Choice>> choices(List<Registration> all, Function<Set<EntryKey>, Flux<Catalogue.Stored>> reading) {
        Set<EntryKey> keys = all.stream().flatMap(registration -> keys(registration).stream()).collect(Collectors.toSet());
        return keys.isEmpty() ? Mono.just(List.of()) : reading.apply(keys)
                .map(Catalogue.Stored::entry).filter(entry -> !entry.deleted())
                .collectMap(CatalogueEntry::key, Function.identity())
                .map(entries -> all.stream().map(registration -> choice(registration, entries)).toList());
    }

    private static List<EntryKey> keys(Registration registration) {
        return List.of(EntryKey.of(registration.course()), EntryKey.of(registration.leadProvider()), EntryKey.of(registration.cohort()),
                EntryKey.of(registration.cohort(), registration.course(), registration.leadProvider()));
    }

    private static Choice choice(Registration registration, Map<EntryKey, CatalogueEntry> entries) {
        List<EntryKey> keys = keys(registration);
        List<Refusal> refusals = refusals(entries, keys.get(0), keys.get(1), keys.get(2), keys.get(3));
        return refusals.isEmpty() ? new Choice.Offered((Course) entries.get(keys.get(0)), (Cohort) entries.get(keys.get(2)))
                : new Choice.NotOffered(refusals);
    }

    /** Everything that the catalogue does not bear out. */
    private static List<Refusal> refusals(Map<EntryKey, CatalogueEntry> entries, EntryKey course, EntryKey provider, EntryKey cohort,
                                          EntryKey offer) {
        List<Refusal> refusals = new ArrayList<>();
        if (!(entries.get(course) instanceof Course known) || known.group() == CourseGroup.ECF) {
            refusals.add(new Refusal("course_identifier", "course_unknown", "'course_identifier' is not an NPQ course of the catalogue."));
        }
        if (!entries.containsKey(provider)) {
            refusals.add(new Refusal("lead_provider_id", "lead_provider_unknown", "'lead_provider_id' is not a lead provider of the catalogue."));
        }
        if (!entries.containsKey(cohort)) {
            refusals.add(new Refusal("cohort", "cohort_unknown", "'cohort' is not a cohort of the catalogue."));
        }
        if (refusals.isEmpty() && !entries.containsKey(offer)) {
            refusals.add(new Refusal("course_identifier", "course_not_offered", "The provider does not offer this course in this cohort."));
        }
        return List.copyOf(refusals);
    }

    private Mono<Together> resolved(List<Registration> all, Map<Integer, Finding> known, List<Integer> fresh) {
        if (fresh.isEmpty()) {
            return Mono.just(new Together.Sound(List.copyOf(known.values())));
        }
        return people.resolve(fresh.stream().map(number -> named(all.get(number))).toList()).map(answer -> switch (answer) {
            case People.Answer.Are(var persons) -> {
                Map<Integer, Finding> findings = new TreeMap<>(known);
                for (int i = 0; i < fresh.size(); i++) {
                    findings.put(fresh.get(i), new Finding.New(all.get(fresh.get(i)), persons.get(i)));
                }
                yield new Together.Sound(List.copyOf(findings.values()));
            }
            case People.Answer.Refused(var refusals) -> new Together.SomeRefused(refusals.entrySet().stream()
                    .collect(Collectors.toMap(each -> fresh.get(each.getKey()), Map.Entry::getValue, (one, _) -> one, TreeMap::new)));
        });
    }

    /**
     * Nobody can be found again who has neither id nor verified TRN nor e-mail; with an id drawn from the application's a repeated
     * attempt still meets the same person.
     */
    private static Applicant named(Registration registration) {
        Applicant applicant = registration.applicant();
        ApplicationId id = registration.id();
        boolean recognisable = applicant.id() != null || applicant.email() != null || applicant.trnVerified();
        if (recognisable || id == null) {
            return applicant;
        }
        var drawn = UUID.nameUUIDFromBytes(("applicant of " + id.value()).getBytes(StandardCharsets.UTF_8));
        return new Applicant(new ParticipantId(drawn), applicant.fullName(), null, applicant.trn(), false, applicant.dateOfBirth());
    }
}
