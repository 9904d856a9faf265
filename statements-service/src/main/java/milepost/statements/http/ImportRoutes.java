package milepost.statements.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import milepost.platform.web.Answer;
import milepost.platform.web.ApiError;
import milepost.platform.web.Audit;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.ImportCohort;
import milepost.statements.application.ImportCohort.Line;
import milepost.statements.application.ImportCohort.Names;
import milepost.statements.application.ImportCohort.Refusal;
import milepost.statements.application.ImportCohort.Report;
import milepost.statements.application.ImportCohort.Wanted;
import milepost.statements.application.Nudges;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.statement.StatementTerms;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /operator/v1/statements/import}: a cohort's contracts and statements from two files, all of them or none. */
public final class ImportRoutes implements Routes {

    /** What one transaction makes well within its limit: four years of months for eight providers. */
    private static final int MOST_STATEMENTS = 400;

    private final ImportCohort importCohort;
    private final Supplier<UUID> ids;
    private final Commands commands;
    private final Audit audit;
    private final Nudges nudges;

    public ImportRoutes(ImportCohort importCohort, Supplier<UUID> ids, Commands commands, Audit audit, Nudges nudges) {
        this.importCohort = importCohort;
        this.ids = ids;
        this.commands = commands;
        this.audit = audit;
        this.nudges = nudges;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/operator/v1/statements/import", this::run);
    }

    private Mono<ServerResponse> run(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        Cohort cohort = CohortParameter.of(request);
        boolean dryRun = dryRun(request);
        Instant now = Requests.effectiveAt(request);
        return ImportForm.of(request).flatMap(form -> commands.run(request, form.fingerprint(), () -> judged(form, cohort, now, !dryRun)
                        .flatMap(report -> dryRun ? Mono.error(new OnlyTold(answer(report))) : recorded(operator, now, cohort, report))))
                .doOnSuccess(_ -> nudges.wake())
                .onErrorResume(OnlyTold.class, told -> Answers.ok(told.answer));
    }

    /** Whatever is wrong with either file is told at once: what can be judged is judged, though it will not be kept. */
    private Mono<Report> judged(ImportForm form, Cohort cohort, Instant now, boolean keep) {
        FileErrors errors = new FileErrors();
        List<Line<StatementTerms>> statements = StatementsCsv.read(form.statements(), cohort, errors);
        ContractsCsv file = new ContractsCsv(form.contracts(), errors);
        return importCohort.names(file.providers(), file.courses()).flatMap(names -> {
            List<Line<Contract>> contracts = file.read(cohort, names, ids, now);
            long providers = contracts.stream().map(line -> line.wanted().leadProvider()).distinct().count();
            if (statements.size() * providers > MOST_STATEMENTS) {
                errors.wrong(StatementsCsv.NAME, 1, "too_many_statements",
                        "%d lines for %d lead providers are more than %d statements: import them in parts."
                                .formatted(statements.size(), providers, MOST_STATEMENTS));
                errors.refuse();
            }
            return importCohort.run(new Wanted(statements, contracts), keep, now)
                    .doOnNext(report -> {
                        told(report.refusals(), names, errors);
                        errors.refuse();
                    });
        });
    }

    /** One line may be refused for several providers. */
    private static void told(List<Refusal> refusals, Names names, FileErrors errors) {
        Map<Long, Map<String, List<String>>> statements = new LinkedHashMap<>();
        for (Refusal refusal : refusals) {
            switch (refusal) {
                case Refusal.OfContract(var line, var why) -> {
                    ApiError error = known(Problems.of(why));
                    errors.wrong(ContractsCsv.NAME, line, error.code(), error.detail());
                }
                case Refusal.OfStatement(var line, var provider, var why) -> statements
                        .computeIfAbsent(line, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(known(Problems.of(why)).code(), _ -> new ArrayList<>()).add(name(provider, names));
            }
        }
        statements.forEach((line, reasons) -> reasons.forEach((code, providers) -> errors.wrong(StatementsCsv.NAME, line, code,
                (code.equals("statement_exists") ? "There is a statement of this month already for %s." : "This cannot be opened for %s.")
                        .formatted(String.join(", ", providers)))));
    }

    /** A cohort that nobody knows is no fault of any line. */
    private static ApiError known(Refused refused) {
        ApiError error = refused.errors().getFirst();
        if (error.code().equals("unknown_cohort")) {
            throw refused;
        }
        return error;
    }

    private static String name(LeadProviderId provider, Names names) {
        return names.providers().entrySet().stream().filter(named -> named.getValue().contains(provider)).map(Map.Entry::getKey)
                .collect(Collectors.joining());
    }

    private Mono<Answer> recorded(Caller operator, Instant now, Cohort cohort, Report report) {
        return audit.record(operator, now, "statements imported", "cohort", cohort.identifier(), Map.of(
                        "statements", report.statements().stream().map(Object::toString).toList(),
                        "contracts", report.contracts().stream().map(Object::toString).toList()))
                .thenReturn(Answer.ok(Json.bytes(answer(report))));
    }

    private static Made answer(Report report) {
        return new Made(report.statements().size(), report.contracts().size(), List.of());
    }

    private static boolean dryRun(ServerRequest request) {
        return switch (request.queryParam("dry_run").orElse("false")) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new Refused(422, ApiError.of("dry_run", "wrong_type", "'dry_run' is true or false."));
        };
    }

    private record Made(int statements, int contracts, List<Object> errors) {
    }

    /** Ends a dry run, and with it the transaction it was run in. */
    private static final class OnlyTold extends RuntimeException {

        private final transient Made answer;

        OnlyTold(Made answer) {
            super("a dry run keeps nothing", null, false, false);
            this.answer = answer;
        }
    }
}
