package milepost.declarations.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of others' events: only what it needs (decision C5), one component per column of the copy. Whatever does not
 * fit into these shapes is poison.
 */
final class ToldByOthers {

    private static final Set<String> STATEMENT_STATES = Set.of("open", "payable", "paid");
    private static final Set<String> FAMILIES = Set.of("npq", "ecf");
    private static final Set<String> TRAINING_STATUSES = Set.of("active", "deferred", "withdrawn");

    record LeadProvider(UUID id, String name) {
        LeadProvider {
            given(id, name);
        }
    }

    record Course(String identifier, String group, boolean supported) {
        Course {
            given(identifier);
            oneOf(group, Set.of("leadership", "specialist", "support", "ehco", "ecf"));
        }
    }

    record Cohort(String identifier, boolean declarationSequenceChecked, boolean mentorFunding, boolean detailedEvidence,
                  @Nullable Instant paymentsFrozenAt) {
        Cohort {
            given(identifier);
        }
    }

    record Schedule(String cohort, String identifier, LocalDate appliesFrom, List<Milestone> milestones) {

        record Milestone(String declarationType, @Nullable LocalDate startDate, @Nullable LocalDate milestoneDate) {
            Milestone {
                oneOf(declarationType, Set.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed", "extended-1",
                        "extended-2", "extended-3"));
            }
        }

        Schedule {
            given(cohort, identifier, appliesFrom, milestones);
        }
    }

    record DeliveryPartner(UUID id, String name) {
        DeliveryPartner {
            given(id, name);
        }
    }

    record Partnership(UUID leadProviderId, UUID deliveryPartnerId, List<String> cohorts) {
        Partnership {
            given(leadProviderId, deliveryPartnerId, cohorts);
        }
    }

    /** A TRN that was not verified says nothing about who somebody is, so it is not kept. */
    record Participant(UUID id, @Nullable String trn, boolean trnVerified, @Nullable UUID retiredInto, @Nullable List<IdChange> idChanges) {

        record IdChange(UUID fromParticipantId, UUID toParticipantId, Instant changedAt) {
            IdChange {
                given(fromParticipantId, toParticipantId, changedAt);
            }
        }

        Participant {
            given(id);
            trn = trnVerified ? trn : null;
        }
    }

    record Application(UUID id, UUID participantId, Funding funding, @Nullable Boolean fundedPlace, @Nullable Boolean insideCatchment,
                       @Nullable Boolean targetedDeliveryFundingEligibility, Instant effectiveAt) {

        record Funding(String verdict) {
            Funding {
                oneOf(verdict, Set.of("eligible", "not_eligible", "unconfirmed"));
            }
        }

        Application {
            given(id, participantId, funding, effectiveAt);
        }
    }

    /**
     * Training of either family; the last four are null for NPQs. Of an early career teacher neither the school nor the first day of
     * induction is kept: no declaration shows or needs them.
     *
     * @param eligibleForFunding null also while it is unconfirmed
     */
    record Enrolment(UUID id, String family, @Nullable UUID applicationId, UUID participantId, String courseIdentifier, UUID leadProviderId,
                     String cohort, @Nullable String scheduleIdentifier, String trainingStatus, @Nullable Instant acceptedAt, boolean live,
                     List<Period> periods, Instant effectiveAt, @Nullable Boolean eligibleForFunding, @Nullable Boolean sparsityUplift,
                     @Nullable Boolean pupilPremiumUplift, @Nullable Boolean cohortChangedAfterPaymentsFrozen) {

        /** Who trained whom, with whom and on what, from when to when; it may lie ahead. */
        record Period(UUID leadProviderId, String trainingStatus, @Nullable String scheduleIdentifier, @Nullable String cohort,
                      @Nullable UUID deliveryPartnerId, @Nullable UUID mentorId, Instant from, @Nullable Instant to) {
            Period {
                given(leadProviderId, from);
                oneOf(trainingStatus, TRAINING_STATUSES);
            }
        }

        Enrolment {
            given(id, participantId, courseIdentifier, leadProviderId, cohort, periods, effectiveAt);
            oneOf(family, FAMILIES);
            oneOf(trainingStatus, TRAINING_STATUSES);
        }
    }

    record Contract(UUID id, UUID leadProviderId, String cohort, String kind, @Nullable String courseIdentifier) {
        Contract {
            given(id, leadProviderId, cohort, kind);
        }
    }

    record Statement(UUID id, UUID leadProviderId, String cohort, String type, LocalDate deadlineDate, boolean outputFee, String state) {
        Statement {
            given(id, leadProviderId, cohort, type, deadlineDate);
            oneOf(state, STATEMENT_STATES);
        }
    }

    record Line(UUID declarationId, long sourceVersion, @Nullable Payment payment, @Nullable Refund refund, boolean upliftPaid,
                Instant effectiveAt) {

        record Payment(UUID statementId, String statementState, String status) {
            Payment {
                given(statementId);
                oneOf(statementState, STATEMENT_STATES);
                oneOf(status, Set.of("attached", "voided"));
            }
        }

        record Refund(UUID statementId, String statementState) {
            Refund {
                given(statementId);
                oneOf(statementState, STATEMENT_STATES);
            }
        }

        Line {
            given(declarationId, effectiveAt);
        }
    }

    private static void given(Object... required) {
        for (Object each : required) {
            Objects.requireNonNull(each, "a required member is missing");
        }
    }

    private static void oneOf(String value, Set<String> known) {
        if (!known.contains(Objects.requireNonNull(value, "a required member is missing"))) {
            throw new IllegalArgumentException("none of " + known);
        }
    }

    private ToldByOthers() {
    }
}
