package milepost.statements.domain.pricing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One amount of a statement as people and programs see it: signed, and together exactly the total (decision E10).
 *
 * @param contract what pays it or takes it back; empty where nothing was agreed, and where the line has left
 * @param band     the band of an ECF contract that priced it
 */
public record ShownLine(
        UUID id,
        Kind kind,
        Optional<Member> member,
        Optional<Agreement> contract,
        String state,
        Optional<String> band,
        Optional<Money> unitPrice,
        Money amount,
        Optional<String> description,
        Instant attachedAt,
        Optional<Removal> removal) {

    /** The course that was declared, or that the contract is about. */
    public Optional<String> course() {
        return member.map(each -> each.course().identifier()).or(() -> contract.flatMap(Agreement::course));
    }

    /** What kind of amount it is, in the order in which a statement lists them. */
    public enum Kind {
        PAYMENT("payment"),
        REFUND("refund"),
        UPLIFT("uplift"),
        UPLIFT_REFUND("uplift_refund"),
        TARGETED_DELIVERY_FUNDING("targeted_delivery_funding"),
        TARGETED_DELIVERY_FUNDING_REFUND("targeted_delivery_funding_refund"),
        SERVICE_FEE("service_fee"),
        ADJUSTMENT("adjustment"),
        VAT("vat");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** When and why a line was taken off. */
    public record Removal(Instant at, String reason) {
    }
}
