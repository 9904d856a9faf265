package milepost.participants.application.ecf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import reactor.core.publisher.Flux;

/** Lists of the ECF documents one provider may see; read only, so it has no use case of its own. Equal times go by id. */
public interface EcfPages {

    /** Of v3: people, by participant id. */
    Flux<Entry> participants(LeadProviderId provider, Wanted wanted, Order order, Slice slice);

    /** Of v1 and v2: training records, by their id. */
    Flux<Entry> rows(LeadProviderId provider, WantedRows wanted, Order order, Slice slice);

    /**
     * What a list of people is narrowed down to.
     *
     * @param cohorts start years; none means all
     */
    record Wanted(List<String> cohorts, Optional<TrainingStatus> status, Optional<Instant> updatedSince, Optional<ParticipantId> formerly) {
        public Wanted {
            cohorts = List.copyOf(cohorts);
        }
    }

    /**
     * What a list of rows is narrowed down to.
     *
     * @param cohorts start years; none means all
     */
    record WantedRows(List<String> cohorts, Optional<Instant> updatedSince) {
        public WantedRows {
            cohorts = List.copyOf(cohorts);
        }
    }

    /** Which part of it. */
    sealed interface Slice {
        int limit();

        record From(long offset, int limit) implements Slice {}

        record After(Instant at, UUID id, int limit) implements Slice {}
    }

    /** A document and the time it was sorted by. */
    record Entry(UUID id, Instant sortedAt, byte[] body) {}
}
