package milepost.declarations.application;

import java.util.Set;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.PartnerId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What has to be known to judge another choice of delivery partners. */
public interface Partnerings {

    /**
     * @param insideCatchment null where the application behind the declaration is not known
     * @param partners        which of those named exist
     * @param partnerships    which of them work with the provider in the declaration's cohort
     * @param names           what a document says once they are chosen
     * @param namesVersion    the version of these names, to be remembered with the declaration
     */
    record Looked(@Nullable Boolean insideCatchment, Set<PartnerId> partners, Set<PartnerId> partnerships, Names names, long namesVersion) {

        public Looked {
            partners = Set.copyOf(partners);
            partnerships = Set.copyOf(partnerships);
        }
    }

    Mono<Looked> look(Declared declared, @Nullable PartnerId first, @Nullable PartnerId second);
}
