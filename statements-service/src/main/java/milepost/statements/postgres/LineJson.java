package milepost.statements.postgres;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import milepost.platform.web.Json;
import milepost.statements.application.PublishedLines.Line;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;

/** A declaration's lines as the database gathers them beside its row. */
record LineJson(UUID id, UUID statementId, String kind, String status, long sourceVersion, Instant attachedAt, @Nullable Instant removedAt,
        @Nullable String removedReason, @Nullable Boolean counted, @Nullable String unitPrice, @Nullable String targetedPrice, @Nullable String upliftPrice,
        @Nullable String rate, @Nullable String band, Instant recordedAt) {

    /** How the database has to spell it. */
    static String instant(String column) {
        return "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    static List<Line> lines(@Nullable String json) {
        return json == null ? List.of() : Arrays.stream(Json.exact().readValue(json, LineJson[].class)).map(LineJson::line).toList();
    }

    private Line line() {
        return new Line(new LineId(id), new StatementId(statementId), kind, status, sourceVersion, attachedAt, removedAt, removedReason, counted,
                money(unitPrice), money(targetedPrice), money(upliftPrice), rate, band, recordedAt);
    }

    private static @Nullable Money money(@Nullable String pounds) {
        return pounds == null ? null : Money.of(pounds);
    }
}
