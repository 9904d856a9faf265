package milepost.declarations.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import milepost.declarations.application.Names;
import milepost.declarations.domain.CohortName;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.IdChange;
import milepost.declarations.domain.Line;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.ScheduleIdentifier;
import milepost.declarations.domain.StatementId;
import milepost.declarations.domain.Surroundings.Told;
import milepost.declarations.domain.Training;
import milepost.declarations.domain.TrainingId;
import milepost.declarations.domain.TrainingRecord;
import org.jspecify.annotations.Nullable;

/** Rows of the copies, as queries hand them out in JSON, and what they mean to the domain. */
public final class Copies {

    /** What applications-service said of an application. */
    public record ApplicationRow(Verdict funding, @Nullable Boolean fundedPlace, @Nullable Boolean insideCatchment,
                                 @Nullable Boolean targetedDeliveryFundingEligibility, Instant effectiveAt, long version) {

        public record Verdict(String verdict) {
        }

        public Funding asFunding() {
            return new Funding(Funding.Verdict.of(funding.verdict()), fundedPlace, Boolean.TRUE.equals(targetedDeliveryFundingEligibility));
        }

        public Told<Funding> told() {
            return new Told<>(asFunding(), effectiveAt);
        }
    }

    /** What participants-service said of an enrolment. */
    public record EnrolmentRow(UUID id, String family, UUID participantId, String courseIdentifier, UUID leadProviderId, String cohort,
                               @Nullable String scheduleIdentifier, String trainingStatus, boolean live, List<PeriodRow> periods,
                               Instant effectiveAt, long version, @Nullable Boolean eligibleForFunding, @Nullable Boolean sparsityUplift,
                               @Nullable Boolean pupilPremiumUplift, @Nullable Boolean cohortChangedAfterPaymentsFrozen) {

        public record PeriodRow(UUID leadProviderId, String trainingStatus, Instant from, @Nullable Instant to, @Nullable String cohort,
                                @Nullable String scheduleIdentifier, @Nullable UUID deliveryPartnerId, @Nullable UUID mentorId) {

            Training.Period period() {
                return new Training.Period(new ProviderId(leadProviderId), Training.Status.of(trainingStatus), from, to,
                        orNull(cohort, CohortName::new), orNull(scheduleIdentifier, ScheduleIdentifier::new),
                        orNull(deliveryPartnerId, PartnerId::new), orNull(mentorId, ParticipantId::new));
            }
        }

        public Training training() {
            return new Training(Family.of(family), new TrainingId(id), new ParticipantId(participantId), new ProviderId(leadProviderId),
                    new CourseIdentifier(courseIdentifier), new CohortName(cohort),
                    scheduleIdentifier == null ? null : new ScheduleIdentifier(scheduleIdentifier), Training.Status.of(trainingStatus), live,
                    periods.stream().map(PeriodRow::period).toList(), record());
        }

        /** An NPQ's is its application. */
        private @Nullable TrainingRecord record() {
            return switch (Family.of(family)) {
                case NPQ -> null;
                case ECF -> new TrainingRecord(new Funding(verdict(), null, false), Boolean.TRUE.equals(sparsityUplift),
                        Boolean.TRUE.equals(pupilPremiumUplift), Boolean.TRUE.equals(cohortChangedAfterPaymentsFrozen));
            };
        }

        private Funding.Verdict verdict() {
            return eligibleForFunding == null ? Funding.Verdict.UNCONFIRMED
                    : eligibleForFunding ? Funding.Verdict.ELIGIBLE : Funding.Verdict.NOT_ELIGIBLE;
        }

        public Told<Training> told() {
            return new Told<>(training(), effectiveAt);
        }
    }

    /** An NPQ's application says whether it is paid for, of an early career the training record itself. */
    static @Nullable Told<Funding> funding(@Nullable ApplicationRow application, @Nullable EnrolmentRow training) {
        TrainingRecord record = training == null ? null : training.record();
        return record == null ? orNull(application, ApplicationRow::told) : new Told<>(record.funding(), training.effectiveAt());
    }

    /** What statements-service said of a declaration's lines. */
    public record LineRow(@Nullable PaymentRow payment, @Nullable RefundRow refund, boolean upliftPaid, Instant effectiveAt, long version) {

        public record PaymentRow(UUID statementId, String statementState, String status) {
        }

        public record RefundRow(UUID statementId, String statementState) {
        }

        public Line line() {
            Line.Entry paid = Optional.ofNullable(payment).filter(row -> row.status().equals("attached"))
                    .map(row -> entry(row.statementId(), row.statementState())).orElse(null);
            Line.Entry refunded = refund == null ? null : entry(refund.statementId(), refund.statementState());
            return new Line(paid, refunded, upliftPaid, effectiveAt);
        }

        private static Line.Entry entry(UUID statement, String state) {
            return new Line.Entry(new StatementId(statement), Line.StatementState.of(state));
        }
    }

    /** The names around a declaration. */
    public record NamesRow(@Nullable String provider, @Nullable String partner, @Nullable String secondaryPartner) {

        public Names names() {
            return new Names(provider, partner, secondaryPartner);
        }
    }

    /** One change of a person's ids, as participants-service told it. */
    public record ChangeRow(UUID fromParticipantId, UUID toParticipantId, Instant changedAt) {

        IdChange change() {
            return new IdChange(new ParticipantId(fromParticipantId), new ParticipantId(toParticipantId), changedAt);
        }
    }

    /** None where the copy is from before they were kept. */
    public static List<IdChange> changes(@Nullable List<ChangeRow> rows) {
        return rows == null ? List.of() : rows.stream().map(ChangeRow::change).toList();
    }

    public static <R, T> @Nullable T orNull(@Nullable R row, Function<R, T> meaning) {
        return row == null ? null : Objects.requireNonNull(meaning.apply(row));
    }

    private Copies() {
    }
}
