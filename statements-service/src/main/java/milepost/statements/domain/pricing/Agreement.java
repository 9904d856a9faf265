package milepost.statements.domain.pricing;

import java.util.Comparator;
import java.util.Optional;
import milepost.statements.domain.ContractId;

/** One version of a contract, whatever it is about. */
public sealed interface Agreement permits ContractVersion, CohortContract {

    /** The order in which statements list them. */
    Comparator<Agreement> BY_KIND_AND_COURSE = Comparator
            .comparing((Agreement agreement) -> agreement.terms().kind())
            .thenComparing(agreement -> agreement.course().orElse(""));

    ContractId id();

    int number();

    ContractTerms terms();

    /** The course it is about; empty where it is about a whole cohort. */
    Optional<String> course();

    /** The same terms as another version. */
    Agreement numbered(int other);

    /** Of one kind, and about one course: a provider has one such contract in a cohort (decision E12a). */
    default boolean isAboutTheSameAs(Agreement other) {
        return terms().kind() == other.terms().kind() && course().equals(other.course());
    }
}
