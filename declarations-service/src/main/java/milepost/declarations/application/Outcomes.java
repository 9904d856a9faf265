package milepost.declarations.application;

import java.time.Instant;
import java.util.List;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.IdChange;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.OutcomeId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Outcomes as providers see them: whoever sees the declaration sees its outcomes (decision C4). */
public interface Outcomes {

    /**
     * An outcome with what is shown beside it.
     *
     * @param updatedAt moves with the participant's id only
     */
    record Shown(Outcome outcome, ParticipantId participant, CourseIdentifier course, Instant updatedAt) {
    }

    /** Whose outcomes are listed. */
    sealed interface Of {

        /** Those added since then, or all. */
        record Everybody(@Nullable Instant createdSince) implements Of {
        }

        record One(ParticipantId participant) implements Of {
        }
    }

    /**
     * Who somebody is to a provider.
     *
     * @param trains  whether the provider trains that person now, under the id that was given
     * @param retired null where the id is in use
     */
    record Standing(boolean trains, @Nullable Retired retired) {
    }

    /**
     * An id that was retired.
     *
     * @param trains  whether the provider trains the survivor
     * @param changes every change of the survivor's ids, as far as it is known here
     */
    record Retired(ParticipantId survivor, boolean trains, List<IdChange> changes) {

        public Retired {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What a new outcome is judged by.
     *
     * @param completed the newest completed declaration for the course that the provider may see and that was not taken back
     */
    record Looked(Standing standing, @Nullable CourseGroup group, @Nullable DeclarationId completed) {
    }

    /** In the order in which they were added. */
    Flux<Shown> list(ProviderId viewer, Of whose, DeclarationDocuments.Start start, int limit);

    Mono<Shown> find(ProviderId viewer, OutcomeId id);

    Mono<Standing> standing(ProviderId provider, ParticipantId participant);

    Mono<Looked> look(ProviderId provider, ParticipantId participant, @Nullable CourseIdentifier course);
}
