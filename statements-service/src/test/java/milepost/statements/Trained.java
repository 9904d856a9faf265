package milepost.statements;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.ShowExpected;
import milepost.statements.application.TrainingCopies.Funding;
import milepost.statements.application.TrainingCopies.Schedule;
import milepost.statements.application.TrainingCopies.Training;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.expected.Expectation;
import milepost.statements.domain.statement.StatementTerms;

/** What is told of people in training, and asked about what is expected of them, in words. */
public final class Trained {

    public static final String AUTUMN = "npq-leadership-autumn";

    private final Kept kept;

    public Trained(Kept kept) {
        this.kept = kept;
    }

    /** An accepted application for a headship with Larkfield, on the autumn's schedule; the person's id is the application's. */
    public static Training headship(UUID id) {
        return new Training(id, 1, Finance.LARKFIELD.value(), id, Finance.HEADSHIP, Finance.COHORT.identifier(), AUTUMN, true, true);
    }

    public static Training withdrawn(Training training) {
        return new Training(training.id(), training.version() + 1, training.leadProviderId(), training.participantId(), training.courseIdentifier(),
                training.cohort(), training.scheduleIdentifier(), false, training.live());
    }

    public static Training noLongerAccepted(Training training) {
        return new Training(training.id(), training.version() + 1, training.leadProviderId(), training.participantId(), training.courseIdentifier(),
                training.cohort(), training.scheduleIdentifier(), training.active(), false);
    }

    public static Training with(Training training, LeadProviderId provider) {
        return new Training(training.id(), training.version() + 1, provider.value(), training.participantId(), training.courseIdentifier(),
                training.cohort(), training.scheduleIdentifier(), training.active(), training.live());
    }

    public static Copy declared(Training training, String type, boolean fundable) {
        return new Copy(UUID.nameUUIDFromBytes((training.id() + type).getBytes()), 1, "npq", training.leadProviderId(), training.participantId(),
                training.courseIdentifier(), "leadership", training.cohort(), type, fundable ? "submitted" : "ineligible", fundable, fundable, false, false,
                Finance.NOVEMBER);
    }

    public List<UUID> trains(Training... told) {
        return kept.trainingCopies().trainings(List.of(told)).collectList().block(Finance.PATIENCE);
    }

    public List<UUID> funds(UUID id, boolean fundable, long version) {
        return kept.trainingCopies().funding(List.of(new Funding(id, version, fundable))).collectList().block(Finance.PATIENCE);
    }

    public boolean schedules(String identifier, long version, String... milestones) {
        return kept.trainingCopies().schedule(new Schedule(Finance.COHORT.identifier(), identifier,
                Arrays.stream(milestones).map(type -> DeclarationType.of(type).orElseThrow()).collect(Collectors.toSet()), version)).block(Finance.PATIENCE);
    }

    /** November's output statement with these milestones. */
    public void opens(StatementId id, LeadProviderId provider, Family family, String... due) {
        LocalDate deadline = LocalDate.parse("2024-11-25");
        kept.putStatement().run(id, new StatementTerms(provider, Finance.COHORT, family, YearMonth.parse("2024-11"), deadline, deadline.plusDays(30), true,
                Arrays.stream(due).map(type -> new StatementTerms.Milestone(AUTUMN, type)).toList()), Finance.NOVEMBER).block(Finance.PATIENCE);
    }

    public ShowExpected.Outcome asks(StatementId id) {
        return kept.showExpected().run(id).block(Finance.PATIENCE);
    }

    public Expectation expectation(StatementId id) {
        return ((ShowExpected.Outcome.Shown) asks(id)).expectation();
    }
}
