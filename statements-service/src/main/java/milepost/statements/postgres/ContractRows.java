package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.ContractKind;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.NpqTerms;

/** Contract versions by their rows. */
final class ContractRows {

    private ContractRows() {
    }

    static Contract contract(Readable row) {
        return new Contract(new LeadProviderId(Rows.uuid(row, "lead_provider_id")), new Cohort(Rows.text(row, "cohort")),
                agreement(row), Rows.big(row, "version"),
                Rows.instant(row, "created_at"), Rows.instant(row, "updated_at"));
    }

    static Agreement agreement(Readable row) {
        ContractId id = new ContractId(Rows.uuid(row, "contract_id"));
        int number = Rows.number(row, "number");
        return switch (ContractKind.of(Rows.text(row, "kind")).orElseThrow()) {
            case NPQ -> version(row);
            case ECF -> new CohortContract<>(id, number, new EcfTerms(
                    Rows.number(row, "recruitment_target"),
                    Rows.money(row, "set_up_fee"),
                    Rows.moneyOrNull(row, "monthly_service_fee"),
                    Rows.moneyOrNull(row, "uplift_amount"),
                    row.get("uplift_target", BigDecimal.class),
                    VersionRows.bands(Rows.text(row, "bands"))));
            case ECF_MENTOR -> new CohortContract<>(id, number, new MentorTerms(
                    Rows.number(row, "recruitment_target"), Rows.money(row, "payment_per_participant")));
        };
    }

    private static ContractVersion version(Readable row) {
        return new ContractVersion(
                new ContractId(Rows.uuid(row, "contract_id")),
                Rows.number(row, "number"),
                Rows.text(row, "course_identifier"),
                new NpqTerms(
                        Rows.flag(row, "special_course"),
                        Rows.money(row, "per_participant"),
                        Rows.number(row, "output_payment_percentage"),
                        Rows.number(row, "number_of_payment_periods"),
                        Rows.number(row, "service_fee_percentage"),
                        Rows.number(row, "service_fee_installments"),
                        Rows.number(row, "recruitment_target"),
                        Rows.moneyOrNull(row, "monthly_service_fee"),
                        Rows.money(row, "targeted_delivery_funding")));
    }
}
