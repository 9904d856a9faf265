package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LineId;
import milepost.statements.domain.ParticipantId;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.Refund;
import milepost.statements.domain.pricing.VoidedLine;

/** Lines with what pricing needs to know of their declarations. */
final class LineRows {

    static final String COLUMNS = """
            SELECT l.id, l.declaration_id, l.kind, l.status, l.attached_at, l.removed_at, l.removed_reason,
                   l.counted, l.unit_price, l.targeted_price, l.uplift_price, l.rate, l.band,
                   d.participant_id, d.course_identifier, d.course_group, d.declaration_type, d.targeted_delivery_funding_eligible,
                   d.uplift_flagged
            """;

    static final String SELECT = COLUMNS + " FROM line l JOIN declaration d ON d.id = l.declaration_id ";

    private LineRows() {
    }

    static Member member(Readable row) {
        return new Member(
                new LineId(Rows.uuid(row, "id")),
                new DeclarationId(Rows.uuid(row, "declaration_id")),
                new ParticipantId(Rows.uuid(row, "participant_id")),
                new Course(Rows.text(row, "course_identifier"), Rows.text(row, "course_group")),
                DeclarationType.of(Rows.text(row, "declaration_type")).orElseThrow(),
                Rows.flag(row, "targeted_delivery_funding_eligible"),
                Rows.instant(row, "attached_at"));
    }

    static Payment payment(Readable row) {
        return new Payment(member(row), Rows.flag(row, "counted"), Rows.money(row, "unit_price"), Rows.money(row, "targeted_price"));
    }

    static Refund refund(Readable row) {
        return Refund.of(payment(row));
    }

    static VoidedLine voided(Readable row) {
        return new VoidedLine(member(row), Optional.ofNullable(Rows.moneyOrNull(row, "unit_price")),
                Rows.instant(row, "removed_at"), Rows.text(row, "removed_reason"));
    }
}
