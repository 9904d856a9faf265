package milepost.participants.application.ecf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.EcfParticipantView;

/** What a list is narrowed by: people with one enrolment that matches cohort and training status together are found, and shown whole. */
public final class FoundBy {

    private FoundBy() {
    }

    /** Everything under which a participant is found. */
    public static List<String> of(EcfParticipantView view) {
        return view.records().stream().map(record -> record.stretch().last()).flatMap(FoundBy::of).distinct().sorted().toList();
    }

    private static Stream<String> of(TrainingPeriod period) {
        var year = period.cohort().startYear();
        var status = period.status().word();
        return Stream.of(of(year, ""), of("", status), of(year, status));
    }

    /**
     * Any of which finds who is wanted; nothing where everybody is.
     *
     * @param years none means all
     */
    public static Optional<List<String>> wanted(List<String> years, Optional<TrainingStatus> status) {
        if (years.isEmpty()) {
            return status.map(asked -> List.of(of("", asked.word())));
        }
        var word = status.map(TrainingStatus::word).orElse("");
        return Optional.of(years.stream().map(year -> of(year, word)).toList());
    }

    private static String of(String year, String status) {
        return year + "/" + status;
    }
}
