package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.Documents;
import milepost.applications.domain.Answers;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.ApplicationState.Pending;
import milepost.applications.domain.ApplicationState.Rejected;
import milepost.applications.domain.Funding;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.RejectionReason;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.Verdict;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** Rows of table {@code application} and back: every column of the state is written every time. */
final class ApplicationRows {

    static final String COLUMNS = """
            a.id, a.participant_id, a.lead_provider_id, a.course_identifier, a.course_group, a.cohort, a.answers::text AS answers,
            a.status, a.reason_for_rejection, a.accepted_at, a.schedule_identifier, a.training_status, a.accepted_version,
            a.verdict, a.verdict_code, a.previously_funded, a.funded_place, a.effective_at, a.created_at, a.updated_at, a.version,
            a.document, a.etag, a.shape, a.verdict_decided::text AS verdict_decided
            """;

    private ApplicationRows() {
    }

    static Stored stored(Readable row) {
        return new Stored(application(row), PostgresPersons.person(row),
                new Documents.Rendered(get(row, "document", byte[].class), get(row, "etag", String.class)), get(row, "shape", Integer.class));
    }

    static Application application(Readable row) {
        return new Application(new ApplicationId(get(row, "id", UUID.class)), new ParticipantId(get(row, "participant_id", UUID.class)),
                new LeadProviderId(get(row, "lead_provider_id", UUID.class)),
                new CourseIdentifier(get(row, "course_identifier", String.class)),
                CourseGroup.parse(get(row, "course_group", String.class)).orElseThrow(),
                CohortIdentifier.of(get(row, "cohort", String.class)),
                Json.exact().readValue(get(row, "answers", String.class), Answers.class), state(row), funding(row),
                row.get("funded_place", Boolean.class), get(row, "effective_at", Instant.class), get(row, "created_at", Instant.class),
                get(row, "updated_at", Instant.class), get(row, "version", Long.class));
    }

    private static ApplicationState state(Readable row) {
        String status = get(row, "status", String.class);
        return switch (status) {
            case "pending" -> new Pending();
            case "accepted" -> new Accepted(get(row, "accepted_at", Instant.class),
                    new ScheduleIdentifier(get(row, "schedule_identifier", String.class)),
                    TrainingStatus.parse(get(row, "training_status", String.class)).orElseThrow(),
                    get(row, "accepted_version", Long.class));
            case "rejected" -> new Rejected(RejectionReason.valueOf(get(row, "reason_for_rejection", String.class).toUpperCase(Locale.ROOT)));
            default -> throw new IllegalStateException("a status the life cycle does not know: " + status);
        };
    }

    private static Funding funding(Readable row) {
        return new Funding(Verdict.valueOf(get(row, "verdict", String.class).toUpperCase(Locale.ROOT)),
                row.get("verdict_code", String.class), get(row, "previously_funded", Boolean.class),
                decided(row.get("verdict_decided", String.class)));
    }

    private static Funding.@Nullable Decided decided(@Nullable String json) {
        return json == null ? null : Json.exact().readValue(json, Funding.Decided.class);
    }

    /** The columns that change, in the order of {@code SAVE} and, after the fixed ones, of {@code INSERT}. */
    static Object[] changing(Stored stored) {
        Application application = stored.application();
        StateColumns state = columns(application.state());
        return new Object[] {application.id().value(), application.participant().value(), application.leadProvider().value(),
                application.cohort().toString(), application.cohort().startYear(), application.state().wire(),
                orNull(state.reason(), String.class), orNull(state.acceptedAt(), Instant.class), orNull(state.schedule(), String.class),
                orNull(state.trainingStatus(), String.class), orNull(state.acceptedVersion(), Long.class),
                application.funding().given().wire(), orNull(application.funding().code(), String.class),
                application.funding().previouslyFunded(), orNull(application.fundedPlace(), Boolean.class), application.effectiveAt(),
                application.updatedAt(), application.version(), stored.document().body(), stored.document().etag(), stored.shape(),
                orNull(decided(application.funding()), String.class)};
    }

    private static @Nullable String decided(Funding funding) {
        return funding.decided() == null ? null : Json.exact().writeValueAsString(funding.decided());
    }

    private record StateColumns(@Nullable String reason, @Nullable Instant acceptedAt, @Nullable String schedule,
                                @Nullable String trainingStatus, @Nullable Long acceptedVersion) {
    }

    private static StateColumns columns(ApplicationState state) {
        return switch (state) {
            case Pending _ -> new StateColumns(null, null, null, null, null);
            case Accepted(var at, var schedule, var training, var since) ->
                    new StateColumns(null, at, schedule.value(), training.wire(), since);
            case Rejected(var reason) -> new StateColumns(reason.wire(), null, null, null, null);
        };
    }
}
