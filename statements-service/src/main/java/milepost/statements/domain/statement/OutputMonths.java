package milepost.statements.domain.statement;

import java.time.Month;
import java.time.YearMonth;
import java.util.Set;
import milepost.statements.domain.Family;

/** In which months early career declarations are paid where a statement does not say it of itself (facts/ecf 7.5); NPQ ones are in all. */
public record OutputMonths(Set<Month> months) {

    public OutputMonths {
        months = Set.copyOf(months);
    }

    public boolean usual(Family family, YearMonth month) {
        return switch (family) {
            case NPQ -> true;
            case ECF -> months.contains(month.getMonth());
        };
    }
}
