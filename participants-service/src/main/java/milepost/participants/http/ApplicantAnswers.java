package milepost.participants.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.participants.application.PeerAnswers;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.ResolvePerson.Outcome;
import milepost.participants.application.ResolvePerson.Together;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal.Written;
import milepost.platform.web.Answer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Which person an applicant is, as the peer that asks is told, whichever way its question came. */
public final class ApplicantAnswers {

    private final ResolvePerson resolve;
    private final PeerAnswers answers;

    public ApplicantAnswers(ResolvePerson resolve, PeerAnswers answers) {
        this.resolve = resolve;
        this.answers = answers;
    }

    /** Particulars that nobody can have are an error signal, {@link milepost.platform.web.Refused}. */
    public Mono<Answer> to(Applicant applicant) {
        return resolve.resolve(applicant.known(), applicant.written()).flatMap(outcome -> switch (outcome) {
            case Outcome.Resolved(var person) -> Mono.just(Answer.ok(answers.snapshot(person)));
            case Outcome.Refused(var refusals) -> Mono.error(Problems.particulars(refusals));
        });
    }

    /** The same about several, in their order; nobody becomes known where one has particulars that nobody can have. */
    public Mono<Answer> to(List<Applicant> applicants) {
        return resolve.resolve(applicants.stream().map(Applicant::asked).toList()).flatMap(together -> switch (together) {
            case Together.Resolved(var people) -> Mono.just(Answer.ok(list(people.stream().map(answers::snapshot).toList())));
            case Together.SomeRefused(var refused) -> Mono.error(Problems.applicants(refused));
        });
    }

    private static byte[] list(List<byte[]> answers) {
        return answers.stream().map(answer -> new String(answer, StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "{\"people\":[", "]}")).getBytes(StandardCharsets.UTF_8);
    }

    /** The operator API's {@code participant}; the date of birth is nobody's business here (decision C5). */
    public record Applicant(@Nullable UUID id, @Nullable String fullName, @Nullable String email, @Nullable String trn,
                            @Nullable Boolean trnVerified, @Nullable String dateOfBirth) {

        Optional<ParticipantId> known() {
            return Optional.ofNullable(id).map(ParticipantId::new);
        }

        Written written() {
            return new Written(fullName, email, trn, trnVerified);
        }

        ResolvePerson.Applicant asked() {
            return new ResolvePerson.Applicant(known(), written());
        }
    }
}
