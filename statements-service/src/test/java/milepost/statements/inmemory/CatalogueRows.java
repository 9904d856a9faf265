package milepost.statements.inmemory;

import java.util.UUID;
import milepost.statements.domain.pricing.ecf.CohortRules;

/** The catalogue's copies, each row at the version it came with. */
final class CatalogueRows {

    private CatalogueRows() {
    }

    record ProviderRow(UUID id, String name, boolean vatRegistered, boolean invoicing, long sourceVersion) {
    }

    record CourseRow(String identifier, String group, long sourceVersion) {
    }

    record CohortRow(String identifier, int startYear, CohortRules rules, long sourceVersion) {
    }
}
