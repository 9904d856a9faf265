package milepost.participants.http;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import milepost.participants.application.ResolvePerson.Together;
import milepost.participants.application.ecf.RecordOutcome;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.MergeRefusal;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.Refusal;
import milepost.participants.domain.Person;
import milepost.participants.domain.training.Rule;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;

/** What this service answers when it does not do what was asked. */
public final class Problems {

    private static final Set<String> IN_THE_BODY = Set.of("course_identifier", "reason", "schedule_identifier", "cohort");
    private static final Set<String> WITH_DECLARATIONS = Set.of("schedule_invalidates_declarations", "cohort_has_declarations");

    private Problems() {
    }

    public static Refused notFound() {
        return Refused.notFound();
    }

    /** The id was retired and the caller sees who it stands for now (decision A15, facts/npq 1.3). */
    public static Refused gone(ParticipantId retired, Person survivor) {
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
    public static Refused replaced(ParticipantId retired, ParticipantId survivor) {
        return new Refused(422, ApiError.of("participant_id", "participant_id_changed",
                        "Participant %s is now known as %s.".formatted(retired, survivor))
                .with(Map.of("participant_id", survivor.toString())));
    }

    static Refused particulars(List<ParticularsRefusal> refusals) {
        return Refused.unprocessable(refusals.stream().map(refusal -> field("/", refusal.refusal())).toList());
    }

    /** Of several applicants, each error with the number of the one it is about, the first being 0. */
    static Refused applicants(List<Together.Refused> refused) {
        return Refused.unprocessable(refused.stream().flatMap(each -> each.refusals().stream()
                .map(refusal -> field("/" + each.number() + "/", refusal.refusal()).with(Map.of("applicant", each.number())))).toList());
    }

    /** Every rule that is broken, with the declarations in the way where it is about them. */
    public static Refused broken(List<? extends Rule<?>> broken, List<HeardDeclaration> live) {
        return Refused.unprocessable(broken.stream().map(rule -> error(rule, live)).toList());
    }

    private static ApiError error(Rule<?> rule, List<HeardDeclaration> live) {
        var refusal = rule.refusal();
        var error = IN_THE_BODY.contains(refusal.title())
                ? ApiError.attribute(refusal.title(), refusal.code(), refusal.sentence())
                : ApiError.of(refusal.title(), refusal.code(), refusal.sentence());
        return WITH_DECLARATIONS.contains(refusal.code())
                ? error.with(Map.of("declaration_ids", live.stream().map(declaration -> declaration.id().toString()).toList())) : error;
    }

    /** The same for an operator, whose bodies have no {@code data}. */
    static Refused brokenByOperator(List<? extends Rule<?>> broken, List<HeardDeclaration> live) {
        return Refused.unprocessable(broken.stream().map(rule -> error(rule, live)).map(error -> error.pointer() == null ? error
                : ApiError.field("/" + error.title(), error.code(), error.detail()).with(error.meta())).toList());
    }

    static Refused trainingRecord(RecordOutcome.Refused refused) {
        return Refused.unprocessable(Stream.concat(
                refused.ofPerson().stream().map(refusal -> field("/participant/", refusal.refusal())),
                refused.ofRecord().stream().map(refusal -> field("/", refusal.refusal()))).toList());
    }

    private static ApiError field(String under, Refusal refusal) {
        return ApiError.field(under + refusal.title(), refusal.code(), refusal.sentence());
    }

    static Refused notAccepted() {
        return new Refused(422, ApiError.of("application", "application_not_accepted", "The application is not accepted, so nobody trains on it."));
    }

    static Refused merge(MergeRefusal reason, Optional<ParticipantId> instead) {
        var refusal = reason.refusal();
        var error = refusal.title().equals("into") ? field("/", refusal) : ApiError.of(refusal.title(), refusal.code(), refusal.sentence());
        return new Refused(422, instead.map(id -> error.with(Map.of("participant_id", id.toString()))).orElse(error));
    }
}
