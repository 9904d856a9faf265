package milepost.statements.application;

import java.util.List;
import milepost.statements.domain.DeclarationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Declarations that may not be as they should be (convergence rule 3); each page leaves alone what changed just now. */
public interface Suspects {

    Mono<List<DeclarationId>> page(Suspicion what, @Nullable DeclarationId after, int limit);

    /** Statements whose spread has been unfinished for longer than it takes. */
    Mono<Integer> halfSpread();

    /** What to look for. */
    enum Suspicion {
        FUNDABLE_WITHOUT_LINE("fundable-without-line"),
        LINE_WITHOUT_LIVE_DECLARATION("line-without-live-declaration"),
        WAITING_THAT_COULD_BE_PLACED("waiting-that-could-be-placed");

        private final String label;

        Suspicion(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
