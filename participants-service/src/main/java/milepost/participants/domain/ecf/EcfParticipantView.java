package milepost.participants.domain.ecf;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;

/** What one provider sees of a person in the early career framework on a day; early career teachers come before mentors. */
public record EcfParticipantView(Person person, LeadProviderId seenBy, List<RecordView> records) {

    private static final Comparator<RecordView> IN_ORDER = Comparator
            .comparing((RecordView view) -> view.record().role())
            .thenComparing(view -> view.record().madeAt())
            .thenComparing(view -> view.record().id().value());

    public EcfParticipantView {
        records = List.copyOf(records);
    }

    /** A retired person shows as the survivor only. */
    public static Optional<EcfParticipantView> of(Person person, LeadProviderId provider, List<TrainingRecord> all, LocalDate today) {
        var own = all.stream().flatMap(record -> RecordView.of(record, provider, today).stream()).sorted(IN_ORDER).toList();
        return own.isEmpty() || person.retired() ? Optional.empty() : Optional.of(new EcfParticipantView(person, provider, own));
    }
}
