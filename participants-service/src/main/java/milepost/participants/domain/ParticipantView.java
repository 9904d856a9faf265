package milepost.participants.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one provider sees of a participant: the person, and only the trainings with this provider. */
public record ParticipantView(Person person, LeadProviderId seenBy, List<Training> trainings) {

    private static final Comparator<Training> IN_ORDER = Comparator
            .comparing((Training training) -> training.enrolment().acceptedAt())
            .thenComparing(training -> training.enrolment().id().value());

    /** Visible exactly with a live enrolment at this provider (facts/npq 2.2); a retired person shows as the survivor only. */
    public static Optional<ParticipantView> of(Person person, LeadProviderId provider, List<Training> all) {
        var own = all.stream()
                .filter(training -> training.enrolment().live() && training.enrolment().leadProvider().equals(provider))
                .sorted(IN_ORDER)
                .toList();
        return own.isEmpty() || person.retired() ? Optional.empty() : Optional.of(new ParticipantView(person, provider, own));
    }

    public List<TrainingStatus> trainingStatuses() {
        return trainings.stream().map(training -> training.enrolment().trainingStatus()).distinct().sorted().toList();
    }
}
