package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.NpqTerms;

/** Contract versions by their rows. */
final class ContractRows {

    private ContractRows() {
    }

    static Contract contract(Readable row) {
        return new Contract(new LeadProviderId(Rows.uuid(row, "lead_provider_id")), new Cohort(Rows.text(row, "cohort")),
                version(row), Rows.big(row, "version"),
                Rows.instant(row, "created_at"), Rows.instant(row, "updated_at"));
    }

    static ContractVersion version(Readable row) {
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
