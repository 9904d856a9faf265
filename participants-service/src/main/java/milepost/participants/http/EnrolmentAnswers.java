package milepost.participants.http;

import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.ChangeEnrolment.Outcome;
import milepost.participants.application.PeerAnswers;
import milepost.platform.web.Answer;
import reactor.core.publisher.Mono;

/** What the peer that passes on an operator's decision is told, whichever way it came. */
public final class EnrolmentAnswers {

    private final ChangeEnrolment change;
    private final PeerAnswers answers;

    public EnrolmentAnswers(ChangeEnrolment change, PeerAnswers answers) {
        this.change = change;
        this.answers = answers;
    }

    /**
     * A refusal is an error signal, {@link milepost.platform.web.Refused}.
     *
     * @param whenChanged what else a change leaves behind
     */
    public Mono<Answer> to(ChangeEnrolment.Request request, Mono<Void> whenChanged) {
        return change.change(request).flatMap(outcome -> switch (outcome) {
            case Outcome.Changed(var enrolment) -> whenChanged.thenReturn(Answer.ok(answers.snapshot(enrolment)));
            case Outcome.Unchanged(var enrolment) -> Mono.just(Answer.ok(answers.snapshot(enrolment)));
            case Outcome.NotAccepted _ -> Mono.error(Problems.notAccepted());
            case Outcome.Refused(var broken, var live) -> Mono.error(Problems.brokenByOperator(broken, live));
        });
    }
}
