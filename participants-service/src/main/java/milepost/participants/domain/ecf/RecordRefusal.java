package milepost.participants.domain.ecf;

import milepost.participants.domain.Refusal;

/** Why a training record is not taken, changed or transferred as an operator asks: the field, a stable code and one sentence. */
public enum RecordRefusal {

    COURSE_NOT_ECF("course_identifier", "course_not_ecf", "A 'course_identifier' of the early career framework is ecf-induction or ecf-mentor."),
    COHORT_UNKNOWN("cohort", "cohort_unknown", "There is no cohort with the identifier in 'cohort'."),
    SCHEDULE_NOT_FOUND("schedule_identifier", "schedule_not_found", "The cohort has no schedule of the early career framework with the identifier in 'schedule_identifier'."),
    SCHEDULE_NOT_FOR_MENTORS("schedule_identifier", "schedule_not_for_mentors", "Reduced schedules are not meant for mentors."),
    SCHEDULE_FOR_MENTORS_ONLY("schedule_identifier", "schedule_for_mentors_only", "Replacement schedules are meant for mentors only."),
    LEAD_PROVIDER_UNKNOWN("lead_provider_id", "lead_provider_unknown", "There is no lead provider with the id in 'lead_provider_id'."),
    DELIVERY_PARTNER_UNKNOWN("delivery_partner_id", "delivery_partner_unknown", "There is no delivery partner with the id in 'delivery_partner_id'."),
    MENTOR_OF_A_MENTOR("mentor_id", "mentor_of_a_mentor", "Only early career teachers have a mentor."),
    MENTOR_UNKNOWN("mentor_id", "mentor_unknown", "There is no participant with the id in 'mentor_id'."),
    RECORD_EXISTS("id", "training_record_exists", "The 'id' is that of another person's training, or of training in another role or family."),
    INDUCTION_START_DATE_MISSING("induction_start_date", "induction_start_date_missing",
            "The participant trains in this role with another provider; a transfer needs the 'induction_start_date' it begins on."),
    INDUCTION_BEFORE_TRAINING("induction_start_date", "transfer_before_training",
            "The participant trains in this role with another provider, who began on that 'induction_start_date' or later."),
    INDUCTION_DATE_IMPOSSIBLE("induction_start_date", "induction_start_date_impossible",
            "Training cannot have begun on that 'induction_start_date': it was deferred, withdrawn, in another cohort or another provider's by then."),
    TRANSFER_BEFORE_TRAINING("from", "transfer_before_training", "A transfer begins after the first day with the present provider.");

    private final Refusal refusal;

    RecordRefusal(String title, String code, String sentence) {
        this.refusal = new Refusal(title, code, sentence);
    }

    public Refusal refusal() {
        return refusal;
    }
}
