package milepost.statements.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.Contracts;
import milepost.statements.application.Contracts.Named;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /operator/v1/contracts.csv}: the NPQ contracts of a cohort as the file an import of another cohort takes. */
public final class ContractsFile implements Routes {

    private static final int ROWS_AT_A_TIME = 100;
    private static final MediaType CSV = new MediaType("text", "csv");

    private final Contracts contracts;

    public ContractsFile(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/operator/v1/contracts.csv", this::download);
    }

    /** The first page is read before anything is answered, so that a database that is away is still told by a status. */
    private Mono<ServerResponse> download(ServerRequest request) {
        Requests.operator(request, "finance");
        Cohort cohort = CohortParameter.of(request);
        return page(cohort, null).flatMap(first -> ServerResponse.ok().contentType(CSV)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .headers(headers -> headers.setContentDisposition(
                        ContentDisposition.attachment().filename(cohort.identifier() + "_cohort_contracts.csv").build()))
                .body(file(cohort, first), byte[].class));
    }

    /** A page is over before its lines are sent: however slowly a client reads, it holds no connection to the database. */
    private Flux<byte[]> file(Cohort cohort, List<Named> first) {
        return Mono.just(first)
                .expand(page -> page.size() < ROWS_AT_A_TIME ? Mono.empty() : page(cohort, page.getLast()))
                .map(page -> page.stream().map(ContractsFile::line).collect(Collectors.joining()))
                .startWith(Csv.line(Stream.concat(ContractsCsv.COLUMNS.stream(), ContractsCsv.OPTIONAL.stream()).toList()))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** A query that has begun is seen through: cancelling it could lose its connection (r2dbc-pool #144, #198). */
    private Mono<List<Named>> page(Cohort cohort, @Nullable Named after) {
        return Mono.deferContextual(context -> Mono.fromFuture(
                contracts.ofCohort(cohort, after, ROWS_AT_A_TIME).collectList().contextWrite(context).toFuture(), true));
    }

    private static String line(Named named) {
        if (!(named.contract().current().terms() instanceof NpqTerms terms)) {
            throw new IllegalStateException("not an NPQ contract: " + named.contract().id());
        }
        Money monthly = terms.monthlyServiceFee();
        return Csv.line(List.of(named.provider(), named.contract().current().course().orElseThrow(),
                String.valueOf(terms.recruitmentTarget()), terms.perParticipant().toString(), String.valueOf(terms.serviceFeeInstallments()),
                String.valueOf(terms.specialCourse()), monthly == null ? "" : monthly.toString(),
                String.valueOf(terms.outputPaymentPercentage()), String.valueOf(terms.numberOfPaymentPeriods()),
                String.valueOf(terms.serviceFeePercentage()), terms.targetedDeliveryFundingPerParticipant().toString()));
    }
}
