package milepost.declarations.application;

import java.time.Instant;
import java.util.List;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.domain.submission.Known;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What has to be known to judge a submission, and the record of the attempts made before (decision D9). */
public interface Submissions {

    /**
     * @param facts    a fingerprint of everything the verdict depends on
     * @param earlier  identical attempts refused on the same facts within the hour, answered before this one came in: how many (counted
     *                 to nine), and when the oldest of them was made
     * @param previous when this provider last tried to declare this milestone
     */
    record Looked(Known known, Around around, String facts, int earlier, @Nullable Instant oldest, @Nullable Instant previous) {
    }

    /** An attempt with its verdict: {@code accepted}, {@code refused} or {@code repeated}. */
    record Attempt(ProviderId provider, Form form, String facts, String verdict, List<String> codes,
                   @Nullable DeclarationId declaration, Instant effectiveAt, Instant recordedAt) {
    }

    /** Locks the person's keys, so that of two submissions about the same person one waits for the other (decision D3). */
    Mono<Void> lock(Form form);

    Mono<Looked> look(ProviderId provider, Form form, Instant effectiveAt, Instant arrivedAt);

    Mono<Void> record(Attempt attempt);
}
