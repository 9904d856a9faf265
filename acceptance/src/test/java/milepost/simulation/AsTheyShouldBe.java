package milepost.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.domain.Causes;
import milepost.declarations.domain.Concern;
import milepost.declarations.domain.Convergence;
import milepost.declarations.domain.Convergence.Converged;
import milepost.declarations.domain.Declaration;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.declarations.postgres.DeclarationRow;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;

/**
 * At rest every declaration is exactly what the should-be function makes of what all owners say, and so are its viewers (decision D10)
 * and what people have to look at. Two of the same person under two ids or on two records are looked at without that function, too
 * (decision D14).
 */
final class AsTheyShouldBe {

    private final SaidByOwners owners;
    private final List<Violation> found = new ArrayList<>();

    private AsTheyShouldBe(SaidByOwners owners) {
        this.owners = owners;
    }

    static List<Violation> violations(List<ObservedDeclaration> declarations, SaidByOwners owners) {
        var check = new AsTheyShouldBe(owners);
        declarations.forEach(check::look);
        return check.found;
    }

    private void look(ObservedDeclaration observed) {
        DeclarationRow row = observed.row();
        Declaration is = row.declaration();
        Converged should = Convergence.converge(is, owners.around(row), owners.now());
        if (!should.declaration().equals(is)) {
            wrong(row, "it is %s, and by what all owners say it should be %s".formatted(is, should.declaration()));
        }
        same(row, "is shown to", observed.documents().keySet(), should.viewers(), provider -> provider.value());
        same(row, "is on the worklist for", observed.worklist().stream().map(ObservedDeclaration.Concern::kind).collect(Collectors.toSet()),
                should.concerns(), Concern::kind);
        slot(observed);
        twins(observed);
    }

    private <T, S> void same(DeclarationRow row, String what, Set<T> are, Set<S> should, Function<S, T> in) {
        Set<T> wanted = should.stream().map(in).collect(Collectors.toSet());
        if (!wanted.equals(Set.copyOf(are))) {
            wrong(row, "it %s %s, and should be %s".formatted(what, are, wanted));
        }
    }

    /** Decision D3; that no two hold one slot follows with what is live. Who was ineligible and paid all the same has given it up. */
    private void slot(ObservedDeclaration observed) {
        DeclarationRow row = observed.row();
        boolean unfunded = row.state().equals("ineligible") && row.supersededBy() == null;
        boolean gaveUp = observed.history().stream().anyMatch(step -> step.state().equals("ineligible") || step.cause().equals(Causes.TAKEN_BACK));
        if (Evidence.isLive(row) && !row.holdsSlot() && !(gaveUp && row.state().equals("paid")) || row.holdsSlot() && !Evidence.isLive(row) && !unfunded) {
            wrong(row, "it is %s and %s its slot".formatted(row.state(), row.holdsSlot() ? "holds" : "does not hold"));
        }
    }

    /** Of two that are live only paid ones may both be; finance sees the later one. */
    private void twins(ObservedDeclaration observed) {
        DeclarationRow row = observed.row();
        if (!Evidence.isLive(row)) {
            return;
        }
        Stream<DeclarationRow> live = owners.declaredApart(row).stream().filter(Evidence::isLive);
        live.forEach(other -> {
            if (!row.state().equals("paid") || !other.state().equals("paid")) {
                wrong(row, "it is %s, and %s of the same person, type and course is %s".formatted(row.state(), other.id(), other.state()));
            } else if (other.createdAt().isBefore(row.createdAt())
                    && observed.worklist().stream().noneMatch(concern -> concern.kind().equals(Concern.DUPLICATE_DECLARATIONS_PAID.kind()))) {
                wrong(row, "it was paid as was %s of the same person, type and course, and finance does not see it".formatted(other.id()));
            }
        });
    }

    private void wrong(DeclarationRow row, String what) {
        found.add(new Violation(Invariant.I9_LIVENESS, "declaration " + name(row), what));
    }

    private static String name(DeclarationRow row) {
        UUID id = row.id();
        return "%s (%s)".formatted(id, row.declarationType());
    }
}
