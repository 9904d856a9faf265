package milepost.applications.application;

import java.util.List;
import java.util.Optional;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.EligibilityList;
import milepost.applications.domain.Funding;
import milepost.applications.domain.FundingBasis;
import milepost.applications.domain.Person;
import milepost.applications.domain.TrnMatch;
import milepost.applications.domain.TrnMatch.Holding;
import milepost.applications.domain.catalogue.Cohort;
import reactor.core.publisher.Mono;

/** Gathers what the funding rules ask for, and puts applications before them. */
public final class JudgeFunding {

    private final Applications applications;
    private final EligibilityLists lists;

    public JudgeFunding(Applications applications, EligibilityLists lists) {
        this.applications = applications;
        this.lists = lists;
    }

    /** Looks everything up, once and for all: what is uploaded later does not change the verdict. */
    Mono<Application> atIntake(Application pending, Person person, Cohort cohort) {
        return lists.naming(EligibilityList.asked(pending.answers()))
                .flatMap(listed -> others(person).map(others ->
                        new FundingBasis(cohort.funding(), TrnMatch.of(pending, person, others), listed)))
                .map(basis -> pending.funded(Funding.byTheRules(pending, basis), pending.effectiveAt()));
    }

    /** A person's applications after the person changed: a TRN may be verified now, or be another one. */
    Mono<List<Application>> again(List<Application> ofPerson, Person person) {
        return ofPerson.stream().noneMatch(application -> application.funding().decided() != null) ? Mono.just(ofPerson)
                : others(person).map(all -> all.stream().filter(other -> ofPerson.stream().noneMatch(other::isAbout)).toList())
                        .map(others -> ofPerson.stream().map(application -> again(application, person, others)).toList());
    }

    /** The others whose verdict waits for it to be known whether they are this person. */
    Mono<List<Person>> inDoubtAbout(Person person) {
        return person.trn() == null ? Mono.just(List.of()) : applications.underTrn(person.trn())
                .filter(row -> !row.person().id().equals(person.id()) && isInDoubt(row.application()))
                .map(Stored::person).distinct(Person::id).collectList();
    }

    private Mono<List<Holding>> others(Person person) {
        return person.trn() == null ? Mono.just(List.of()) : applications.underTrn(person.trn())
                .map(row -> new Holding(row.application(), row.person())).collectList();
    }

    private static Application again(Application application, Person person, List<Holding> others) {
        return Optional.ofNullable(application.funding().decided())
                .map(decided -> decided.basis().matching(TrnMatch.of(application, person, others)))
                .map(basis -> application.funded(Funding.byTheRules(application, basis), application.effectiveAt()))
                .orElse(application);
    }

    private static boolean isInDoubt(Application application) {
        Funding.Decided decided = application.funding().decided();
        return decided != null && decided.basis().match() == TrnMatch.UNVERIFIED;
    }
}
