package milepost.statements.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.Finance;
import milepost.statements.Kept;
import milepost.statements.application.Invoices;
import milepost.statements.application.ProviderStatements.Document;
import milepost.statements.application.ProviderStatements.Filter;
import milepost.statements.application.ProviderStatements.Place;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.Reconcile.Group;
import milepost.statements.application.ReportedLines.Page;
import milepost.statements.application.ShowStatement;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.application.Suspects.Suspicion;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LondonDay;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ReportedLine;
import milepost.statements.domain.pricing.ShownLine;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything a story can be told by, as lines of text; ids of lines and times of the database are left out. */
final class Look {

    private static final List<LeadProviderId> PROVIDERS = List.of(Finance.LARKFIELD, Finance.HARBOURSIDE);

    private static final int A_FEW = 3;

    private final Kept kept;
    private final List<String> seen = new ArrayList<>();

    private Look(Kept kept) {
        this.kept = kept;
    }

    static List<String> at(Kept kept, RandomHistory history) {
        Look look = new Look(kept);
        PROVIDERS.forEach(look::statements);
        look.declarations(history.declarations(), LondonDay.of(history.now()));
        look.suspects();
        look.reconciliation();
        look.overview();
        return look.seen;
    }

    private void statements(LeadProviderId provider) {
        for (boolean outputFee : new boolean[] {true, false}) {
            var filter = new Filter(List.of("2024"), Optional.empty(), outputFee, Optional.empty());
            for (Document document : all(kept.documents().page(provider, filter, new Place.Past(0), 50))) {
                String body = new String(document.body(), StandardCharsets.UTF_8);
                seen.add("document " + document.id() + document.paymentDate() + body.substring(body.indexOf("\"currency\"")));
                statement(document.id(), provider);
            }
        }
        seen.add("open " + all(kept.statements().open(provider, Optional.empty(), Optional.of(Family.NPQ))).stream()
                .map(StatementId::toString).sorted().toList() + all(kept.statements().open(Finance.COHORT, Family.ECF)).stream()
                .map(StatementId::toString).sorted().toList());
    }

    private void statement(StatementId id, LeadProviderId provider) {
        ShowStatement.View view = one(kept.show().run(id));
        seen.add("statement " + id + " " + view.statement().terms() + view.statement().state() + view.statement().version());
        seen.add(view.figures() + " " + view.counts() + view.progress() + view.breakdown());
        seen.addAll(all(kept.invoices().page(provider, id, new Invoices.Place.Past(0), 50)).stream().map(invoice -> "invoice " + invoice.id()
                + invoice.bill() + invoice.state() + all(kept.invoices().history(invoice.id())).stream().map(past -> past.state() + past.step()).toList())
                .toList());
        List<ShownLine> lines = one(kept.show().lines(id, provider));
        assertThat(Money.sum(lines.stream().map(ShownLine::amount))).as("the lines of " + id).isEqualTo(view.figures().total());
        assertThat(one(kept.reportedLines().of(view.statement()).flatMapMany(pages -> pages.next(null, A_FEW).expand(page -> pages.next(page, A_FEW)))
                .flatMapIterable(Page::lines).collectList())).as("the lines of " + id + ", a few at a time").isEqualTo(ReportedLine.of(lines));
        seen.add("voided " + all(kept.reportedLines().voided(id)).stream().map(line -> line.member().declaration() + " " + line.reason()).toList());
        seen.addAll(lines.stream()
                .map(line -> String.join(" ", line.kind().code(), line.member().map(member -> member.declaration().toString()).orElse(""),
                        line.state(), line.band() + "", line.unitPrice() + "", line.amount().toString(), line.description() + "", line.removal() + ""))
                .sorted().toList());
    }

    private void declarations(List<UUID> ids, LocalDate today) {
        for (PublishedLines lines : all(kept.publishedLines().byIds(ids))) {
            seen.add("lines " + lines.declaration() + lines.sourceVersion() + lines.payment() + lines.refund() + lines.waiting()
                    + lines.upliftPaid() + lines.effectiveAt() + lines.version() + lines.whole().lines().stream().map(line -> line.kind() + line.status()
                    + line.counted() + line.unitPrice() + line.targetedPrice() + line.upliftPrice() + line.rate() + line.band()).sorted().toList());
        }
        for (UUID id : ids) {
            seen.add("next open " + kept.lines().lock(new DeclarationId(id))
                    .flatMap(placed -> kept.statements().shareNextOpen(placed, today))
                    .map(statement -> statement.id().toString()).defaultIfEmpty("none").block(Finance.PATIENCE));
        }
        seen.add("due " + all(kept.statements().due(today, CutOffFilter.ALL)));
    }

    private void suspects() {
        for (Suspicion suspicion : Suspicion.values()) {
            seen.add(suspicion.label() + one(kept.suspects().page(suspicion, null, 5)));
        }
    }

    private void reconciliation() {
        List<Group> groups = all(kept.side().groups(Optional.empty())).stream()
                .sorted(Comparator.comparing(group -> group.key().toString())).toList();
        for (Group group : groups) {
            seen.add(group + " " + all(kept.side().entries(group.key())).stream()
                    .map(entry -> entry.declaration() + " " + entry.state()).sorted().toList());
        }
        seen.add("books " + all(kept.books().disagreements(Optional.empty())) + one(kept.books().imbalance()));
    }

    private void overview() {
        seen.add("chores " + one(kept.chores().waiting()));
        seen.addAll(all(kept.worklist().items()).stream()
                .map(item -> "worklist " + item.kind() + item.subjectType() + item.subjectId() + item.detail()).sorted().toList());
        seen.addAll(all(Flux.concat(kept.measures().moneyByState(), kept.measures().linesByState(), kept.measures().lineMoneyByState(),
                kept.measures().waiting(), kept.measures().invoicesByState())).stream().map(measure -> "measure " + measure.label() + measure.value().stripTrailingZeros().toPlainString()).sorted().toList());
    }

    private static <T> List<T> all(Flux<T> flux) {
        return one(flux.collectList());
    }

    private static <T> T one(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Finance.PATIENCE));
    }
}
