package milepost.simulation;

import java.util.List;
import java.util.UUID;
import milepost.simulation.Step.Service;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.inmemory.LineRow;
import milepost.statements.inmemory.StatementsInMemory;

/** What finance does with contracts and statements. */
final class Paying {

    private final World world;
    private final Asking asking;

    Paying(World world, Asking asking) {
        this.world = world;
        this.asking = asking;
    }

    void changePrice(Contract contract, int pence) {
        agree(Catalogue.contract(contract.leadProvider().value(), contract.cohort().toString(), contract.current().course().orElseThrow(), pence));
    }

    void agree(Contract contract) {
        asking.on(Service.STATEMENTS, () -> service().putContract.run(contract));
    }

    void adjust(Statement statement, int pence) {
        asking.on(Service.STATEMENTS, () -> service().adjust.add(statement.id(), new Adjustment(new AdjustmentId(new UUID(world.random.nextLong(),
                world.random.nextLong())), "Adjusted by hand", Money.ofPence(pence), asking.now())));
    }

    void authorise(Statement statement) {
        asking.on(Service.STATEMENTS, () -> service().authorise.run(statement.id(), true, asking.now())).ifPresent(outcome -> {
            if (outcome instanceof AuthorisePayment.Outcome.Authorised) {
                world.told.authorised.add(statement.id().value());
            }
        });
    }

    /** Where statements are many, finance asks every other time for one that can be paid. */
    List<Statement> toAuthorise(int nr) {
        return world.cohorts().size() == 1 || nr % 2 == 0 ? statements()
                : statements().stream().filter(statement -> statement.state() instanceof StatementState.Payable).toList();
    }

    void moveDeadline(Statement statement, int days) {
        StatementTerms terms = statement.terms();
        asking.on(Service.STATEMENTS, () -> service().putStatement.run(statement.id(), new StatementTerms(terms.leadProvider(),
                terms.cohort(), terms.family(), terms.month(), terms.month().atDay(15).plusDays(days), terms.paymentDate(), terms.outputFee(),
                terms.milestones()), asking.now()));
    }

    /** What stands on open statements. */
    List<LineRow> movable() {
        return service().lines().stream().filter(line -> line.isPayment() && line.isAttached() && of(line).isOpen()).toList();
    }

    /** The open statements that a line may be moved to. */
    List<Statement> alike(LineRow line) {
        StatementTerms terms = of(line).terms();
        return statements().stream().filter(other -> other.isOpen() && !other.id().equals(line.statement())
                && other.terms().leadProvider().equals(terms.leadProvider()) && other.terms().cohort().equals(terms.cohort())
                && other.terms().family() == terms.family()).toList();
    }

    void move(LineRow line, Statement to, boolean allBesideIt) {
        List<DeclarationId> declarations = movable().stream().filter(other -> other.statement().equals(line.statement()))
                .map(LineRow::declaration).filter(other -> allBesideIt || other.equals(line.declaration())).toList();
        asking.on(Service.STATEMENTS, () -> service().moveLines.run(line.statement(), to.id(), declarations, asking.now()));
    }

    private Statement of(LineRow line) {
        return service().statement(line.statement());
    }

    List<Statement> statements() {
        return service().statements();
    }

    private StatementsInMemory service() {
        return world.statements.service();
    }
}
