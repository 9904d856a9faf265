package milepost.participants.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.ReceiveTrainingRecord;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.ecf.EligibleForFunding;
import milepost.participants.domain.ecf.RecordChanges;
import milepost.participants.domain.ecf.Said;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.domain.ecf.Transferring;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;
import org.jspecify.annotations.Nullable;

/** The bodies of {@code /operator/v1/training-records}; a field that is an {@code Optional} is null when it was left out. */
final class TrainingRecordForms {

    private static final int LONGEST = 200;

    private TrainingRecordForms() {
    }

    /** {@code POST /training-records}. */
    record Intake(@Nullable UUID id, @Nullable Participant participant, @Nullable String courseIdentifier, @Nullable UUID leadProviderId,
                  @Nullable Optional<UUID> deliveryPartnerId, @Nullable String cohort, @Nullable String scheduleIdentifier,
                  @Nullable Optional<String> schoolUrn, @Nullable Optional<UUID> mentorId, @Nullable Optional<Boolean> eligibleForFunding,
                  @Nullable Optional<Boolean> sparsityUplift, @Nullable Optional<Boolean> pupilPremiumUplift,
                  @Nullable Optional<LocalDate> inductionStartDate) {

        /** Ends the request when a field is missing or says nothing sensible. */
        ReceiveTrainingRecord.Request understood(Instant at) {
            var fields = new Fields();
            var person = fields.required("participant", participant);
            if (person != null) {
                fields.required("participant/full_name", person.fullName());
            }
            fields.required("course_identifier", courseIdentifier);
            fields.required("lead_provider_id", leadProviderId);
            fields.required("cohort", cohort);
            fields.required("schedule_identifier", scheduleIdentifier);
            var said = fields.changes(new Changes(deliveryPartnerId, schoolUrn, mentorId, eligibleForFunding, sparsityUplift, pupilPremiumUplift,
                    inductionStartDate));
            fields.refuseErrors();
            return new ReceiveTrainingRecord.Request(Optional.ofNullable(id).map(TrainingRecordId::new), Objects.requireNonNull(person).known(),
                    person.written(), new CourseIdentifier(Objects.requireNonNull(courseIdentifier)),
                    new LeadProviderId(Objects.requireNonNull(leadProviderId)), Objects.requireNonNull(cohort),
                    new ScheduleIdentifier(Objects.requireNonNull(scheduleIdentifier)), said, at);
        }
    }

    /** Whose training it is. */
    record Participant(@Nullable UUID id, @Nullable String fullName, @Nullable String email, @Nullable String trn, @Nullable Boolean trnVerified) {

        Optional<ParticipantId> known() {
            return Optional.ofNullable(id).map(ParticipantId::new);
        }

        ParticularsRefusal.Written written() {
            return new ParticularsRefusal.Written(fullName, email, trn, trnVerified);
        }
    }

    /** {@code PUT /training-records/{id}}. */
    record Changes(@Nullable Optional<UUID> deliveryPartnerId, @Nullable Optional<String> schoolUrn, @Nullable Optional<UUID> mentorId,
                   @Nullable Optional<Boolean> eligibleForFunding, @Nullable Optional<Boolean> sparsityUplift,
                   @Nullable Optional<Boolean> pupilPremiumUplift, @Nullable Optional<LocalDate> inductionStartDate) {

        ChangeTrainingRecord.Request understood(TrainingRecordId record, Instant at) {
            var fields = new Fields();
            var changes = fields.changes(this);
            fields.refuseErrors();
            return new ChangeTrainingRecord.Request(record, changes, at);
        }

        /** The names of the fields, for the audit: never their content. */
        List<String> given() {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("delivery_partner_id", deliveryPartnerId);
            fields.put("school_urn", schoolUrn);
            fields.put("mentor_id", mentorId);
            fields.put("eligible_for_funding", eligibleForFunding);
            fields.put("sparsity_uplift", sparsityUplift);
            fields.put("pupil_premium_uplift", pupilPremiumUplift);
            fields.put("induction_start_date", inductionStartDate);
            return fields.entrySet().stream().filter(field -> field.getValue() != null).map(Map.Entry::getKey).toList();
        }
    }

    /** {@code POST /training-records/{id}/transfer}. */
    record Transfer(@Nullable UUID leadProviderId, @Nullable UUID deliveryPartnerId, @Nullable LocalDate from) {

        TransferTraining.Request understood(TrainingRecordId record, Instant at) {
            var fields = new Fields();
            fields.required("lead_provider_id", leadProviderId);
            fields.required("from", from);
            fields.refuseErrors();
            return new TransferTraining.Request(record, new Transferring.Asked(new LeadProviderId(Objects.requireNonNull(leadProviderId)),
                    deliveryPartnerId, Objects.requireNonNull(from)), at);
        }
    }

    /** Judges the fields one after the other, so that one answer names everything that is wrong. */
    private static final class Fields {

        private final List<ApiError> errors = new ArrayList<>();

        <T> @Nullable T required(String field, @Nullable T value) {
            if (value == null || value instanceof String text && text.isBlank()) {
                errors.add(ApiError.field("/" + field, "required", "The field '%s' is required.".formatted(field.substring(field.indexOf('/') + 1))));
            }
            return value;
        }

        RecordChanges changes(Changes form) {
            return new RecordChanges(said(form.deliveryPartnerId(), id -> id), said(form.schoolUrn(), this::urn), said(form.mentorId(), id -> id),
                    form.eligibleForFunding() == null ? Said.nothing() : Said.of(EligibleForFunding.of(form.eligibleForFunding().orElse(null))),
                    flag("sparsity_uplift", form.sparsityUplift()), flag("pupil_premium_uplift", form.pupilPremiumUplift()),
                    said(form.inductionStartDate(), this::day));
        }

        private static <T> Said<T> said(@Nullable Optional<T> field, Function<T, @Nullable T> understood) {
            return field == null ? Said.nothing() : Said.of(field.map(understood).orElse(null));
        }

        /** Null says nothing of a flag. */
        private Said<Boolean> flag(String field, @Nullable Optional<Boolean> value) {
            if (value != null && value.isEmpty()) {
                errors.add(ApiError.field("/" + field, "required", "The field '%s' is true or false.".formatted(field)));
            }
            return said(value, flag -> flag);
        }

        /** Blank is none. */
        private @Nullable String urn(String text) {
            var urn = text.strip();
            if (urn.length() > LONGEST) {
                errors.add(ApiError.field("/school_urn", "school_urn_invalid", "A 'school_urn' has at most %d characters.".formatted(LONGEST)));
            }
            return urn.isEmpty() ? null : urn;
        }

        private LocalDate day(LocalDate day) {
            if (day.getYear() < 1 || day.getYear() > 9_999) {
                errors.add(ApiError.field("/induction_start_date", "wrong_type", "Expected a date such as \"2026-09-01\" here."));
            }
            return day;
        }

        void refuseErrors() {
            if (!errors.isEmpty()) {
                throw Refused.unprocessable(errors);
            }
        }
    }
}
