package milepost.participants.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.FoundBy;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored documents of ECF participants in PostgreSQL. */
public final class PostgresEcfDocuments implements EcfDocuments {

    /** The shape that {@link EcfDocuments.Rendering} renders now. */
    private static final int SHAPE = 1;

    private static final String PARTICIPANT = """
            SELECT participant_id, updated_at, body FROM ecf_participant_document
             WHERE participant_id = $1 AND lead_provider_id = $2 AND body IS NOT NULL
            """;
    // 'ect' comes before 'mentor', as Role has them
    private static final String ROW = """
            SELECT participant_id, updated_at, body FROM ecf_row_document
             WHERE participant_id = $1 AND lead_provider_id = $2 AND body IS NOT NULL AND ($3::text IS NULL OR role = $3)
             ORDER BY role, created_at, training_record_id LIMIT 1
            """;
    private static final String ROW_OF_RECORD = """
            SELECT participant_id, updated_at, body FROM ecf_row_document
             WHERE training_record_id = $1 AND lead_provider_id = $2 AND body IS NOT NULL
            """;
    private static final String NOW_AND_TURN = """
            SELECT clock_timestamp() AS now, (SELECT turns_on FROM ecf_turn WHERE participant_id = $1) AS turns_on
            """;
    private static final String PARTICIPANTS = "SELECT lead_provider_id, updated_at, body FROM ecf_participant_document WHERE participant_id = $1";
    private static final String ROWS = """
            SELECT training_record_id, lead_provider_id, updated_at, body FROM ecf_row_document
             WHERE participant_id = $1 OR training_record_id = ANY($2)
             ORDER BY training_record_id, lead_provider_id
            """;
    private static final String PUT_PARTICIPANT = """
            INSERT INTO ecf_participant_document (participant_id, lead_provider_id, found_by, shape, body, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6)
            ON CONFLICT (participant_id, lead_provider_id) DO UPDATE
               SET found_by = EXCLUDED.found_by, shape = EXCLUDED.shape, body = EXCLUDED.body, updated_at = EXCLUDED.updated_at
            """;
    private static final String PUT_ROW = """
            INSERT INTO ecf_row_document (training_record_id, lead_provider_id, participant_id, role, cohort, shape, body, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
            ON CONFLICT (training_record_id, lead_provider_id) DO UPDATE
               SET participant_id = EXCLUDED.participant_id, role = EXCLUDED.role, cohort = EXCLUDED.cohort, shape = EXCLUDED.shape,
                   body = EXCLUDED.body, updated_at = EXCLUDED.updated_at
            """;
    private static final String WITHDRAW_PARTICIPANT = """
            UPDATE ecf_participant_document SET found_by = '{}', body = NULL, updated_at = $3
             WHERE participant_id = $1 AND lead_provider_id = $2
            """;
    private static final String WITHDRAW_ROW = """
            UPDATE ecf_row_document SET body = NULL, updated_at = $3 WHERE training_record_id = $1 AND lead_provider_id = $2
            """;
    private static final String TURNS_ON = """
            INSERT INTO ecf_turn (participant_id, turns_on) VALUES ($1, $2)
            ON CONFLICT (participant_id) DO UPDATE SET turns_on = EXCLUDED.turns_on
            """;
    private static final String TURNS_NO_MORE = "DELETE FROM ecf_turn WHERE participant_id = $1";
    private static final String TURNING = "SELECT participant_id FROM ecf_turn WHERE turns_on <= $1 ORDER BY turns_on, participant_id LIMIT $2";

    private final DatabaseClient db;

    public PostgresEcfDocuments(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Document> participant(ParticipantId participant, LeadProviderId provider) {
        return Bindings.of(db.sql(PARTICIPANT)).with(participant.value(), provider.value()).statement().map(PostgresEcfDocuments::document).one();
    }

    @Override
    public Mono<Document> row(ParticipantId participant, LeadProviderId provider, Optional<Role> role) {
        return Bindings.of(db.sql(ROW)).with(participant.value(), provider.value())
                .nullable(role.map(Role::word).orElse(null), String.class).statement().map(PostgresEcfDocuments::document).one();
    }

    @Override
    public Mono<Document> row(TrainingRecordId record, LeadProviderId provider) {
        return Bindings.of(db.sql(ROW_OF_RECORD)).with(record.value(), provider.value()).statement().map(PostgresEcfDocuments::document).one();
    }

    @Override
    public Mono<Shelf> shelf(ParticipantId participant, Collection<TrainingRecordId> records) {
        var id = participant.value();
        return db.sql(NOW_AND_TURN).bind(0, id).map(row -> new Time(row.get("now", Instant.class), row.get("turns_on", LocalDate.class))).one()
                .flatMap(time -> db.sql(PARTICIPANTS).bind(0, id).map(PostgresEcfDocuments::kept).all().collectList()
                        .flatMap(documents -> Bindings.of(db.sql(ROWS))
                                .with(id, records.stream().map(TrainingRecordId::value).toArray(UUID[]::new))
                                .statement().map(PostgresEcfDocuments::keptRow).all().collectList()
                                .map(rows -> new Shelf(documents, rows, Optional.ofNullable(time.turnsOn()), time.now()))));
    }

    @Override
    public Mono<Void> put(EcfParticipantView view, Instant updatedAt, byte[] body) {
        return Bindings.of(db.sql(PUT_PARTICIPANT))
                .with(view.person().id().value(), view.seenBy().value(), FoundBy.of(view).toArray(String[]::new), SHAPE, body, updatedAt)
                .statement().then();
    }

    @Override
    public Mono<Void> put(RecordView view, Instant updatedAt, byte[] body) {
        var record = view.record();
        return Bindings.of(db.sql(PUT_ROW))
                .with(record.id().value(), view.stretch().leadProvider().value(), record.participant().value(), record.role().word(),
                        view.stretch().last().cohort().startYear(), SHAPE, body, updatedAt)
                .statement().then();
    }

    @Override
    public Mono<Void> withdraw(ParticipantId participant, LeadProviderId provider, Instant updatedAt) {
        return Bindings.of(db.sql(WITHDRAW_PARTICIPANT)).with(participant.value(), provider.value(), updatedAt).statement().then();
    }

    @Override
    public Mono<Void> withdraw(TrainingRecordId record, LeadProviderId provider, Instant updatedAt) {
        return Bindings.of(db.sql(WITHDRAW_ROW)).with(record.value(), provider.value(), updatedAt).statement().then();
    }

    @Override
    public Mono<Void> turnsOn(ParticipantId participant, @Nullable LocalDate day) {
        return day == null ? db.sql(TURNS_NO_MORE).bind(0, participant.value()).then()
                : Bindings.of(db.sql(TURNS_ON)).with(participant.value(), day).statement().then();
    }

    @Override
    public Flux<ParticipantId> turning(LocalDate day, int limit) {
        return Bindings.of(db.sql(TURNING)).with(day, limit).statement()
                .map(row -> new ParticipantId(row.get("participant_id", UUID.class))).all();
    }

    private static Document document(Readable row) {
        return new Document(new ParticipantId(row.get("participant_id", UUID.class)), row.get("updated_at", Instant.class),
                row.get("body", byte[].class));
    }

    private static Kept kept(Readable row) {
        return new Kept(new LeadProviderId(row.get("lead_provider_id", UUID.class)), row.get("updated_at", Instant.class),
                row.get("body", byte[].class));
    }

    private static KeptRow keptRow(Readable row) {
        return new KeptRow(new TrainingRecordId(row.get("training_record_id", UUID.class)),
                new LeadProviderId(row.get("lead_provider_id", UUID.class)), row.get("updated_at", Instant.class), row.get("body", byte[].class));
    }

    private record Time(Instant now, @Nullable LocalDate turnsOn) {}
}
