package milepost.declarations.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider declared, and for which training; it does not change, except that people can get another id,
 * providers can name other delivery partners, and a training record another mentor.
 *
 * @param declaredAs  the id under which it was declared; a merge changes {@code participant}, never this (decision D14)
 * @param cohort      the cohort of the training's schedule when it was declared
 * @param earlyCareer null for an NPQ
 */
public record Declared(Family family, ProviderId provider, ParticipantId participant, ParticipantId declaredAs, TrainingId training,
                       CourseIdentifier course, CourseGroup group, CohortName cohort, ScheduleIdentifier schedule, DeclarationType type, Instant date,
                       Partners partners, @Nullable EarlyCareer earlyCareer) {

    Declared of(ParticipantId newId) {
        return new Declared(family, provider, newId, declaredAs, training, course, group, cohort, schedule, type, date, partners, earlyCareer);
    }

    Declared with(Partners others) {
        return new Declared(family, provider, participant, declaredAs, training, course, group, cohort, schedule, type, date, others, earlyCareer);
    }

    Declared with(EarlyCareer others) {
        return new Declared(family, provider, participant, declaredAs, training, course, group, cohort, schedule, type, date, partners, others);
    }

    public boolean endsWithAssessment() {
        return type == DeclarationType.COMPLETED && group.isAssessed();
    }
}
