package milepost.applications.inmemory;

import static milepost.applications.inmemory.Rows.CHANGE;
import static milepost.applications.inmemory.Rows.application;
import static milepost.applications.inmemory.Rows.high;
import static milepost.applications.inmemory.Rows.low;
import static milepost.applications.inmemory.Rows.person;
import static milepost.applications.inmemory.Rows.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.EligibilityList;
import milepost.applications.domain.Examples;
import milepost.applications.domain.Funding;
import milepost.applications.domain.FundingBasis;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.TrnMatch;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.platform.web.Collisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** What the applications promise, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.applications.inmemory.Ports#all")
class ApplicationsContractTest {

    private static final int MANY = 10_000;
    private static final CourseIdentifier SUPPORT = new CourseIdentifier("npq-additional-support-offer");
    private static final CourseIdentifier COACHING = new CourseIdentifier("npq-early-headship-coaching-offer");

    @Parameter
    Ports ports;

    private final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());

    @Test
    void anIdIsTakenOnceAndWhatWasSentIsRemembered() {
        Person robin = known(person(null, false));
        Stored first = stored(application(UUID.randomUUID(), robin, provider), robin);
        assertThat(ports.applications().insert(first, new byte[] {1}, CHANGE).block()).isTrue();
        assertThat(ports.applications().insert(first, new byte[] {2}, CHANGE).block()).isFalse();
        ports.applications().save(stored(first.application().versioned(2), robin), CHANGE).block();

        ApplicationId unknown = new ApplicationId(UUID.randomUUID());
        assertThat(ports.applications().contentHashes(List.of(unknown, first.application().id())).block())
                .containsOnlyKeys(first.application().id()).hasEntrySatisfying(first.application().id(), hash -> assertThat(hash).containsExactly(1));
        assertThat(ports.applications().find(first.application().id()).block().application().version()).isEqualTo(2);
    }

    @Test
    void onlyItsHolderFindsIt() {
        Person robin = known(person(null, false));
        Application it = inserted(application(UUID.randomUUID(), robin, provider), robin);

        assertThat(ports.applications().find(it.id(), provider).block().application()).isEqualTo(it);
        assertThat(ports.applications().find(it.id(), new LeadProviderId(UUID.randomUUID())).blockOptional()).isEmpty();
    }

    @Test
    void noApplicationIsAboutNobody() {
        Person nobody = person(null, false);
        Stored application = stored(application(UUID.randomUUID(), nobody, provider), nobody);

        assertThatThrownBy(() -> ports.applications().insert(application, new byte[0], CHANGE).block())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aPersonIsEverybodyWithTheVerifiedNumberAndCoachingIsSupport() {
        String trn = Rows.someTrn();
        Person robin = known(person(trn, true));
        Person twin = known(person(trn, true));
        Person claimant = known(person(trn, false));
        Application high = inserted(on(SUPPORT, application(high(), robin, provider)), robin);
        Application low = inserted(on(COACHING, application(low(), twin, provider)), twin);
        Application claimed = inserted(on(COACHING, application(UUID.randomUUID(), claimant, provider)), claimant);
        inserted(application(UUID.randomUUID(), robin, provider), robin);

        assertThat(ports.applications().ofPerson(robin, COACHING).map(Stored::application).collectList().block()).containsExactly(low, high);
        assertThat(ports.applications().ofPerson(claimant, SUPPORT).map(Stored::application).collectList().block()).containsExactly(claimed);
    }

    @Test
    void applicationsOfPersonsComeInTheOrderOfTheBytesOfTheirIds() {
        Person robin = known(person(null, false));
        Person other = known(person(null, false));
        Application high = inserted(application(high(), robin, provider), robin);
        Application low = inserted(application(low(), other, provider), other);

        assertThat(ports.applications().of(List.of(robin.id(), other.id())).map(Stored::application).collectList().block()).containsExactly(low, high);
        assertThat(ports.published().byIds(List.of(high.id().value(), low.id().value())).collectList().block()).containsExactly(low, high);
        assertThat(page(ports.published().after(low.id(), MANY))).contains(high).doesNotContain(low);
        assertThat(page(ports.published().after(high.id(), MANY))).doesNotContain(low, high);
        assertThat(page(ports.published().after(null, 1))).hasSize(1);
        assertThat(ports.published().of(robin.id()).collectList().block()).containsExactly(high);
    }

    /** A page holds other tests' rows, too, while the service changes them: it starts over as a republication does. */
    private static <T> List<T> page(Flux<T> applications) {
        return applications.collectList().retryWhen(Retry.max(5).filter(Collisions::isCollision)).block();
    }

    @Test
    void aPlaceIsTakenByAnAcceptedApplicationThatIsFunded() {
        Person robin = known(person(null, false));
        for (Boolean place : new Boolean[] {true, false, null}) {
            Application pending = application(UUID.randomUUID(), robin, provider);
            inserted(Examples.accepted(pending, Examples.AT, TrainingStatus.WITHDRAWN, place), robin);
            inserted(application(UUID.randomUUID(), robin, provider).inState(pending.state(), place, Examples.AT), robin);
        }

        assertThat(ports.applications().fundedPlaces(Examples.COHORT, Examples.HEADSHIP, provider).block()).isEqualTo(1);
        assertThat(ports.applications().fundedPlaces(Examples.COHORT, SUPPORT, provider).block()).isZero();
        assertThat(ports.applications().anyIn(Examples.COHORT).block()).isTrue();
    }

    @Test
    void whoeverNamesANumberIsFoundByItVerifiedOrNot() {
        String trn = Rows.someTrn();
        Person robin = known(person(trn, true));
        Person claimant = known(person(trn, false));
        Person other = known(person(null, false));
        Application high = inserted(application(high(), robin, provider), robin);
        Application low = inserted(application(low(), claimant, provider), claimant);
        inserted(application(UUID.randomUUID(), other, provider), other);

        assertThat(ports.applications().underTrn(trn).map(Stored::application).collectList().block()).containsExactly(low, high);
        assertThat(ports.applications().underTrn("no number").collectList().block()).isEmpty();
    }

    @Test
    void theLatestOfSomeChangesIsRemembered() {
        Person robin = known(person(null, false));
        Application it = inserted(application(UUID.randomUUID(), robin, provider), robin);
        Change marked = new Change("marked", "operator:1", Examples.AT, "by hand");
        ports.applications().save(stored(it.versioned(2), robin), new Change("marked", "operator:1", Examples.AT, "at first")).block();
        ports.applications().save(stored(it.versioned(3), robin), marked).block();
        ports.applications().save(stored(it.versioned(4), robin), CHANGE).block();

        assertThat(ports.applications().latest(it.id(), List.of("marked", "thought about")).block()).isEqualTo(marked);
        assertThat(ports.applications().latest(it.id(), List.of("tried")).block()).isEqualTo(CHANGE);
        assertThat(ports.applications().latest(it.id(), List.of("thought about")).blockOptional()).isEmpty();
    }

    @Test
    void aVerdictOfTheRulesIsReadAsItWasWritten() {
        Person robin = known(person(null, false));
        Application pending = application(UUID.randomUUID(), robin, provider);
        ParticipantId other = new ParticipantId(UUID.randomUUID());
        var basis = new FundingBasis(pending.cohort(), CohortFunding.CAPPED, TrnMatch.UNVERIFIED, other, Set.of(EligibilityList.RISE_SCHOOLS, EligibilityList.PP50_SCHOOLS));
        Application judged = inserted(pending.funded(Funding.byTheRules(pending, basis), Examples.AT), robin);

        assertThat(ports.applications().find(judged.id()).block().application()).isEqualTo(judged);
        assertThat(ports.applications().inDoubtAbout(other).map(Stored::application).collectList().block()).containsExactly(judged);
        assertThat(ports.applications().inDoubtAbout(robin.id()).collectList().block()).isEmpty();
        ports.applications().save(stored(judged.funded(Funding.marked(true), Examples.AT), robin), CHANGE).block();
        assertThat(ports.applications().find(judged.id()).block().application().funding()).isEqualTo(Funding.marked(true));
    }

    private Person known(Person person) {
        ports.persons().keep(person).block();
        return person;
    }

    private Application inserted(Application application, Person person) {
        ports.applications().insert(stored(application, person), new byte[0], CHANGE).block();
        return application;
    }

    private static Application on(CourseIdentifier course, Application it) {
        return new Application(it.id(), it.participant(), it.leadProvider(), course, CourseGroup.EHCO, it.cohort(), it.answers(), it.state(),
                it.funding(), it.fundedPlace(), it.effectiveAt(), it.createdAt(), it.updatedAt(), it.version());
    }
}
