package milepost.participants.application;

import java.util.List;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of the applications that applications-service owns. */
public interface Applications {

    /** Keeps copies of different applications, each unless a newer one is kept already; answers those that were kept. */
    Flux<ApplicationId> keep(List<ApplicationCopy> applications);

    /** The same for one; tells which. */
    default Mono<Boolean> keep(ApplicationCopy application) {
        return keep(List.of(application)).hasElements();
    }

    Mono<ApplicationCopy> find(ApplicationId id);

    Flux<ApplicationCopy> ofIds(List<ApplicationId> ids);

    /** Remembers that everything that follows from these versions has been done. */
    Mono<Void> converged(List<ApplicationCopy> applications);

    /** Copies, quiet for a while, whose consequences were not drawn or whose enrolment contradicts them; in the order of ids. */
    Flux<ApplicationCopy> unconverged(@Nullable ApplicationId after, int limit);
}
