package milepost.statements.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a body, so that one answer names it all. */
final class Checked {

    /** Stands in for a provider that is not named. */
    static final UUID NOBODY = new UUID(0, 0);
    static final int MANY = 1_000_000;

    private static final BigDecimal LARGEST = new BigDecimal("999999999999.99");
    private final List<ApiError> errors = new ArrayList<>();

    /** Answers the value, or a stand-in that is never used because {@link #refuse} follows; of one that could not be read that is said already. */
    <T> T required(String field, @Nullable T value, T standIn) {
        if (value == null) {
            if (errors.stream().noneMatch(known -> ("/" + field).equals(known.pointer()))) {
                error(field, "required", "The field '%s' is required.".formatted(field));
            }
            return standIn;
        }
        return value;
    }

    int within(String field, @Nullable Integer value, int otherwise, int least, int most) {
        int given = value == null ? otherwise : value;
        if (given < least || given > most) {
            error(field, "out_of_range", "The field '%s' lies between %d and %d.".formatted(field, least, most));
        }
        return given;
    }

    Money money(String field, BigDecimal pounds) {
        if (pounds.stripTrailingZeros().scale() > 2 || pounds.abs().compareTo(LARGEST) > 0) {
            error(field, "invalid_amount", "The field '%s' is an amount in pounds with at most two decimals.".formatted(field));
            return Money.ZERO;
        }
        return new Money(pounds);
    }

    Money notNegative(String field, BigDecimal pounds) {
        Money money = money(field, pounds);
        if (money.isNegative()) {
            error(field, "out_of_range", "The field '%s' is not negative.".formatted(field));
        }
        return money;
    }

    /** More than nothing; what is no amount at all is said once. */
    Money positive(String field, BigDecimal pounds) {
        int known = errors.size();
        Money money = money(field, pounds);
        if (errors.size() == known && !money.isPositive()) {
            error(field, "out_of_range", "The field '%s' is more than nothing.".formatted(field));
        }
        return money;
    }

    Cohort cohort(String written) {
        if (!Cohort.isWritten(written)) {
            error("cohort", "unknown_cohort", "A cohort is written as its year and letter, such as 2024a.");
            return new Cohort("2000a");
        }
        return Cohort.of(written);
    }

    void error(String field, String code, String detail) {
        errors.add(ApiError.field("/" + field, code, detail));
    }

    List<ApiError> errors() {
        return List.copyOf(errors);
    }

    void refuse() {
        if (!errors.isEmpty()) {
            throw Refused.unprocessable(errors);
        }
    }
}
