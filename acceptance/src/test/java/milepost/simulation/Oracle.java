package milepost.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.statements.application.ShowStatement;
import milepost.statements.domain.Family;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.inmemory.DeclarationRow;
import milepost.statements.inmemory.LineRow;
import milepost.statements.inmemory.StatementsInMemory;

/**
 * What statements are worth, reckoned a second time: from the bare lines, in whole pence, with the prices that were agreed when
 * each statement closed (facts/npq 7.4). It shares nothing with the pricing it checks.
 */
final class Oracle {

    private static final long TARGETED_PENCE = 100_00;
    private static final YearMonth LAST_TARGETED_MONTH = YearMonth.of(2025, 10);

    private final StatementsInMemory service;
    private final List<ShowStatement.View> views;
    private final Map<StatementId, List<LineRow>> lines;
    private final EcfOracle teachers;
    /** Pence per participant by provider and course, as agreed when the statement closed. */
    private final Map<UUID, Map<String, Integer>> closedAt;
    private final Map<UUID, UUID> peopleAt;
    private final Map<UUID, DeclarationRow> declarations = new HashMap<>();
    private final Map<UUID, Long> paid = new HashMap<>();

    Oracle(StatementsInMemory service, List<ShowStatement.View> views, EcfOracle teachers, Watch watch) {
        this.service = service;
        this.views = views;
        this.teachers = teachers;
        this.closedAt = watch.closedAt;
        this.peopleAt = watch.peopleAt;
        this.lines = service.lines().stream().collect(Collectors.groupingBy(LineRow::statement));
        service.declarations().forEach(row -> declarations.put(row.copy().id(), row));
    }

    /** The prices in force for a statement's provider and cohort, as the contracts say. */
    static Map<String, Integer> agreed(StatementsInMemory service, StatementTerms on) {
        Map<String, Integer> prices = new HashMap<>();
        service.currentContracts().stream().filter(contract -> contract.leadProvider().equals(on.leadProvider()) && contract.cohort().equals(on.cohort())).forEach(contract -> {
            if (contract.current() instanceof ContractVersion(_, _, String course, NpqTerms terms)) {
                prices.put(course, terms.perParticipant().pounds().movePointRight(2).intValueExact());
            }
        });
        return prices;
    }

    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        // what was paid has to be known before what is taken back
        for (Statement statement : views.stream().map(ShowStatement.View::statement).toList()) {
            lines(statement).stream().filter(line -> line.isPayment() && line.isAttached()).forEach(line -> paid.put(line.declaration().value(), 0L));
            payments(statement);
        }
        for (ShowStatement.View view : views) {
            Statement statement = view.statement();
            Figures shown = view.figures();
            long net = payments(statement) + fees(statement) - refunds(statement) + pence(shown.adjustments().pounds());
            long vat = Catalogue.PROVIDERS.indexOf(statement.terms().leadProvider().value()) == 0 ? rounded(net * 20, 100) : 0;
            if (pence(shown.total().pounds()) != net + vat) {
                found.add(new Violation(Invariant.I1_CONSERVATION, "statement " + statement.id(),
                        "it shows %s, and its lines are worth %d pence".formatted(shown.total().pounds(), net + vat)));
            }
        }
        return found;
    }

    private long payments(Statement statement) {
        return switch (statement.terms().family()) {
            case NPQ -> ofCourses(statement);
            case ECF -> teachers.worth(statement, true);
        };
    }

    private long ofCourses(Statement statement) {
        Map<String, Integer> prices = prices(statement);
        Set<List<Object>> milestones = new HashSet<>();
        long sum = 0;
        for (LineRow line : inOrder(statement)) {
            DeclarationRow declaration = declarations.get(line.declaration().value());
            if (milestones.add(List.of(person(line, declaration), declaration.copy().courseIdentifier(), declaration.copy().declarationType()))) {
                long worth = rounded(prices.get(declaration.copy().courseIdentifier()) * 70L, 300) + targeted(statement, declaration);
                paid.put(declaration.copy().id(), worth);
                sum += worth;
            }
        }
        return sum;
    }

    private UUID person(LineRow line, DeclarationRow declaration) {
        return peopleAt.getOrDefault(line.id().value(), declaration.copy().participantId());
    }

    private List<LineRow> inOrder(Statement statement) {
        return lines(statement).stream().filter(line -> line.isPayment() && line.isAttached())
                .sorted((one, other) -> one.attachedAt().equals(other.attachedAt())
                        ? one.declaration().value().compareTo(other.declaration().value()) : one.attachedAt().compareTo(other.attachedAt())).toList();
    }

    private static long targeted(Statement statement, DeclarationRow declaration) {
        return declaration.copy().declarationType().equals("started") && declaration.copy().targetedDeliveryFundingEligible()
                && !statement.terms().month().isAfter(LAST_TARGETED_MONTH) ? TARGETED_PENCE : 0;
    }

    private long fees(Statement statement) {
        return statement.terms().family() == Family.ECF ? teachers.monthlyFee(statement) : prices(statement).values().stream().mapToLong(price -> rounded(price * 17L * 30, 1_900)).sum();
    }

    private long refunds(Statement statement) {
        return statement.terms().family() == Family.ECF ? teachers.worth(statement, false) : lines(statement).stream()
                .filter(line -> !line.isPayment()).mapToLong(line -> paid.getOrDefault(line.declaration().value(), 0L)).sum();
    }

    private Map<String, Integer> prices(Statement statement) {
        return statement.state() instanceof StatementState.Open ? agreed(service, statement.terms())
                : closedAt.getOrDefault(statement.id().value(), Map.of());
    }

    private List<LineRow> lines(Statement statement) {
        return lines.getOrDefault(statement.id(), List.of());
    }

    private static long pence(BigDecimal pounds) {
        return pounds.movePointRight(2).longValueExact();
    }

    private static long rounded(long times, long parts) {
        return BigDecimal.valueOf(times).divide(BigDecimal.valueOf(parts), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
