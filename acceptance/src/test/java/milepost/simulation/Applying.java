package milepost.simulation;

import java.util.Optional;
import java.util.UUID;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.People;
import milepost.applications.application.ReceiveApplication;
import milepost.applications.application.Registration;
import milepost.applications.application.RejectApplication;
import milepost.applications.domain.Answers;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.TeacherCatchment;
import milepost.applications.domain.WorkSetting;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.simulation.Step.Service;
import milepost.simulation.Step.Verdict;
import org.jspecify.annotations.Nullable;

/** What people, their providers and operators do with applications. */
final class Applying {

    /** Somebody whose funding is unconfirmed as long as nobody gives a verdict. */
    private static final Answers ANSWERS = new Answers(TeacherCatchment.ENGLAND, null, WorkSetting.OTHER, null, null, null, null, null, null, null,
            null, null, true, null, null, true);

    private final World world;
    private final Asking asking;
    private final Owners owners;

    Applying(World world, Asking asking) {
        this.world = world;
        this.asking = asking;
        this.owners = new Owners(world);
    }

    void apply(Step.Apply apply) {
        int person = apply.person() % world.persons();
        UUID provider = Catalogue.PROVIDERS.get(apply.provider() % Catalogue.PROVIDERS.size());
        String course = Catalogue.COURSES.get(apply.course() % Catalogue.COURSES.size());
        String cohort = world.cohorts().get(apply.course() / Catalogue.COURSES.size() % world.cohorts().size());
        var applicant = new People.Applicant(null, "Person " + person, "person" + person + "@example.org", null, false, null);
        var registration = new Registration(new ApplicationId(new UUID(world.random.nextLong(), world.random.nextLong())), applicant,
                new CourseIdentifier(course), new LeadProviderId(provider), CohortIdentifier.of(cohort), ANSWERS, eligible(apply.verdict()),
                new byte[] {(byte) person});
        var service = world.applications.service();
        asking.answered(Service.APPLICATIONS, () -> world.applications.query(() -> service.checkRegistration.check(registration)))
                .flatMap(finding -> asking.on(Service.APPLICATIONS, () -> service.receiveApplication.receive(finding, "operator", asking.now())))
                .ifPresent(outcome -> {
                    if (outcome instanceof ReceiveApplication.Outcome.Received(var stored, _)) {
                        UUID participant = stored.application().participant().value();
                        world.told.applications.add(new Told.Application(stored.application().id().value(), provider, course, cohort, participant));
                        if (!world.told.persons.contains(participant)) {
                            world.told.persons.add(participant);
                        }
                    }
                });
    }

    private static @Nullable Boolean eligible(Verdict verdict) {
        return switch (verdict) {
            case ELIGIBLE -> true;
            case NOT_ELIGIBLE -> false;
            case UNCONFIRMED -> null;
        };
    }

    void accept(Told.Application application) {
        var request = new AcceptApplication.Request(new ApplicationId(application.id()), new LeadProviderId(application.provider()),
                place(application), Optional.empty(), asking.now());
        asking.on(Service.APPLICATIONS, () -> world.applications.service().acceptApplication.accept(request)).ifPresent(outcome -> {
            switch (outcome) {
                case AcceptApplication.Outcome.Accepted _ -> world.told.accepted.add(application.id());
                case AcceptApplication.Outcome.NotFound _ -> owners.lost(application);
                case AcceptApplication.Outcome.Refused _ -> { }
            }
        });
    }

    void decide(Told.Application application, Verdict verdict) {
        asking.on(Service.APPLICATIONS, () -> world.applications.service().markFundingEligibility.mark(new ApplicationId(application.id()), eligible(verdict),
                new Change("funding_marked", "operator", asking.now(), null)));
    }

    void reject(Told.Application application) {
        asking.on(Service.APPLICATIONS, () -> world.applications.service().rejectApplication
                .reject(new ApplicationId(application.id()), new LeadProviderId(application.provider()), asking.now())).ifPresent(outcome -> {
            switch (outcome) {
                case RejectApplication.Outcome.Rejected _ -> {
                    if (world.told.accepted.contains(application.id())) {
                        world.told.wrong(new Violation(Invariant.I5_ONE_EFFECT, "application " + application.id(),
                                "its acceptance was acknowledged, and it could be rejected afterwards"));
                    }
                }
                case RejectApplication.Outcome.NotFound _ -> owners.lost(application);
                case RejectApplication.Outcome.Refused _ -> { }
            }
        });
    }

    /** Where places are counted, one of four goes without. */
    private static PlaceAnswer place(Told.Application application) {
        return !Catalogue.CAPPED.contains(application.cohort()) ? PlaceAnswer.NOT_STATED
                : application.id().getLeastSignificantBits() % 4 == 0 ? PlaceAnswer.UNFUNDED : PlaceAnswer.FUNDED;
    }
}
