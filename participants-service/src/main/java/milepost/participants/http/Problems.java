package milepost.participants.http;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.Person;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;

/** What this service answers when it does not do what was asked. */
final class Problems {

    private Problems() {
    }

    static Refused notFound() {
        return Refused.notFound();
    }

    /** The id was retired and the caller sees who it stands for now (decision A15, facts/npq 1.3). */
    static Refused gone(ParticipantId retired, Person survivor) {
        return new Refused(410, ApiError.of("Participant ID has been changed", "participant_id_changed",
                        "Participant %s is now known as %s.".formatted(retired, survivor.id()))
                .with(Map.of("participant_id", survivor.id().toString()))
                .alongside(Map.of("participant_id_changes", survivor.idChanges().stream().map(Problems::change).toList())));
    }

    private static Map<String, String> change(IdChange change) {
        return Map.of("from_participant_id", change.from().toString(), "to_participant_id", change.to().toString(),
                "changed_at", change.changedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** A command on an id that was retired, by someone who may know (decision A15). */
    static Refused replaced(ParticipantId retired, ParticipantId survivor) {
        return new Refused(422, ApiError.of("participant_id", "participant_id_changed",
                        "Participant %s is now known as %s.".formatted(retired, survivor))
                .with(Map.of("participant_id", survivor.toString())));
    }

    static Refused particulars(List<ParticularsRefusal> refusals) {
        return Refused.unprocessable(refusals.stream()
                .map(refusal -> ApiError.field("/" + refusal.field(), refusal.code(), refusal.sentence())).toList());
    }
}
