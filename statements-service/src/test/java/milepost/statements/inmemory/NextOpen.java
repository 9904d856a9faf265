package milepost.statements.inmemory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;

/** Decision E4 as the database decides it: the earliest open output-fee statement whose deadline is not over. */
final class NextOpen {

    private static final Comparator<Statement> EARLIEST = Comparator
            .comparing((Statement statement) -> statement.terms().deadline())
            .thenComparing(statement -> statement.terms().month());

    private NextOpen() {
    }

    static Optional<Statement> of(Tables tables, LeadProviderId provider, Cohort cohort, Family family, LocalDate day) {
        return tables.statements.where(Statement::isOpen)
                .filter(statement -> {
                    StatementTerms terms = statement.terms();
                    return terms.outputFee() && terms.leadProvider().equals(provider) && terms.cohort().equals(cohort)
                            && terms.family() == family && !terms.deadline().isBefore(day);
                })
                .min(EARLIEST);
    }
}
