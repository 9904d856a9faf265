package milepost.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.declarations.postgres.DeclarationRow;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;

/** What a declaration for a teacher or a mentor is worth, from what was declared, in whole pence (facts/ecf 4.2, decision E5a). */
final class EcfOracle {

    private final Map<UUID, DeclarationRow> declared;

    EcfOracle(List<ObservedDeclaration> declarations) {
        declared = declarations.stream().map(ObservedDeclaration::row).filter(row -> row.family().equals("ecf"))
                .collect(Collectors.toMap(DeclarationRow::id, row -> row));
    }

    /** What nobody declared is worth nothing. */
    long worth(UUID declaration) {
        DeclarationRow row = declared.get(declaration);
        return row == null ? 0 : row.courseIdentifier().equals("ecf-mentor") ? rounded(Catalogue.ECF_MENTOR, 2) : fee(row.declarationType()) + uplift(row);
    }

    /** Three fifths of the price are paid for what was reached: a fifth of it for each end, and fifteen in a hundred for all between. */
    private static long fee(String type) {
        return rounded(Catalogue.ECF_PRICE * 60L * (type.equals("started") || type.equals("completed") ? 20 : 15), 10_000);
    }

    private static long uplift(DeclarationRow row) {
        return row.declarationType().equals("started") && (Boolean.TRUE.equals(row.sparsityUplift()) || Boolean.TRUE.equals(row.pupilPremiumUplift()))
                ? Catalogue.ECF_UPLIFT : 0;
    }

    /** What a teacher's declaration says of its uplift is what was paid, also once it was taken back. */
    List<Violation> violations() {
        return declared.values().stream().filter(row -> switch (row.state()) {
            case "paid", "awaiting_clawback", "clawed_back" -> row.upliftPaid() != (row.courseIdentifier().equals("ecf-induction") && uplift(row) > 0);
            default -> false;
        }).map(row -> new Violation(Invariant.I1_CONSERVATION, "declaration " + row.id(),
                "it is %s and says of its uplift that it was%s paid".formatted(row.state(), row.upliftPaid() ? "" : " not"))).toList();
    }

    private static long rounded(long times, long parts) {
        return BigDecimal.valueOf(times).divide(BigDecimal.valueOf(parts), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
