package milepost.participants.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationCopy.Standing;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** Applications, declarations and the catalogue as their owners publish them, with fields that we do not read. */
public final class Published {

    private Published() {
    }

    public static Snapshot application(ApplicationCopy application) {
        return new Snapshot(ApplicationMessage.TOPIC, ApplicationMessage.TYPE, application.id().toString(), application.version(),
                application.effectiveAt(), Json.exact().writeValueAsBytes(payload(application)));
    }

    public static Snapshot declaration(HeardDeclaration declaration, long version) {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("id", declaration.id().value());
        payload.put("family", declaration.training() instanceof ApplicationId ? "npq" : "ecf");
        payload.put("lead_provider_id", UUID.nameUUIDFromBytes("whoever".getBytes()));
        payload.put("application_id", null);
        payload.put(declaration.training().word(), declaration.training().value());
        payload.put("cohort", declaration.cohort() == null ? null : declaration.cohort().identifier());
        payload.put("declaration_type", declaration.type().value());
        payload.put("declaration_date", declaration.date());
        payload.put("state", declaration.state().word());
        payload.put("fundable", declaration.isLive());
        payload.put("effective_at", declaration.effectiveAt());
        return new Snapshot(DeclarationMessage.TOPIC, DeclarationMessage.TYPE, declaration.id().toString(), version, declaration.date(),
                Json.exact().writeValueAsBytes(payload));
    }

    public static Snapshot entry(CatalogueEntry entry, long version) {
        return switch (entry) {
            case CatalogueEntry.Course(var identifier, var group) -> entry("course", entry, version,
                    Map.of("identifier", identifier.value(), "name", "a course", "group", group.word(), "supported", true));
            case CatalogueEntry.CohortTerms(var cohort, var funding, var frozen) -> entry("cohort", entry, version, given("payments_frozen_at", frozen,
                    Map.of("identifier", cohort.identifier(), "funding", funding.word(), "start_year", Integer.parseInt(cohort.startYear()))));
            case CatalogueEntry.Schedule schedule -> entry("schedule", entry, version, Map.of("cohort", schedule.cohort().identifier(),
                    "identifier", schedule.identifier().value(), "name", "a schedule", "course_group", schedule.group().word(),
                    "applies_from", LocalDate.of(2020, 1, 1), "applies_to", LocalDate.of(2030, 1, 1),
                    "milestones", schedule.opens().entrySet().stream().map(open -> given("milestone_date", schedule.closes().get(open.getKey()),
                            Map.of("declaration_type", open.getKey().value(), "start_date", open.getValue()))).toList()));
            case CatalogueEntry.Offer(var cohort, var course, var provider, var deleted) -> entry("offer", entry, version,
                    Map.of("cohort", cohort.identifier(), "course_identifier", course.value(), "lead_provider_id", provider.value(),
                            "deleted", deleted));
            case CatalogueEntry.Party(var key) -> entry(key.kind(), entry, version,
                    Map.of("id", UUID.fromString(key.value().substring(key.kind().length() + 1)), "name", "a name"));
        };
    }

    /** The same beside a field that may be null. */
    private static Map<String, @Nullable Object> given(String field, @Nullable Object value, Map<String, Object> others) {
        var all = new LinkedHashMap<String, @Nullable Object>(others);
        all.put(field, value);
        return all;
    }

    private static Snapshot entry(String kind, CatalogueEntry entry, long version, Map<String, ? extends @Nullable Object> payload) {
        return new Snapshot(CatalogueMessage.TOPIC, "milepost." + kind + ".v1", entry.key().value(), version, Instant.EPOCH,
                Json.exact().writeValueAsBytes(payload));
    }

    public static Map<String, @Nullable Object> payload(ApplicationCopy application) {
        var accepted = application.standing() instanceof Standing.Accepted standing ? standing : null;
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("id", application.id().value());
        payload.put("participant_id", application.participant().value());
        payload.put("lead_provider_id", application.leadProvider().value());
        payload.put("course_identifier", application.course().value());
        payload.put("course_group", "leadership");
        payload.put("cohort", application.cohort().identifier());
        payload.put("status", accepted == null ? "pending" : "accepted");
        payload.put("accepted_at", accepted == null ? null : accepted.at());
        payload.put("schedule_identifier", accepted == null ? null : accepted.schedule().value());
        var funding = new LinkedHashMap<String, @Nullable Object>();
        funding.put("verdict", application.shown().eligibleForFunding() ? "eligible" : "unconfirmed");
        funding.put("reason", null);
        payload.put("funding", funding);
        payload.put("funded_place", application.shown().fundedPlace());
        payload.put("inside_catchment", true);
        payload.put("targeted_delivery_funding_eligibility", application.shown().targetedDeliveryFundingEligibility());
        payload.put("school_urn", application.shown().schoolUrn());
        payload.put("school_ukprn", "10079319");
        payload.put("effective_at", application.effectiveAt());
        payload.put("created_at", application.effectiveAt());
        payload.put("updated_at", application.effectiveAt());
        return payload;
    }
}
