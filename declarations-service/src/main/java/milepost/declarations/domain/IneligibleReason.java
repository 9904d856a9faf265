package milepost.declarations.domain;

/** Why a declaration will not be paid although nobody took it back (decision D2). */
public sealed interface IneligibleReason {

    /** As providers see it in {@code ineligible_for_funding_reason}. */
    String slug();

    /** The person already has a live declaration of this type and course under another participant id, or on another training record. */
    record Duplicate(DeclarationId supersededBy) implements IneligibleReason {
        @Override
        public String slug() {
            return "duplicate_declaration";
        }
    }

    /** The application is not eligible for funding, or holds no funded place. */
    record NotFunded() implements IneligibleReason {
        @Override
        public String slug() {
            return "not_eligible_for_funding";
        }
    }
}
