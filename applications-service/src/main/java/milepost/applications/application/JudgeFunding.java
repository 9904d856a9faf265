package milepost.applications.application;

import java.util.List;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.EligibilityList;
import milepost.applications.domain.Funding;
import milepost.applications.domain.FundingBasis;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.TrnMatch;
import milepost.applications.domain.TrnMatch.Holding;
import milepost.applications.domain.catalogue.Cohort;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gathers what the funding rules ask for, and puts applications before them. */
public final class JudgeFunding {

    private final Applications applications;
    private final EligibilityLists lists;
    private final Persons persons;

    public JudgeFunding(Applications applications, EligibilityLists lists, Persons persons) {
        this.applications = applications;
        this.lists = lists;
        this.persons = persons;
    }

    /** Looks everything up, once and for all: what is uploaded, or had by others, later does not change the verdict. */
    Mono<Application> atIntake(Application pending, Person person, Cohort cohort) {
        return lists.naming(EligibilityList.asked(pending.answers()))
                .map(listed -> new FundingBasis(cohort.identifier(), cohort.funding(), TrnMatch.NONE, listed))
                .flatMap(basis -> others(person).map(others -> TrnMatch.likeliest(pending, person, others)
                        .map(other -> basis.matching(TrnMatch.of(person, other), other.id())).orElse(basis)))
                .map(basis -> decided(pending, basis));
    }

    /** A person's applications as they are now that the person changed: a TRN may be verified, or be another one. */
    Mono<List<Application>> again(List<Application> ofPerson, Person person) {
        return Flux.fromIterable(ofPerson).concatMap(application -> again(application, person)).collectList();
    }

    /** The others whose verdict waits for it to be known whether they are this person. */
    Mono<List<Person>> inDoubtAbout(Person person) {
        return applications.inDoubtAbout(person.id()).map(Stored::person).filter(other -> !other.id().equals(person.id()))
                .distinct(Person::id).collectList();
    }

    /** The other person on whom it rests what the verdict is, if there is one. */
    static @Nullable ParticipantId about(Application application) {
        Funding.Decided decided = application.funding().decided();
        return decided == null ? null : decided.basis().about();
    }

    private Mono<Application> again(Application application, Person person) {
        Funding.Decided decided = application.funding().decided();
        ParticipantId about = about(application);
        if (decided == null || about == null) {
            return Mono.just(application);
        }
        return persons.find(about).map(other -> decided(application, decided.basis().matching(TrnMatch.of(person, other), about)))
                .defaultIfEmpty(application);
    }

    private Mono<List<Holding>> others(Person person) {
        return person.trn() == null ? Mono.just(List.of()) : applications.underTrn(person.trn())
                .map(row -> new Holding(row.application(), row.person())).collectList();
    }

    private static Application decided(Application application, FundingBasis basis) {
        return application.funded(Funding.byTheRules(application, basis), application.effectiveAt());
    }
}
