package milepost.declarations.application;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.application.Submissions.Looked;
import milepost.declarations.domain.Convergence.Converged;
import milepost.declarations.domain.CohortName;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Training;
import milepost.declarations.domain.TrainingId;
import milepost.declarations.domain.Visibility;
import milepost.declarations.domain.submission.Copied;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.domain.submission.Known;
import milepost.declarations.domain.submission.Reason;
import milepost.declarations.domain.submission.Rule;
import milepost.declarations.domain.submission.Submission;
import milepost.declarations.domain.submission.Verdict;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes a provider's declaration, or says everything that is wrong with it; either way the attempt is remembered. */
public final class SubmitDeclaration {

    /** Decision D9: the tenth identical refusal within the hour is not given again. */
    static final int REFUSALS_GIVEN = 9;
    static final Duration WINDOW = Duration.ofHours(1);

    private final Transactions transactions;
    private final Submissions submissions;
    private final Bookkeeping bookkeeping;
    private final Peers peers;
    private final Ids ids;

    public SubmitDeclaration(Transactions transactions, Submissions submissions, Bookkeeping bookkeeping, Peers peers, Ids ids) {
        this.transactions = transactions;
        this.submissions = submissions;
        this.bookkeeping = bookkeeping;
        this.peers = peers;
        this.ids = ids;
    }

    /**
     * @param effectiveAt the request clock
     * @param arrivedAt   the system clock when the request came in
     */
    public record Request(ProviderId provider, Form form, Instant effectiveAt, Instant arrivedAt) {
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Taken(byte[] document) implements Outcome {
        }

        /**
         * @param slotHolder the declaration that is there already, where the provider may see it
         * @param previous   when the provider last tried to declare this milestone
         * @param newId      the participant's new id, where the one given was retired
         */
        record Turned(List<Reason> reasons, @Nullable DeclarationId slotHolder, @Nullable Instant previous,
                      @Nullable String newId) implements Outcome {
            public Turned {
                reasons = List.copyOf(reasons);
            }
        }

        record Repeated(Duration retryAfter) implements Outcome {
        }
    }

    public Mono<Outcome> submit(Request request) {
        return transactions.run(submissions.lock(request.form())
                .then(Mono.defer(() -> submissions.look(request.provider(), request.form(), request.effectiveAt(), request.arrivedAt())))
                .flatMap(looked -> judge(request, looked)));
    }

    private Mono<Outcome> judge(Request request, Looked looked) {
        Submission submission = new Submission(request.provider(), request.form(), looked.known(), request.effectiveAt());
        return switch (Verdict.on(submission, ids.declaration(), looked.around().now())) {
            case Verdict.Taken taken -> nameIsKnown(request, looked).then(Mono.defer(() -> take(request, looked, taken)));
            case Verdict.Turned(var broken) -> confirmed(broken, submission, looked).then(Mono.defer(() -> turn(request, looked, broken)));
        };
    }

    private Mono<Outcome> take(Request request, Looked looked, Verdict.Taken taken) {
        Declaration declaration = taken.declaration();
        Converged converged = new Converged(declaration, taken.steps(), Visibility.viewers(declaration, looked.known().training()), Set.of());
        return bookkeeping.open(converged, looked.around())
                .flatMap(entry -> remember(request, looked, "accepted", List.of(), declaration.id())
                        .thenReturn(new Outcome.Taken(entry.bodyFor(request.provider()))));
    }

    private Mono<Outcome> turn(Request request, Looked looked, List<Rule> broken) {
        List<Reason> reasons = broken.stream().map(Rule::reason).toList();
        if (looked.earlier() >= REFUSALS_GIVEN) {
            Instant free = Objects.requireNonNull(looked.oldest()).plus(WINDOW);
            Duration wait = Duration.between(looked.around().now(), free).plusSeconds(1);
            return remember(request, looked, "repeated", reasons.stream().map(Reason::code).toList(), null)
                    .thenReturn(new Outcome.Repeated(wait));
        }
        return remember(request, looked, "refused", reasons.stream().map(Reason::code).toList(), null)
                .thenReturn(turned(request, looked, reasons));
    }

    private static Outcome.Turned turned(Request request, Looked looked, List<Reason> reasons) {
        Known known = looked.known();
        DeclarationId holder = request.form().type().flatMap(known::holderOfSlot).filter(Known.Sibling::visible)
                .map(Known.Sibling::id).orElse(null);
        return new Outcome.Turned(reasons, holder, looked.previous(), known.survivor() == null ? null : known.survivor().toString());
    }

    /** Attempts are kept for participants we know (decision D9); of others there is nothing to remember. */
    private Mono<Void> remember(Request request, Looked looked, String verdict, List<String> codes, @Nullable DeclarationId taken) {
        return looked.known().person() == null ? Mono.empty() : submissions.record(new Submissions.Attempt(request.provider(), request.form(),
                looked.facts(), verdict, codes, taken, request.effectiveAt(), looked.around().now()));
    }

    /** Refusals that rest on others' facts are only given once their owners have confirmed them. */
    private Mono<Void> confirmed(List<Rule> broken, Submission submission, Looked looked) {
        Set<Copied> facts = broken.stream().flatMap(rule -> rule.restsOn().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Copied.class)));
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        facts.addAll(submission.missing());
        if (looked.around().names().provider() == null) {
            facts.add(Copied.LEAD_PROVIDER);
        }
        return peers.confirm(facts, subject(submission.provider(), submission.form(), submission.known()));
    }

    private Mono<Void> nameIsKnown(Request request, Looked looked) {
        return looked.around().names().provider() != null ? Mono.empty()
                : peers.confirm(Set.of(Copied.LEAD_PROVIDER), subject(request.provider(), request.form(), looked.known()));
    }

    private static Peers.Subject subject(ProviderId provider, Form form, Known known) {
        Training training = known.training();
        TrainingId id = training == null ? null : training.id();
        CohortName cohort = training == null ? null : training.cohort();
        Set<PartnerId> partners = Stream.of(form.deliveryPartner(), form.secondaryDeliveryPartner())
                .flatMap(Optional::stream).collect(Collectors.toSet());
        ParticipantId survivor = known.person() == null ? null : known.person().survivor();
        return new Peers.Subject(provider, survivor == null ? form.participant().orElse(null) : survivor, id, cohort, partners);
    }
}
