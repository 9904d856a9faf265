package milepost.statements.http;

import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;
import milepost.statements.domain.Cohort;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The query's {@code cohort}, for what is about one. */
final class CohortParameter {

    private CohortParameter() {
    }

    static Cohort of(ServerRequest request) {
        String written = request.queryParam("cohort").filter(text -> !text.isBlank())
                .orElseThrow(() -> new Refused(422, ApiError.of("cohort", "required", "The query has to name the cohort.")));
        if (!Cohort.isWritten(written)) {
            throw new Refused(422, ApiError.of("cohort", "unknown_cohort", "A cohort is written as its year and letter, such as 2024a."));
        }
        return Cohort.of(written);
    }
}
