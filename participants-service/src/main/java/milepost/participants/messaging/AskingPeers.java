package milepost.participants.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import milepost.participants.application.Peers;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.training.Copied;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Question;
import reactor.core.publisher.Mono;

/** Turns facts to be confirmed into questions to the services that own them. */
public final class AskingPeers implements Peers {

    private static final String APPLICATIONS = "applications-service";
    private static final String DECLARATIONS = "declarations-service";

    private final AskTheOwner owners;

    public AskingPeers(AskTheOwner owners) {
        this.owners = owners;
    }

    @Override
    public Mono<Void> confirmApplicationsOf(Collection<ParticipantId> ids) {
        return owners.confirm(applicationsOf(ids).toList());
    }

    @Override
    public Mono<Void> confirmApplication(ApplicationId id) {
        return owners.confirm(List.of(new Question(APPLICATIONS, "applications", Map.of("ids", id.toString()))));
    }

    @Override
    public Mono<Void> confirmEntries(Collection<EntryKey> keys) {
        return owners.confirm(keys.stream().map(key -> new Question(APPLICATIONS, key.kind() + "s", Map.of("ids", key.value()))).distinct().toList());
    }

    @Override
    public Mono<Void> confirm(Set<Copied> facts, Subject subject) {
        List<Question> questions = facts.stream().sorted().flatMap(fact -> questions(fact, subject)).distinct().toList();
        return questions.isEmpty() ? Mono.empty() : owners.confirm(questions);
    }

    /** None where what they would be about is not known: then there is nothing to ask for. */
    private static Stream<Question> questions(Copied fact, Subject subject) {
        return switch (fact) {
            case APPLICATIONS -> applicationsOf(subject.ids());
            case DECLARATIONS -> subject.training().stream()
                    .map(training -> new Question(DECLARATIONS, "declarations", Map.of(training.word(), training.toString())));
            case COURSES -> Stream.of(new Question(APPLICATIONS, "courses", Map.of()));
            case COHORTS -> Stream.of(new Question(APPLICATIONS, "cohorts", Map.of()));
            case SCHEDULES -> subject.cohorts().stream().map(cohort -> ofCohort("schedules", cohort, Map.of()));
            case OFFERS -> subject.cohorts().stream()
                    .map(cohort -> ofCohort("offers", cohort, Map.of("lead_provider_id", subject.provider().toString())));
        };
    }

    private static Stream<Question> applicationsOf(Collection<ParticipantId> ids) {
        return ids.stream().map(id -> new Question(APPLICATIONS, "applications", Map.of("participant_id", id.toString())));
    }

    private static Question ofCohort(String aggregate, Cohort cohort, Map<String, String> also) {
        var criteria = new HashMap<>(also);
        criteria.put("cohort", cohort.identifier());
        return new Question(APPLICATIONS, aggregate, criteria);
    }
}
