package milepost.statements.postgres;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.ContractTerms;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Writes the versions of contracts; a column that its kind does not know is null. */
final class VersionRows {

    static final String ADD = """
            INSERT INTO contract_version (contract_id, number, special_course, per_participant, output_payment_percentage,
                                          number_of_payment_periods, service_fee_percentage, service_fee_installments,
                                          recruitment_target, monthly_service_fee, targeted_delivery_funding,
                                          set_up_fee, uplift_amount, uplift_target, bands, payment_per_participant, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, clock_timestamp())
            """;
    static final String ADD_UNLESS_KNOWN = ADD + " ON CONFLICT DO NOTHING";

    private VersionRows() {
    }

    static GenericExecuteSpec add(DatabaseClient db, String sql, Agreement version) {
        Bound key = Bound.sql(db, sql).with(version.id().value()).with(version.number());
        ContractTerms terms = version.terms();
        return switch (terms) {
            case NpqTerms npq -> ecf(npq(key, npq), null).with(null, BigDecimal.class).query();
            case EcfTerms ecf -> ecf(notNpq(key, ecf.recruitmentTarget(), ecf.monthlyServiceFee()), ecf).with(null, BigDecimal.class).query();
            case MentorTerms mentors -> ecf(notNpq(key, mentors.recruitmentTarget(), null), null).with(mentors.paymentPerParticipant()).query();
        };
    }

    private static Bound npq(Bound to, NpqTerms terms) {
        return to.with(terms.specialCourse()).with(terms.perParticipant())
                .with(terms.outputPaymentPercentage()).with(terms.numberOfPaymentPeriods())
                .with(terms.serviceFeePercentage()).with(terms.serviceFeeInstallments())
                .with(terms.recruitmentTarget())
                .with(pounds(terms.monthlyServiceFee()), BigDecimal.class)
                .with(terms.targetedDeliveryFundingPerParticipant());
    }

    private static Bound notNpq(Bound to, int recruitmentTarget, @Nullable Money monthlyServiceFee) {
        return to.with(null, Boolean.class).with(null, BigDecimal.class)
                .with(null, Integer.class).with(null, Integer.class)
                .with(null, Integer.class).with(null, Integer.class)
                .with(recruitmentTarget)
                .with(pounds(monthlyServiceFee), BigDecimal.class)
                .with(null, BigDecimal.class);
    }

    private static Bound ecf(Bound to, @Nullable EcfTerms terms) {
        return to.with(terms == null ? null : terms.setUpFee().pounds(), BigDecimal.class)
                .with(terms == null ? null : pounds(terms.upliftAmount()), BigDecimal.class)
                .with(terms == null ? null : terms.upliftTarget(), BigDecimal.class)
                .with(terms == null ? null : bands(terms.bands()), String.class);
    }

    private static @Nullable BigDecimal pounds(@Nullable Money money) {
        return money == null ? null : money.pounds();
    }

    private static String bands(List<Band> bands) {
        return bands.stream()
                .map(band -> "%s %d %d %s %d %d".formatted(band.name(), band.min(), band.max(), band.perParticipant(),
                        band.outputPaymentPercentage(), band.serviceFeePercentage()))
                .collect(Collectors.joining("\n"));
    }

    static List<Band> bands(String text) {
        return Arrays.stream(text.split("\n"))
                .map(line -> line.split(" "))
                .map(parts -> new Band(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Money.of(parts[3]),
                        Integer.parseInt(parts[4]), Integer.parseInt(parts[5])))
                .toList();
    }
}
