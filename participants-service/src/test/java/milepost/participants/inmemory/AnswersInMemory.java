package milepost.participants.inmemory;

import java.util.List;
import java.util.Map;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.PeerAnswers;
import milepost.participants.application.ResolvePerson;
import milepost.participants.http.ApplicantAnswers;
import milepost.participants.http.ApplicantAnswers.Applicant;
import milepost.participants.http.EnrolmentAnswers;
import milepost.participants.inmemory.ParticipantsInMemory.Resolved;
import milepost.platform.web.Answer;
import milepost.platform.web.ApiError;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** Reads a peer's question and writes the answer as the HTTP edge does, without HTTP. */
final class AnswersInMemory {

    private static final ObjectReader STRICT =
            Json.exact().readerFor(Applicant.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final ApplicantAnswers applicants;
    private final EnrolmentAnswers enrolments;

    AnswersInMemory(ResolvePerson resolve, ChangeEnrolment change, PeerAnswers answers) {
        this.applicants = new ApplicantAnswers(resolve, answers);
        this.enrolments = new EnrolmentAnswers(change, answers);
    }

    Mono<Resolved> to(byte[] applicant) {
        return written(Mono.defer(() -> applicants.to(STRICT.<Applicant>readValue(applicant))));
    }

    Mono<Resolved> toAll(byte[] list) {
        return written(Mono.defer(() -> applicants.to(STRICT.<Applicant>readValues(list).readAll())));
    }

    Mono<Resolved> to(ChangeEnrolment.Request request) {
        return written(enrolments.to(request, Mono.empty()));
    }

    private static Mono<Resolved> written(Mono<Answer> answer) {
        return answer.map(answered -> new Resolved(answered.status(), answered.body()))
                .onErrorResume(Refused.class, refused -> Mono.just(new Resolved(refused.status(),
                        Json.bytes(new Errors(refused.errors().stream().map(Entry::of).toList())))));
    }

    record Errors(List<Entry> errors) {}

    record Entry(String title, String detail, String code, Map<String, Object> meta) {

        static Entry of(ApiError error) {
            return new Entry(error.title(), error.detail(), error.code(), error.meta());
        }
    }
}
