package milepost.participants.domain.training;

/** Facts that other services own, and of which our copy may be missing or old when a refusal rests on it (convergence rule 4). */
public enum Copied {
    APPLICATIONS, DECLARATIONS, COURSES, COHORTS, SCHEDULES, OFFERS
}
