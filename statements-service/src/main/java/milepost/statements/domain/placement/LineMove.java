package milepost.statements.domain.placement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementCommand;
import milepost.statements.domain.statement.StatementDecision;
import milepost.statements.domain.statement.StatementLifeCycle;
import milepost.statements.domain.statement.StatementRefusal;

/** Whether payment lines may move from one open statement to another of the same provider, cohort and kind of training. */
public sealed interface LineMove {

    /** What is said of a line that was moved, where people ask why it is no longer there. */
    String REASON = "moved";

    /** Each of them may. */
    record Allowed(List<Moving> lines) implements LineMove {
    }

    /** A declaration and the line that moves. */
    record Moving(PlacedDeclaration declaration, PlacedDeclaration.Line line) {
    }

    record SameStatement() implements LineMove {
    }

    /** Another provider, cohort or kind of training: what was declared there is none of its business. */
    record NotAlike() implements LineMove {
    }

    /** One of them is a statement of fees alone. */
    record TakesNoLines(StatementId statement) implements LineMove {
    }

    /** One of them is no longer open. */
    record Closed(StatementId statement, StatementRefusal why) implements LineMove {
    }

    /** These have no payment line on the statement the lines move from. */
    record NotThere(List<DeclarationId> declarations) implements LineMove {
    }

    /** Both statements shared, and the declarations that are known locked, so that what is decided stays true. */
    static LineMove of(Statement from, Statement to, List<DeclarationId> wanted, List<PlacedDeclaration> known) {
        if (from.id().equals(to.id())) {
            return new SameStatement();
        }
        if (!from.terms().leadProvider().equals(to.terms().leadProvider()) || !from.terms().cohort().equals(to.terms().cohort())
                || from.terms().family() != to.terms().family()) {
            return new NotAlike();
        }
        for (Statement statement : List.of(from, to)) {
            if (StatementLifeCycle.decide(statement.state(), new StatementCommand.MoveLine()) instanceof StatementDecision.Refused(var why)) {
                return new Closed(statement.id(), why);
            }
            if (!statement.terms().outputFee()) {
                return new TakesNoLines(statement.id());
            }
        }
        return lines(from, wanted, known);
    }

    private static LineMove lines(Statement from, List<DeclarationId> wanted, List<PlacedDeclaration> known) {
        Map<DeclarationId, PlacedDeclaration> byId = known.stream().collect(Collectors.toMap(PlacedDeclaration::id, Function.identity()));
        List<Moving> moving = new ArrayList<>();
        List<DeclarationId> notThere = new ArrayList<>();
        for (DeclarationId id : new LinkedHashSet<>(wanted)) {
            Optional.ofNullable(byId.get(id))
                    .flatMap(declaration -> declaration.payment().filter(line -> line.statement().equals(from.id()))
                            .map(line -> new Moving(declaration, line)))
                    .ifPresentOrElse(moving::add, () -> notThere.add(id));
        }
        return notThere.isEmpty() ? new Allowed(moving) : new NotThere(notThere);
    }
}
