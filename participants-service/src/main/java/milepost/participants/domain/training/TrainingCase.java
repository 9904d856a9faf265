package milepost.participants.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CatalogueEntry.Course;
import milepost.participants.domain.catalogue.CatalogueEntry.Schedule;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;

/**
 * Everything a change of somebody's training is decided on.
 *
 * @param training     the training it is about, if there is one
 * @param declarations all of this training, voided ones included
 * @param others       what else the same person was accepted for, with whomever
 */
public record TrainingCase(Asked asked, LeadProviderId provider, Optional<Enrolment> training, List<HeardDeclaration> declarations,
                           Excerpt catalogue, List<Enrolment> others) implements Case {

    public TrainingCase {
        declarations = List.copyOf(declarations);
        others = List.copyOf(others);
    }

    /** What to look up in the catalogue before the case is complete. */
    public static List<EntryKey> keys(Asked asked, LeadProviderId provider, Optional<Enrolment> training) {
        var keys = new ArrayList<EntryKey>();
        asked.course().ifPresent(course -> keys.add(EntryKey.of(course)));
        training.filter(_ -> asked.schedule().isPresent()).ifPresent(enrolment -> {
            keys.add(EntryKey.of(enrolment.cohort()));
            cohorts(asked, enrolment).forEach(cohort -> keys.addAll(List.of(EntryKey.of(cohort),
                    EntryKey.of(cohort, asked.schedule().orElseThrow()), EntryKey.of(cohort, enrolment.course(), provider))));
        });
        return keys;
    }

    /** Where the schedule is looked for: the year that was asked for, else the one of today's schedule (facts/npq 4.6). */
    private static List<Cohort> cohorts(Asked asked, Enrolment training) {
        return Cohort.ofYear(asked.cohort() == null ? training.cohort().startYear() : asked.cohort());
    }

    /** Those cohorts of which a schedule can be looked for, and the one the training is in. */
    public List<Cohort> cohortsKnown() {
        return training.stream().flatMap(enrolment -> Stream.concat(Stream.of(enrolment.cohort()),
                catalogue.known(cohorts(asked, enrolment)).stream())).distinct().toList();
    }

    Optional<Course> course() {
        return asked.course().flatMap(catalogue::course);
    }

    boolean is(TrainingStatus status) {
        return training.filter(enrolment -> enrolment.trainingStatus() == status).isPresent();
    }

    boolean trainsWithoutDeclaration(Predicate<HeardDeclaration> which) {
        return training.isPresent() && declarations.stream().noneMatch(which);
    }

    static boolean isStarted(HeardDeclaration declaration) {
        return declaration.isNotVoided() && declaration.type().equals(DeclarationType.STARTED);
    }

    /** Decision D0: what stands in the way of another schedule or cohort. */
    public List<HeardDeclaration> live() {
        return declarations.stream().filter(HeardDeclaration::isLive).toList();
    }

    /** Where training would go on. */
    Optional<Move> move() {
        return training.flatMap(enrolment -> asked.schedule()
                .flatMap(identifier -> catalogue.latest(catalogue.known(cohorts(asked, enrolment)), identifier))
                .flatMap(schedule -> Move.of(enrolment, schedule, this)));
    }

    /** Live declarations that the schedule does not allow. */
    static List<HeardDeclaration> disallowed(Schedule schedule, List<HeardDeclaration> live) {
        return live.stream().filter(declaration -> !schedule.allows(declaration.type(), declaration.date())).toList();
    }

    /** Whether the person is in training for this course, by whichever of its names, in that cohort otherwise; deferred is, withdrawn is not. */
    boolean trainsOtherwise(CourseIdentifier course, Cohort cohort) {
        return others.stream().anyMatch(other -> other.live() && other.trainingStatus() != TrainingStatus.WITHDRAWN
                && other.course().isSameTrainingAs(course) && other.cohort().equals(cohort));
    }

    boolean offers(CourseIdentifier course, Cohort cohort) {
        return catalogue.offers(provider, course, cohort);
    }
}
