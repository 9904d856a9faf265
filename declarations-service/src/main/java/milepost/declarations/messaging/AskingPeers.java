package milepost.declarations.messaging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.application.Peers;
import milepost.declarations.domain.submission.Copied;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Question;
import reactor.core.publisher.Mono;

/** Turns facts to be confirmed into questions to the services that own them. */
public final class AskingPeers implements Peers {

    private static final String APPLICATIONS = "applications-service";
    private static final String PARTICIPANTS = "participants-service";
    private static final String STATEMENTS = "statements-service";

    private final AskTheOwner owners;

    public AskingPeers(AskTheOwner owners) {
        this.owners = owners;
    }

    @Override
    public Mono<Void> confirm(Set<Copied> facts, Subject subject) {
        List<Question> questions = facts.stream().sorted().flatMap(fact -> question(fact, subject)).toList();
        return questions.isEmpty() ? Mono.empty() : owners.confirm(questions);
    }

    /** Nothing where what the question is about is not known: then there is nothing to ask for. */
    private static Stream<Question> question(Copied fact, Subject subject) {
        return switch (fact) {
            case LEAD_PROVIDER -> Stream.of(new Question(APPLICATIONS, "lead-providers", Map.of("ids", subject.provider().toString())));
            case PARTICIPANT -> Stream.ofNullable(subject.participant())
                    .map(id -> new Question(PARTICIPANTS, "participants", Map.of("ids", id.toString())));
            case ENROLMENT -> subject.training() != null
                    ? Stream.of(new Question(PARTICIPANTS, "enrolments", Map.of("ids", subject.training().toString())))
                    : Stream.ofNullable(subject.participant())
                            .map(id -> new Question(PARTICIPANTS, "enrolments", Map.of("participant_id", id.toString())));
            // by its own id where that is known: its owner may not have heard yet whom the applicant was merged into
            case APPLICATION -> subject.training() != null
                    ? Stream.of(new Question(APPLICATIONS, "applications", Map.of("ids", subject.training().toString())))
                    : Stream.ofNullable(subject.participant())
                            .map(id -> new Question(APPLICATIONS, "applications", Map.of("participant_id", id.toString())));
            case COURSE -> Stream.of(new Question(APPLICATIONS, "courses", Map.of()));
            case COHORT -> Stream.of(new Question(APPLICATIONS, "cohorts", Map.of()));
            case SCHEDULE -> Stream.ofNullable(subject.cohort())
                    .map(cohort -> new Question(APPLICATIONS, "schedules", Map.of("cohort", cohort.toString())));
            case CONTRACT -> ofCohort("contracts", subject);
            case STATEMENT -> ofCohort("statements", subject);
            case DELIVERY_PARTNER -> subject.partners().isEmpty() ? Stream.empty() : Stream.of(new Question(APPLICATIONS, "delivery-partners",
                    Map.of("ids", subject.partners().stream().map(Object::toString).sorted().collect(Collectors.joining(",")))));
            case PARTNERSHIP -> Stream.of(new Question(APPLICATIONS, "partnerships", Map.of("lead_provider_id", subject.provider().toString())));
        };
    }

    private static Stream<Question> ofCohort(String aggregate, Subject subject) {
        return Stream.ofNullable(subject.cohort()).map(cohort -> new Question(STATEMENTS, aggregate,
                Map.of("lead_provider_id", subject.provider().toString(), "cohort", cohort.toString())));
    }
}
