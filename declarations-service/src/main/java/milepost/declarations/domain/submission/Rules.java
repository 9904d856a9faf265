package milepost.declarations.domain.submission;

import static milepost.declarations.domain.submission.Copied.APPLICATION;
import static milepost.declarations.domain.submission.Copied.COHORT;
import static milepost.declarations.domain.submission.Copied.CONTRACT;
import static milepost.declarations.domain.submission.Copied.COURSE;
import static milepost.declarations.domain.submission.Copied.DELIVERY_PARTNER;
import static milepost.declarations.domain.submission.Copied.ENROLMENT;
import static milepost.declarations.domain.submission.Copied.PARTICIPANT;
import static milepost.declarations.domain.submission.Copied.PARTNERSHIP;
import static milepost.declarations.domain.submission.Copied.SCHEDULE;
import static milepost.declarations.domain.submission.Copied.STATEMENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Training;
import milepost.declarations.domain.submission.Rule.When;

/** Everything an NPQ declaration is checked for, in the order in which refusals are reported. */
public final class Rules {

    /** Decision D15, third seed group 1. */
    static final Rule COURSE_IS_SUPPORTED = first(Reason.COURSE_UNSUPPORTED, Set.of(COURSE),
            s -> s.known().course() != null && !s.known().course().supported());

    /** facts/npq 5.3 rule 2. */
    static final Rule PARTICIPANT_IS_NAMED = always(Reason.PARTICIPANT_ID_MISSING, s -> s.form().participantId() == null);

    /** facts/npq 5.3 rule 2, decision A15: only a provider that trains the survivor learns of the new id. */
    static final Rule PARTICIPANT_ID_IS_CURRENT = whenAllHeld(Reason.PARTICIPANT_ID_CHANGED, Set.of(PARTICIPANT, ENROLMENT),
            s -> s.known().survivor() != null);

    /** facts/npq 5.3 rule 3. */
    static final Rule PARTICIPANT_TRAINS_WITH_PROVIDER = whenAllHeld(Reason.PARTICIPANT_NOT_RECOGNISED, Set.of(PARTICIPANT, ENROLMENT, APPLICATION),
            s -> s.known().person() == null || s.known().person().isRetired() || !s.known().trainsWithProvider());

    /** facts/npq 5.3 rule 4, decision D6, second seed. */
    static final Rule DATE_IS_NOT_AFTER_WITHDRAWAL = whenAllHeld(Reason.PARTICIPANT_WITHDRAWN, Set.of(ENROLMENT), Submission::isAfterWithdrawal);

    /** Decision D6, second seed. */
    static final Rule TRAINING_IS_NOT_DEFERRED = whenAllHeld(Reason.PARTICIPANT_DEFERRED, Set.of(ENROLMENT),
            s -> s.isTrainingNow(Training.Status.DEFERRED));

    /** Third seed group 2. */
    static final Rule COURSE_IS_NAMED = always(Reason.COURSE_IDENTIFIER_MISSING, s -> s.form().courseIdentifier() == null);

    /** facts/npq 5.3 rules 5 and 9, third seed group 5: this provider's accepted application for the course. */
    static final Rule PARTICIPANT_TAKES_COURSE = whenAllHeld(Reason.COURSE_NOT_TAKEN_BY_PARTICIPANT, Set.of(ENROLMENT, APPLICATION, COURSE),
            s -> s.known().training() == null || s.known().course() == null);

    /** facts/npq 5.3 rule 7. */
    static final Rule DATE_IS_GIVEN = always(Reason.DECLARATION_DATE_MISSING, s -> s.form().declarationDate() == null);

    /** facts/npq 5.3 rule 6, decision D4. */
    static final Rule DATE_CAN_BE_READ = always(Reason.DECLARATION_DATE_INVALID,
            s -> s.form().declarationDate() != null && s.form().date().isEmpty());

    /** facts/npq 5.4, decision D4. */
    static final Rule DATE_IS_NOT_IN_FUTURE = always(Reason.DECLARATION_DATE_IN_FUTURE, Submission::isDatedInFuture);

    /** facts/npq 5.3 rule 6, decisions D4 and A16. */
    static final Rule DATE_IS_ON_OR_AFTER_MILESTONE = whenAllHeld(Reason.DECLARATION_DATE_BEFORE_MILESTONE, Set.of(ENROLMENT, SCHEDULE),
            Submission::isBeforeMilestone);

    /** facts/npq 5.3 rule 8. */
    static final Rule TYPE_IS_GIVEN = always(Reason.DECLARATION_TYPE_MISSING, s -> s.form().declarationType() == null);

    /** facts/npq 5.3 rule 8. */
    static final Rule TYPE_EXISTS = always(Reason.DECLARATION_TYPE_INVALID,
            s -> s.form().declarationType() != null && s.form().type().filter(type -> type.isForNpq()).isEmpty());

    /** Convergence rule 4: nothing is decided before the application behind the enrolment is known. */
    static final Rule APPLICATION_IS_KNOWN = whenAllHeld(Reason.APPLICATION_NOT_KNOWN, Set.of(APPLICATION), s -> s.known().application() == null);

    /** Convergence rule 4, for decision D5. */
    static final Rule COHORT_IS_KNOWN = whenAllHeld(Reason.COHORT_NOT_KNOWN, Set.of(COHORT), s -> s.known().cohort() == null);

    /** facts/npq 5.3 rule 9. */
    static final Rule TRAINING_HAS_SCHEDULE = whenAllHeld(Reason.SCHEDULE_MISSING, Set.of(ENROLMENT, SCHEDULE), s -> s.known().schedule() == null);

    /** facts/npq 5.3 rule 10. */
    static final Rule SCHEDULE_HAS_MILESTONE = whenAllHeld(Reason.DECLARATION_TYPE_NOT_IN_SCHEDULE, Set.of(ENROLMENT, SCHEDULE),
            Submission::isWithoutMilestone);

    /** Decision D5. */
    static final Rule DATES_ARE_IN_SEQUENCE = whenAllHeld(Reason.DECLARATION_OUT_OF_SEQUENCE, Set.of(COHORT), Submission::isOutOfSequence);

    /** facts/npq 5.3 rule 11. */
    static final Rule PROVIDER_HAS_CONTRACT = whenAllHeld(Reason.CONTRACT_MISSING, Set.of(ENROLMENT, CONTRACT), s -> !s.known().hasContract());

    /** facts/npq 5.3 rule 12, decision E4. */
    static final Rule STATEMENT_IS_OPEN = whenAllHeld(Reason.STATEMENT_UNAVAILABLE, Set.of(APPLICATION, ENROLMENT, STATEMENT), Submission::lacksStatement);

    /** facts/npq 5.3 rule 13. */
    static final Rule RESULT_IS_GIVEN = always(Reason.HAS_PASSED_MISSING, s -> s.needsResult() && s.form().hasPassed() == null);

    /** facts/npq 5.3 rule 13. */
    static final Rule RESULT_CAN_BE_READ = always(Reason.HAS_PASSED_INVALID,
            s -> s.needsResult() && s.form().hasPassed() != null && s.form().passed().isEmpty());

    /** facts/npq 5.3 rule 14, decision D3. */
    static final Rule SLOT_IS_FREE = whenAllHeld(Reason.DECLARATION_ALREADY_EXISTS, Set.of(),
            s -> s.form().type().flatMap(s.known()::holderOfSlot).isPresent());

    /** facts/npq 5.3 rule 15. */
    static final Rule PARTNER_EXISTS = restingAlways(Reason.DELIVERY_PARTNER_NOT_FOUND, Set.of(DELIVERY_PARTNER),
            s -> s.form().deliveryPartnerId() != null && isNotAmong(s.known().partners(), s.form().deliveryPartner()));

    /** facts/npq 5.3 rule 16. */
    static final Rule SECONDARY_PARTNER_EXISTS = restingAlways(Reason.SECONDARY_DELIVERY_PARTNER_NOT_FOUND, Set.of(DELIVERY_PARTNER),
            s -> s.form().secondaryDeliveryPartnerId() != null && isNotAmong(s.known().partners(), s.form().secondaryDeliveryPartner()));

    /** facts/npq 5.4 and 5.3 rule 17: rules of the record, looked at together once all others held. */
    static final List<Rule> PARTNERS = List.of(
            whenAllHeld(Reason.DELIVERY_PARTNER_MISSING, Set.of(APPLICATION), s -> s.needsPartner() && s.form().deliveryPartnerId() == null),
            whenAllHeld(Reason.DELIVERY_PARTNER_NOT_ALLOWED, Set.of(APPLICATION), s -> !s.isInsideCatchment() && s.form().deliveryPartnerId() != null),
            whenAllHeld(Reason.DELIVERY_PARTNER_NOT_YOURS, Set.of(PARTNERSHIP, ENROLMENT), s -> s.isInsideCatchment()
                    && s.form().deliveryPartnerId() != null && isNotAmong(s.known().partnerships(), s.form().deliveryPartner())),
            whenAllHeld(Reason.SECONDARY_DELIVERY_PARTNER_NOT_ALLOWED, Set.of(APPLICATION),
                    s -> !s.isInsideCatchment() && s.form().secondaryDeliveryPartnerId() != null),
            whenAllHeld(Reason.SECONDARY_DELIVERY_PARTNER_WITHOUT_PRIMARY, Set.of(),
                    s -> s.form().deliveryPartnerId() == null && s.form().secondaryDeliveryPartnerId() != null),
            whenAllHeld(Reason.SECONDARY_DELIVERY_PARTNER_REPEATED, Set.of(), s -> s.form().secondaryDeliveryPartner().isPresent()
                    && s.form().secondaryDeliveryPartner().equals(s.form().deliveryPartner())),
            whenAllHeld(Reason.SECONDARY_DELIVERY_PARTNER_NOT_YOURS, Set.of(PARTNERSHIP, ENROLMENT), s -> s.isInsideCatchment()
                    && s.form().secondaryDeliveryPartnerId() != null && isNotAmong(s.known().partnerships(), s.form().secondaryDeliveryPartner())));

    static final List<Rule> IN_ORDER = List.of(COURSE_IS_SUPPORTED, PARTICIPANT_IS_NAMED, PARTICIPANT_ID_IS_CURRENT,
            PARTICIPANT_TRAINS_WITH_PROVIDER, COURSE_IS_NAMED, PARTICIPANT_TAKES_COURSE, DATE_IS_NOT_AFTER_WITHDRAWAL,
            TRAINING_IS_NOT_DEFERRED, DATE_IS_GIVEN, DATE_CAN_BE_READ, DATE_IS_NOT_IN_FUTURE, TYPE_IS_GIVEN, TYPE_EXISTS,
            APPLICATION_IS_KNOWN, COHORT_IS_KNOWN, TRAINING_HAS_SCHEDULE, SCHEDULE_HAS_MILESTONE, DATE_IS_ON_OR_AFTER_MILESTONE,
            DATES_ARE_IN_SEQUENCE, PROVIDER_HAS_CONTRACT, STATEMENT_IS_OPEN, RESULT_IS_GIVEN, RESULT_CAN_BE_READ, SLOT_IS_FREE,
            PARTNER_EXISTS, SECONDARY_PARTNER_EXISTS);

    /** The rules a submission breaks, in order; none when it can be taken. */
    public static List<Rule> brokenBy(Submission submission) {
        List<Rule> broken = new ArrayList<>();
        for (Rule rule : IN_ORDER) {
            boolean looked = rule.looked() != When.IF_ALL_HELD || broken.isEmpty();
            if (looked && rule.isBroken().test(submission)) {
                broken.add(rule);
            }
            if (rule.looked() == When.FIRST && !broken.isEmpty()) {
                return broken;
            }
        }
        return broken.isEmpty() ? PARTNERS.stream().filter(rule -> rule.isBroken().test(submission)).toList() : broken;
    }

    private static boolean isNotAmong(Set<PartnerId> partners, Optional<PartnerId> named) {
        return named.isEmpty() || !partners.contains(named.get());
    }

    private static Rule first(Reason reason, Set<Copied> restsOn, Predicate<Submission> isBroken) {
        return new Rule(reason, When.FIRST, restsOn, isBroken);
    }

    private static Rule always(Reason reason, Predicate<Submission> isBroken) {
        return new Rule(reason, When.ALWAYS, Set.of(), isBroken);
    }

    private static Rule restingAlways(Reason reason, Set<Copied> restsOn, Predicate<Submission> isBroken) {
        return new Rule(reason, When.ALWAYS, restsOn, isBroken);
    }

    private static Rule whenAllHeld(Reason reason, Set<Copied> restsOn, Predicate<Submission> isBroken) {
        return new Rule(reason, When.IF_ALL_HELD, restsOn, isBroken);
    }

    private Rules() {
    }
}
