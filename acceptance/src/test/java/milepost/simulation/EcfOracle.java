package milepost.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.declarations.postgres.DeclarationRow;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.statements.domain.Family;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.inmemory.LineRow;
import milepost.statements.inmemory.StatementsInMemory;

/**
 * What ECF statements are worth, reckoned a second time from bare lines, in whole pence: declarations of a type take one place after the other,
 * statement by statement in the order in which they are paid, and refunds give the highest one back (facts/ecf 4.2 and 4.3, decisions E2, E5a
 * and E7).
 */
final class EcfOracle {

    private static final Set<String> ENDS = Set.of("started", "completed");
    private static final Comparator<Statement> AS_THEY_ARE_PAID = Comparator.comparing((Statement statement) -> statement.terms().paymentDate())
            .thenComparing(statement -> statement.terms().month());
    private static final Comparator<LineRow> FIRST_ATTACHED = Comparator.comparing(LineRow::attachedAt).thenComparing(line -> line.declaration().toString());

    /** What was certain once a statement was closed: what had been agreed, and how many places of each type earlier statements had taken. */
    record Closing(EcfAgreed agreed, Map<String, Integer> found) {
    }

    /** By what a declaration is paid; by no band where that is less than 0. */
    private record Paid(EcfAgreed by, int band, long fee, long uplift) {
    }

    private final StatementsInMemory service;
    private final Map<UUID, Closing> closings;
    private final Map<UUID, DeclarationRow> declared;
    private final Map<UUID, milepost.statements.inmemory.DeclarationRow> told = new HashMap<>();
    private final Map<StatementId, List<LineRow>> lines;
    private final Map<UUID, Closing> reckonedWith = new HashMap<>();
    private final Map<UUID, Paid> paid = new HashMap<>();
    private final Map<UUID, Long> worth = new HashMap<>();

    /** @param closings of all that are closed by now */
    EcfOracle(StatementsInMemory service, List<ObservedDeclaration> declarations, Map<UUID, Closing> closings) {
        this(service, declarations, closings, _ -> true);
    }

    private EcfOracle(StatementsInMemory service, List<ObservedDeclaration> declarations, Map<UUID, Closing> closings, Predicate<LineRow> known) {
        this.service = service;
        this.closings = closings;
        declared = declarations.stream().map(ObservedDeclaration::row).filter(row -> row.family().equals("ecf"))
                .collect(Collectors.toMap(DeclarationRow::id, row -> row));
        service.declarations().forEach(row -> told.put(row.copy().id(), row));
        lines = service.lines().stream().filter(known).sorted(FIRST_ATTACHED).collect(Collectors.groupingBy(LineRow::statement));
        Map<UUID, Map<String, Integer>> taken = new HashMap<>();
        service.statements().stream().filter(statement -> statement.terms().family() == Family.ECF).sorted(AS_THEY_ARE_PAID)
                .forEach(statement -> reckon(statement, taken.computeIfAbsent(statement.terms().leadProvider().value(), _ -> new HashMap<>())));
    }

    /** Of a statement that has just been closed; what was placed elsewhere since it was is none of its business. */
    static Closing closing(StatementsInMemory service, Statement closed, Map<UUID, Closing> before) {
        var oracle = new EcfOracle(service, List.of(), before, line -> line.recordedAt().isBefore(closed.updatedAt()));
        return oracle.reckonedWith.get(closed.id().value());
    }

    /** @param taken by type, up to this statement; then also by it */
    private void reckon(Statement statement, Map<String, Integer> taken) {
        Closing with = closings.containsKey(statement.id().value()) ? closings.get(statement.id().value())
                : new Closing(EcfAgreed.of(service, statement.terms()), Map.copyOf(taken));
        reckonedWith.put(statement.id().value(), with);
        Map<String, Integer> highest = new HashMap<>();
        Map<String, Integer> more = new HashMap<>();
        on(statement).filter(line -> line.isPayment() && line.isAttached()).forEach(line -> pay(line, with, highest, more));
        on(statement).filter(line -> !line.isPayment()).forEach(line -> takeBack(line, with, highest, more));
        more.forEach((type, many) -> taken.put(type, Math.max(0, taken.getOrDefault(type, 0) + many)));
    }

    private Stream<LineRow> on(Statement statement) {
        return lines.getOrDefault(statement.id(), List.of()).stream();
    }

    private void pay(LineRow line, Closing with, Map<String, Integer> highest, Map<String, Integer> more) {
        UUID id = line.declaration().value();
        String type = type(line);
        EcfAgreed agreed = with.agreed();
        int place = highest(type, with, highest) + 1;
        if (isOfMentor(line)) {
            paid.put(id, new Paid(agreed, -1, ENDS.contains(type) ? rounded(agreed.mentor(), 2) : 0, 0));
        } else if (place > agreed.places()) {
            paid.put(id, new Paid(agreed, -1, 0, 0));
        } else {
            highest.put(type, place);
            more.merge(type, 1, Integer::sum);
            int band = agreed.bandOf(place);
            paid.put(id, new Paid(agreed, band, fee(agreed, band, type), uplift(id)));
        }
        worth.put(line.id().value(), paid.get(id).fee() + paid.get(id).uplift());
    }

    /** The place is the highest that is taken, its price that of the version which paid; what no band paid is worth what was paid. */
    private void takeBack(LineRow line, Closing with, Map<String, Integer> highest, Map<String, Integer> more) {
        String type = type(line);
        Paid was = paid.get(line.declaration().value());
        if (was == null || was.band() < 0) {
            worth.put(line.id().value(), was == null ? 0 : was.fee());
            return;
        }
        int place = highest(type, with, highest);
        int band = place == 0 ? was.band() : with.agreed().bandOf(place);
        highest.put(type, Math.max(0, place - 1));
        more.merge(type, -1, Integer::sum);
        worth.put(line.id().value(), fee(was.by(), band, type) + was.uplift());
    }

    private static int highest(String type, Closing with, Map<String, Integer> highest) {
        return highest.getOrDefault(type, Math.min(with.found().getOrDefault(type, 0), with.agreed().places()));
    }

    private String type(LineRow line) {
        return told.get(line.declaration().value()).copy().declarationType();
    }

    private boolean isOfMentor(LineRow line) {
        return told.get(line.declaration().value()).copy().courseIdentifier().equals("ecf-mentor");
    }

    /** Three fifths of the price are paid for what was reached: a fifth of it for each end, and fifteen in a hundred for all between. */
    private static long fee(EcfAgreed by, int band, String type) {
        return rounded(by.pence(band) * 60L * (ENDS.contains(type) ? 20 : 15), 10_000);
    }

    private long uplift(UUID declaration) {
        DeclarationRow row = declared.get(declaration);
        return row != null && row.declarationType().equals("started")
                && (Boolean.TRUE.equals(row.sparsityUplift()) || Boolean.TRUE.equals(row.pupilPremiumUplift())) ? Catalogue.ECF_UPLIFT : 0;
    }

    /** Of all payments, or all refunds, on a statement. */
    long worth(Statement statement, boolean payments) {
        return on(statement).mapToLong(line -> line.isPayment() == payments ? worth.getOrDefault(line.id().value(), 0L) : 0).sum();
    }

    long monthlyFee(Statement statement) {
        return reckonedWith.get(statement.id().value()).agreed().monthlyFee();
    }

    /** What a declaration says of its uplift is what was paid, also once it was taken back; and what is paid for is what was declared. */
    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        declared.forEach((id, row) -> {
            boolean earned = paid.containsKey(id) && paid.get(id).uplift() > 0;
            if (Set.of("paid", "awaiting_clawback", "clawed_back").contains(row.state()) && row.upliftPaid() != earned) {
                wrong(found, row, "it is %s and says of its uplift that it was%s paid".formatted(row.state(), row.upliftPaid() ? "" : " not"));
            }
            var copy = told.get(id);
            if (copy != null && !(copy.copy().declarationType().equals(row.declarationType()) && copy.copy().courseIdentifier().equals(row.courseIdentifier()))) {
                wrong(found, row, "it is of %s, and statements-service takes it for %s".formatted(row.courseIdentifier(), copy.copy()));
            }
        });
        return found;
    }

    private static void wrong(List<Violation> found, DeclarationRow row, String what) {
        found.add(new Violation(Invariant.I1_CONSERVATION, "declaration " + row.id(), what));
    }

    private static long rounded(long times, long parts) {
        return BigDecimal.valueOf(times).divide(BigDecimal.valueOf(parts), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
