package milepost.declarations.http;

import java.util.List;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * What version 2 shows of a declaration, and version 1 beside two flags (facts/ecf 1.4); read off the document that version 3 shows, of
 * which the rest is passed over.
 */
record ShortDeclaration(String id, String type, Attributes attributes) {

    static final List<String> COLUMNS = List.of("id", "participant_id", "declaration_type", "course_identifier", "declaration_date", "updated_at",
            "state", "has_passed");
    static final List<String> COLUMNS_WITH_FLAGS = List.of("id", "participant_id", "declaration_type", "course_identifier", "eligible_for_payment",
            "declaration_date", "updated_at", "voided", "state", "has_passed");

    record Attributes(String participantId, String declarationType, String courseIdentifier, String declarationDate, String updatedAt, String state,
                      @Nullable Boolean hasPassed) {

        boolean eligibleForPayment() {
            return state.equals("eligible") || state.equals("payable");
        }

        /** Not for a declaration whose money is taken back. */
        boolean voided() {
            return state.equals("voided");
        }

        String passed() {
            return hasPassed == null ? "" : hasPassed.toString();
        }
    }

    private record Flagged(String id, String type, FlaggedAttributes attributes) {
    }

    private record FlaggedAttributes(String participantId, String declarationType, String courseIdentifier, boolean eligibleForPayment,
                                     String declarationDate, String updatedAt, boolean voided, String state, @Nullable Boolean hasPassed) {
    }

    static ShortDeclaration of(byte[] document) {
        return Json.mapper().readValue(document, ShortDeclaration.class);
    }

    byte[] withoutFlags() {
        return Json.bytes(this);
    }

    byte[] withFlags() {
        Attributes it = attributes;
        return Json.bytes(new Flagged(id, type, new FlaggedAttributes(it.participantId, it.declarationType, it.courseIdentifier,
                it.eligibleForPayment(), it.declarationDate, it.updatedAt, it.voided(), it.state, it.hasPassed)));
    }

    List<String> cells() {
        Attributes it = attributes;
        return List.of(id, it.participantId, it.declarationType, it.courseIdentifier, it.declarationDate, it.updatedAt, it.state, it.passed());
    }

    List<String> cellsWithFlags() {
        Attributes it = attributes;
        return List.of(id, it.participantId, it.declarationType, it.courseIdentifier, String.valueOf(it.eligibleForPayment()), it.declarationDate,
                it.updatedAt, String.valueOf(it.voided()), it.state, it.passed());
    }
}
