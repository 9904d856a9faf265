package milepost.declarations.domain.submission;

import static milepost.declarations.domain.submission.Copied.APPLICATION;
import static milepost.declarations.domain.submission.Copied.COURSE;
import static milepost.declarations.domain.submission.Copied.DELIVERY_PARTNER;
import static milepost.declarations.domain.submission.Copied.ENROLMENT;
import static milepost.declarations.domain.submission.Copied.PARTNERSHIP;
import static milepost.declarations.domain.submission.Copied.SCHEDULE;
import static milepost.declarations.domain.submission.Copied.STATEMENT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Training;

/** Everything an NPQ declaration is checked for, in the order in which refusals are reported. */
final class NpqRules {

    static final Rule COURSE_IS_NAMED = Rule.always(Reason.COURSE_IDENTIFIER_MISSING, "third seed 2", s -> s.form().courseIdentifier() == null);

    /** This provider's accepted application for the course. */
    static final Rule PARTICIPANT_TAKES_COURSE = Rule.ifAllHeld(Reason.COURSE_NOT_TAKEN_BY_PARTICIPANT, "third seed 5; facts/npq 5.3 rules 5 and 9",
            Set.of(ENROLMENT, APPLICATION, COURSE), s -> s.known().training() == null || s.known().course() == null);

    static final Rule DATE_IS_NOT_AFTER_WITHDRAWAL = Rule.ifAllHeld(Reason.PARTICIPANT_WITHDRAWN,
            "second seed; third seed 3; facts/npq 5.3 rule 4; decision D6", Set.of(ENROLMENT), Submission::isAfterWithdrawal);

    static final Rule TRAINING_IS_NOT_DEFERRED = Rule.ifAllHeld(Reason.PARTICIPANT_DEFERRED, "second seed; decision D6", Set.of(ENROLMENT),
            s -> s.isTrainingNow(Training.Status.DEFERRED));

    static final Rule TYPE_EXISTS = Rule.always(Reason.DECLARATION_TYPE_INVALID, "facts/npq 5.3 rule 8",
            s -> s.form().declarationType() != null && s.form().type().filter(type -> type.isForNpq()).isEmpty());

    /** Nothing is decided before the application behind the enrolment is known. */
    static final Rule APPLICATION_IS_KNOWN = Rule.ifAllHeld(Reason.APPLICATION_NOT_KNOWN, "convergence rule 4", Set.of(APPLICATION),
            s -> s.known().application() == null);

    static final Rule TRAINING_HAS_SCHEDULE = Rule.ifAllHeld(Reason.SCHEDULE_MISSING, "facts/npq 5.3 rule 9", Set.of(ENROLMENT, SCHEDULE),
            s -> s.known().schedule() == null);

    static final Rule STATEMENT_IS_OPEN = Rule.ifAllHeld(Reason.STATEMENT_UNAVAILABLE, "third seed 6; facts/npq 5.3 rule 12; decision E4",
            Set.of(APPLICATION, ENROLMENT, STATEMENT), Submission::lacksStatement);

    static final Rule RESULT_IS_GIVEN = Rule.always(Reason.HAS_PASSED_MISSING, "facts/npq 5.3 rule 13",
            s -> s.needsResult() && s.form().hasPassed() == null);

    static final Rule RESULT_CAN_BE_READ = Rule.always(Reason.HAS_PASSED_INVALID, "facts/npq 5.3 rule 13",
            s -> s.needsResult() && s.form().hasPassed() != null && s.form().passed().isEmpty());

    static final Rule PARTNER_EXISTS = Rule.always(Reason.DELIVERY_PARTNER_NOT_FOUND, "facts/npq 5.3 rule 15", Set.of(DELIVERY_PARTNER),
            s -> s.form().deliveryPartnerId() != null && isNotAmong(s.known().partners(), s.form().deliveryPartner()));

    static final Rule SECONDARY_PARTNER_EXISTS = Rule.always(Reason.SECONDARY_DELIVERY_PARTNER_NOT_FOUND, "facts/npq 5.3 rule 16",
            Set.of(DELIVERY_PARTNER),
            s -> s.form().secondaryDeliveryPartnerId() != null && isNotAmong(s.known().partners(), s.form().secondaryDeliveryPartner()));

    static final Rule PARTNER_IS_NAMED = Rule.atLast(Reason.DELIVERY_PARTNER_MISSING, "facts/npq 5.4; decision D8", Set.of(APPLICATION),
            s -> s.needsPartner() && s.form().deliveryPartnerId() == null);

    static final Rule OUTSIDE_ENGLAND_HAS_NO_PARTNER = Rule.atLast(Reason.DELIVERY_PARTNER_NOT_ALLOWED, "facts/npq 5.4; decision D8", Set.of(APPLICATION),
            s -> !s.isInsideCatchment() && s.form().deliveryPartnerId() != null);

    static final Rule PARTNER_IS_YOURS = Rule.atLast(Reason.DELIVERY_PARTNER_NOT_YOURS, "facts/npq 5.4; decision D8", Set.of(PARTNERSHIP, ENROLMENT),
            s -> s.isInsideCatchment() && s.form().deliveryPartnerId() != null && isNotAmong(s.known().partnerships(), s.form().deliveryPartner()));

    static final Rule OUTSIDE_ENGLAND_HAS_NO_SECONDARY_PARTNER = Rule.atLast(Reason.SECONDARY_DELIVERY_PARTNER_NOT_ALLOWED, "facts/npq 5.4; decision D8",
            Set.of(APPLICATION), s -> !s.isInsideCatchment() && s.form().secondaryDeliveryPartnerId() != null);

    static final Rule SECONDARY_STANDS_BESIDE_PRIMARY = Rule.atLast(Reason.SECONDARY_DELIVERY_PARTNER_WITHOUT_PRIMARY, "facts/npq 5.4; decision D8",
            Set.of(), s -> s.form().deliveryPartnerId() == null && s.form().secondaryDeliveryPartnerId() != null);

    static final Rule SECONDARY_IS_ANOTHER = Rule.atLast(Reason.SECONDARY_DELIVERY_PARTNER_REPEATED, "facts/npq 5.4; decision D8", Set.of(),
            s -> s.form().secondaryDeliveryPartner().isPresent() && s.form().secondaryDeliveryPartner().equals(s.form().deliveryPartner()));

    static final Rule SECONDARY_PARTNER_IS_YOURS = Rule.atLast(Reason.SECONDARY_DELIVERY_PARTNER_NOT_YOURS, "facts/npq 5.4; decision D8",
            Set.of(PARTNERSHIP, ENROLMENT), s -> s.isInsideCatchment() && s.form().secondaryDeliveryPartnerId() != null
                    && isNotAmong(s.known().partnerships(), s.form().secondaryDeliveryPartner()));

    static final List<Rule> IN_ORDER = List.of(SharedRules.COURSE_IS_SUPPORTED, SharedRules.PARTICIPANT_IS_NAMED,
            SharedRules.PARTICIPANT_ID_IS_CURRENT, SharedRules.PARTICIPANT_TRAINS_WITH_PROVIDER, COURSE_IS_NAMED, PARTICIPANT_TAKES_COURSE,
            DATE_IS_NOT_AFTER_WITHDRAWAL, TRAINING_IS_NOT_DEFERRED, SharedRules.DATE_IS_GIVEN, SharedRules.DATE_CAN_BE_READ,
            SharedRules.DATE_IS_NOT_IN_FUTURE, SharedRules.TYPE_IS_GIVEN, TYPE_EXISTS, APPLICATION_IS_KNOWN, SharedRules.COHORT_IS_KNOWN,
            TRAINING_HAS_SCHEDULE, SharedRules.SCHEDULE_HAS_MILESTONE, SharedRules.DATE_IS_ON_OR_AFTER_MILESTONE, SharedRules.DATES_ARE_IN_SEQUENCE,
            SharedRules.PROVIDER_HAS_CONTRACT, STATEMENT_IS_OPEN, RESULT_IS_GIVEN, RESULT_CAN_BE_READ, SharedRules.SLOT_IS_FREE, PARTNER_EXISTS,
            SECONDARY_PARTNER_EXISTS, PARTNER_IS_NAMED, OUTSIDE_ENGLAND_HAS_NO_PARTNER, PARTNER_IS_YOURS, OUTSIDE_ENGLAND_HAS_NO_SECONDARY_PARTNER,
            SECONDARY_STANDS_BESIDE_PRIMARY, SECONDARY_IS_ANOTHER, SECONDARY_PARTNER_IS_YOURS);

    private static boolean isNotAmong(Set<PartnerId> partners, Optional<PartnerId> named) {
        return named.isEmpty() || !partners.contains(named.get());
    }

    private NpqRules() {
    }
}
