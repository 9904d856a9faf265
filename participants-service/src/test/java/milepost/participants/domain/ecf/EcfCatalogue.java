package milepost.participants.domain.ecf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CatalogueEntry.CohortTerms;
import milepost.participants.domain.catalogue.CatalogueEntry.Party;
import milepost.participants.domain.catalogue.CatalogueEntry.Schedule;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.EntryKey;

/** What has to be in the catalogue before a training record is taken: two years with a schedule of each kind, and whoever is named. */
public final class EcfCatalogue {

    private EcfCatalogue() {
    }

    /** The schedules of 2024 and 2025, and one of another family. */
    public static List<CatalogueEntry> schedules() {
        return Stream.of("2024a", "2025a").map(Cohort::new).flatMap(EcfCatalogue::of).toList();
    }

    public static CatalogueEntry provider(LeadProviderId id) {
        return new Party(EntryKey.of(id));
    }

    public static CatalogueEntry partner(UUID id) {
        return new Party(EntryKey.ofDeliveryPartner(id));
    }

    /** The terms of a cohort. */
    public static CatalogueEntry terms(Cohort cohort) {
        return new CohortTerms(cohort, CohortFunding.CAPPED, null);
    }

    public static CatalogueEntry schedule(Cohort cohort, String identifier, CourseGroup group) {
        var from = LocalDate.of(Integer.parseInt(cohort.startYear()), 9, 1);
        return new Schedule(cohort, new ScheduleIdentifier(identifier), group, Map.of(DeclarationType.STARTED, from), Map.of());
    }

    private static Stream<CatalogueEntry> of(Cohort cohort) {
        return Stream.of(terms(cohort), schedule(cohort, "ecf-standard-september", CourseGroup.ECF),
                schedule(cohort, "ecf-extended-april", CourseGroup.ECF), schedule(cohort, "ecf-reduced-september", CourseGroup.ECF),
                schedule(cohort, "ecf-replacement-september", CourseGroup.ECF), schedule(cohort, "npq-ehco-december", CourseGroup.EHCO));
    }
}
