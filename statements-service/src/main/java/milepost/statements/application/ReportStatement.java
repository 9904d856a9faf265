package milepost.statements.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import milepost.statements.application.ReportedLines.Page;
import milepost.statements.application.ReportedLines.Pages;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.ParticipantId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.assurance.AssuranceRow;
import milepost.statements.domain.assurance.Made;
import milepost.statements.domain.assurance.PartnerId;
import milepost.statements.domain.assurance.Person;
import milepost.statements.domain.assurance.Registration;
import milepost.statements.domain.assurance.Training;
import milepost.statements.domain.assurance.TrainingId;
import milepost.statements.domain.pricing.ReportedLine;
import milepost.statements.domain.statement.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells finance of every line of a statement what is paid for whom (facts/npq 7.9, facts/ecf 5.3): a page of lines, then their owners, one after the other. */
public final class ReportStatement {

    /** As many as an owner can be asked for in one request line of four kilobytes. */
    static final int LINES_AT_A_TIME = 100;

    private final Statements statements;
    private final Catalogue catalogue;
    private final ReportedLines lines;
    private final Particulars particulars;

    public ReportStatement(Statements statements, Catalogue catalogue, ReportedLines lines, Particulars particulars) {
        this.statements = statements;
        this.catalogue = catalogue;
        this.lines = lines;
        this.particulars = particulars;
    }

    /**
     * A report; its first rows are known.
     *
     * @param rows page by page, each read when it is asked for
     */
    public record Report(Statement statement, String provider, Flux<List<AssuranceRow>> rows) {
    }

    private record Part(Page page, List<AssuranceRow> rows) {
    }

    /** Empty where there is no such statement. */
    public Mono<Report> run(StatementId id, Instant now) {
        return statements.find(id).flatMap(statement -> catalogue.nameOf(statement.terms().leadProvider())
                .switchIfEmpty(Mono.error(() -> new ProviderNotKnown(statement.terms().leadProvider())))
                .flatMap(provider -> seenThrough(lines.of(statement)).flatMap(pages -> next(statement, pages, null, now)
                        .map(Optional::of).defaultIfEmpty(Optional.empty())
                        .map(first -> new Report(statement, provider, Mono.justOrEmpty(first)
                                .expand(part -> next(statement, pages, part.page, now))
                                .map(Part::rows))))));
    }

    private Mono<Part> next(Statement statement, Pages pages, @Nullable Page before, Instant now) {
        return seenThrough(pages.next(before, LINES_AT_A_TIME)
                .flatMap(page -> rows(statement, page.lines(), now).map(rows -> new Part(page, rows))));
    }

    /** What has begun is seen through, whoever hangs up: cancelling a query could lose its connection (r2dbc-pool #144, #198). */
    private static <T> Mono<T> seenThrough(Mono<T> begun) {
        return Mono.deferContextual(context -> Mono.fromFuture(begun.contextWrite(context).toFuture(), true));
    }

    private Mono<List<AssuranceRow>> rows(Statement statement, List<ReportedLine> page, Instant now) {
        Family family = statement.terms().family();
        return particulars.made(page.stream().map(line -> line.member().declaration()).distinct().toList())
                .flatMap(made -> particulars.training(trainings(made)).flatMap(training -> people(page)
                        .flatMap(people -> registrations(family, made).flatMap(registrations -> partners(family, made)
                                .map(partners -> new Known(made, training, people, registrations, partners))))))
                .map(known -> page.stream().map(line -> known.row(line, statement, now)).toList());
    }

    private Mono<Map<ParticipantId, Person>> people(List<ReportedLine> page) {
        return particulars.people(page.stream().map(line -> line.member().participant()).distinct().toList());
    }

    private Mono<Map<TrainingId, Registration>> registrations(Family family, Map<DeclarationId, Made> made) {
        return switch (family) {
            case NPQ -> particulars.registrations(trainings(made));
            case ECF -> Mono.just(Map.of());
        };
    }

    private Mono<Map<PartnerId, String>> partners(Family family, Map<DeclarationId, Made> made) {
        return switch (family) {
            case NPQ -> Mono.just(Map.of());
            case ECF -> particulars.deliveryPartners(made.values().stream().flatMap(each -> each.deliveryPartner().stream()).distinct().toList());
        };
    }

    private static List<TrainingId> trainings(Map<DeclarationId, Made> made) {
        return made.values().stream().flatMap(each -> each.training().stream()).distinct().toList();
    }

    private record Known(Map<DeclarationId, Made> made, Map<TrainingId, Training> training, Map<ParticipantId, Person> people,
            Map<TrainingId, Registration> registrations, Map<PartnerId, String> partners) {

        AssuranceRow row(ReportedLine line, Statement statement, Instant now) {
            Optional<Made> declared = Optional.ofNullable(made.get(line.member().declaration()));
            Optional<Training> trained = declared.flatMap(Made::training).map(training::get);
            return new AssuranceRow(line, declared, Optional.ofNullable(people.get(line.member().participant())), trained,
                    trained.flatMap(each -> each.with(statement.terms().leadProvider(), now)),
                    declared.flatMap(Made::training).map(registrations::get), declared.flatMap(Made::deliveryPartner).map(partners::get));
        }
    }
}
