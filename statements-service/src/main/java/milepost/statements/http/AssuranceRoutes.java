package milepost.statements.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.ReportStatement;
import milepost.statements.application.ReportStatement.Report;
import milepost.statements.application.ReportedLines;
import milepost.statements.application.Statements;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.assurance.AssuranceRow;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;
import milepost.statements.http.AssuranceColumns.Column;
import milepost.statements.http.AssuranceColumns.Told;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What finance looks through before it pays: every line of a statement as a file, and the declarations that were voided on it. */
public final class AssuranceRoutes implements Routes {

    private static final MediaType CSV = new MediaType("text", "csv");

    private final ReportStatement report;
    private final Statements statements;
    private final ReportedLines lines;

    public AssuranceRoutes(ReportStatement report, Statements statements, ReportedLines lines) {
        this.report = report;
        this.statements = statements;
        this.lines = lines;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/operator/v1/statements/{id}/assurance-report", this::download)
                .GET("/operator/v1/statements/{id}/voided", this::voided);
    }

    /** The first rows are known before anything is answered, so that an owner that is away is still told by a status. */
    private Mono<ServerResponse> download(ServerRequest request) {
        Requests.operator(request, "finance");
        Instant now = Requests.effectiveAt(request);
        return report.run(new StatementId(Requests.pathUuid(request, "id")), now)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(known -> ServerResponse.ok().contentType(CSV)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment().filename(fileName(known)).build()))
                        .body(file(known), byte[].class));
    }

    /** The names of its columns also where there is no line. */
    static Flux<byte[]> file(Report report) {
        List<Column> columns = AssuranceColumns.of(report.statement().terms().family());
        return report.rows()
                .map(page -> page.stream().map(row -> line(report, columns, row)).collect(Collectors.joining()))
                .startWith(Csv.line(columns.stream().map(Column::name).toList()))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Report report, List<Column> columns, AssuranceRow row) {
        Told told = new Told(report.statement(), report.provider(), row);
        return Csv.line(columns.stream().map(column -> column.cell().apply(told)).toList());
    }

    private static String fileName(Report report) {
        Statement statement = report.statement();
        return "%s-Declarations-%s-Cohort%s-%s.csv".formatted(statement.terms().family().name(), plain(report.provider()),
                statement.terms().cohort().name(), plain(AssuranceColumns.name(statement)));
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "");
    }

    private Mono<ServerResponse> voided(ServerRequest request) {
        Requests.operator(request, "finance");
        StatementId id = new StatementId(Requests.pathUuid(request, "id"));
        return statements.find(id)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(_ -> lines.voided(id).map(Voided::of).collectList())
                .flatMap(Answers::ok);
    }

    private record Voided(UUID declarationId, UUID participantId, String declarationType, String courseIdentifier, Instant voidedAt) {

        static Voided of(VoidedLine line) {
            return new Voided(line.member().declaration().value(), line.member().participant().value(), line.member().type().code(),
                    line.member().course().identifier(), line.removedAt());
        }
    }
}
