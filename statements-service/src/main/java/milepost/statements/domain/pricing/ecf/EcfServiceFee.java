package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Money;

/** What the banded contract pays on a statement whatever is declared; a mentor contract pays no such fee. */
public record EcfServiceFee(CohortContract<EcfTerms> contract, Money amount) {
}
