package milepost.statements.application;

import java.util.List;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.expected.Trainees;
import reactor.core.publisher.Mono;

/** Reads the copies of training, counted where they are. */
public interface Trainings {

    /** Everybody in accepted NPQ training with the provider in the cohort, in the few groups that expectation tells apart. */
    Mono<InTraining> of(LeadProviderId provider, Cohort cohort);

    /** @param schedulesKnown false where somebody's schedule is not among the copies: of them nothing but a start can be expected */
    record InTraining(List<Trainees> trainees, boolean schedulesKnown) {

        public InTraining {
            trainees = List.copyOf(trainees);
        }
    }
}
