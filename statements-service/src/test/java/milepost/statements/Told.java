package milepost.statements;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;

/** What the other services tell, in their own words. */
public final class Told {

    private Told() {
    }

    public static Snapshot provider(UUID id, boolean vatRegistered) {
        return provider(id, vatRegistered, false, 1);
    }

    public static Snapshot provider(UUID id, boolean vatRegistered, boolean invoicing, long version) {
        return provider(id, vatRegistered, invoicing, "Larkfield Training", version);
    }

    public static Snapshot provider(UUID id, boolean vatRegistered, String name) {
        return provider(id, vatRegistered, false, name, 1);
    }

    private static Snapshot provider(UUID id, boolean vatRegistered, boolean invoicing, String name, long version) {
        return snapshot("milepost.catalogue", "milepost.lead-provider.v1", "lead-provider/" + id, version,
                Map.of("id", id, "name", name, "vat_registered", vatRegistered, "invoicing", invoicing));
    }

    /** Pays uplifts and funds mentors, so that every contract can be agreed. */
    public static Snapshot cohort(String identifier) {
        return cohort(identifier, true, true);
    }

    public static Snapshot cohort(String identifier, boolean uplifts, boolean mentorFunding) {
        return snapshot("milepost.catalogue", "milepost.cohort.v1", "cohort/" + identifier, 1,
                Map.of("identifier", identifier, "start_year", Integer.parseInt(identifier.substring(0, 4)), "funding", "full",
                        "uplifts", uplifts, "mentor_funding", mentorFunding));
    }

    public static Snapshot course(String identifier, String group) {
        return snapshot("milepost.catalogue", "milepost.course.v1", "course/" + identifier, 1,
                Map.of("identifier", identifier, "name", "A course", "group", group, "supported", true));
    }

    public static Snapshot ecfDeclaration(UUID id, UUID provider, String cohort, String course, String type, boolean flagged, String state,
            long version, Instant effectiveAt) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("family", "ecf");
        body.put("lead_provider_id", provider);
        body.put("participant_id", id);
        body.put("application_id", null);
        body.put("course_identifier", course);
        body.put("course_group", "ecf");
        body.put("cohort", cohort);
        body.put("declaration_type", type);
        body.put("declaration_date", effectiveAt.toString());
        body.put("state", state);
        body.put("fundable", state.equals("submitted"));
        body.put("targeted_delivery_funding_eligible", false);
        body.put("sparsity_uplift", flagged);
        body.put("pupil_premium_uplift", false);
        body.put("effective_at", effectiveAt.toString());
        return snapshot("milepost.declarations", "milepost.declaration.v1", id.toString(), version, body);
    }

    public static Snapshot declaration(UUID id, UUID provider, String state, long version, Instant effectiveAt) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("family", "npq");
        body.put("lead_provider_id", provider);
        body.put("participant_id", id);
        body.put("application_id", UUID.randomUUID());
        body.put("course_identifier", "npq-headship");
        body.put("course_group", "leadership");
        body.put("cohort", "2024a");
        body.put("declaration_type", "started");
        body.put("declaration_date", effectiveAt.toString());
        body.put("state", state);
        body.put("fundable", !state.equals("voided"));
        body.put("targeted_delivery_funding_eligible", true);
        body.put("effective_at", effectiveAt.toString());
        return snapshot("milepost.declarations", "milepost.declaration.v1", id.toString(), version, body);
    }

    private static Snapshot snapshot(String topic, String type, String key, long version, Map<String, Object> body) {
        return new Snapshot(topic, type, key, version, Instant.parse("2024-11-01T00:00:00Z"), Json.exact().writeValueAsBytes(body));
    }
}
