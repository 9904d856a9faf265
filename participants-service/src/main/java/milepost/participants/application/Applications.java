package milepost.participants.application;

import java.util.List;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of the applications that applications-service owns. */
public interface Applications {

    /** Keeps the copy unless a newer one is kept already; tells which. */
    Mono<Boolean> keep(ApplicationCopy application);

    Mono<ApplicationCopy> find(ApplicationId id);

    Flux<ApplicationCopy> ofIds(List<ApplicationId> ids);

    /** Remembers that everything that follows from this version has been done. */
    Mono<Void> converged(ApplicationId id, long version);

    /** Copies, quiet for a while, whose consequences were not drawn or whose enrolment contradicts them; in the order of ids. */
    Flux<ApplicationCopy> unconverged(@Nullable ApplicationId after, int limit);
}
