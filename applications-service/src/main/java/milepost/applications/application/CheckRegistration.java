package milepost.applications.application;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

    /** What the catalogue says about the choice of course, provider and cohort. */
    sealed interface Choice {

        record Offered(Course course, Cohort cohort) implements Choice {
        }

        record NotOffered(List<Refusal> refusals) implements Choice {
        }
    }

    public Mono<Finding> check(Registration registration) {
        return known(registration).switchIfEmpty(Mono.defer(() -> choice(registration, catalogue::all).flatMap(choice -> switch (choice) {
            case Choice.Offered _ -> resolve(registration);
            case Choice.NotOffered(var refusals) -> Mono.just(new Finding.Refused(refusals));
        })));
    }

    /** Empty when the registration's id is new. */
    Mono<Finding> known(Registration registration) {
        ApplicationId id = registration.id();
        if (id == null) {
            return Mono.empty();
        }
        return applications.contentHash(id).flatMap(hash -> applications.find(id)
                .map(stored -> isRepeated(stored.application(), hash, registration)
                        ? new Finding.Known(stored)
                        : new Finding.Refused(List.of(new Refusal("id", "application_exists",
                                "Another application has this id; a changed one needs an id of its own.")))));
    }

    /** What was sent for one that was taken back after a restore is not known any more: then what was answered decides. */
    private static boolean isRepeated(Application known, byte[] hash, Registration registration) {
        return hash.length == 0 ? known.course().equals(registration.course()) && known.answers().equals(registration.answers())
                : Arrays.equals(hash, registration.contentHash());
    }

    /** The same look again, at entries that stay as they are until the transaction ends. */
    Mono<Choice> held(Registration registration) {
        return choice(registration, catalogue::hold);
    }

    private static Mono<Choice> choice(Registration registration, Function<List<EntryKey>, Flux<Catalogue.Stored>> reading) {
        EntryKey course = EntryKey.of(registration.course());
        EntryKey provider = EntryKey.of(registration.leadProvider());
        EntryKey cohort = EntryKey.of(registration.cohort());
        EntryKey offer = EntryKey.of(registration.cohort(), registration.course(), registration.leadProvider());
        return reading.apply(List.of(course, provider, cohort, offer))
                .map(Catalogue.Stored::entry).filter(entry -> !entry.deleted())
                .collectMap(CatalogueEntry::key, Function.identity())
                .map(entries -> {
                    List<Refusal> refusals = refusals(entries, course, provider, cohort, offer);
                    return refusals.isEmpty() ? new Choice.Offered((Course) entries.get(course), (Cohort) entries.get(cohort))
                            : new Choice.NotOffered(refusals);
                });
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

    private Mono<Finding> resolve(Registration registration) {
        return people.resolve(named(registration)).map(answer -> switch (answer) {
            case People.Answer.Is(var person) -> new Finding.New(registration, person);
            case People.Answer.Refused(var refusals) -> new Finding.Refused(refusals);
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
