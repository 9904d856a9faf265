package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.Refund;
import milepost.statements.domain.pricing.VoidedLine;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Lines of an NPQ statement, each where it belongs. */
final class NpqLines {

    final List<Member> members = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();
    final List<Refund> refunds = new ArrayList<>();
    final List<VoidedLine> voided = new ArrayList<>();

    private NpqLines() {
    }

    /** @param priced whether they have had their prices since the cut-off */
    static Mono<NpqLines> read(GenericExecuteSpec rows, boolean priced) {
        return rows.map(row -> line(row, priced)).all().collect(NpqLines::new, (lines, line) -> line.addTo(lines));
    }

    private static Line line(Readable row, boolean priced) {
        if (Rows.text(row, "kind").equals("refund")) {
            Refund refund = LineRows.refund(row);
            return lines -> lines.refunds.add(refund);
        }
        if (Rows.text(row, "status").equals("voided")) {
            VoidedLine voided = LineRows.voided(row);
            return lines -> lines.voided.add(voided);
        }
        if (priced) {
            Payment payment = LineRows.payment(row);
            return lines -> lines.payments.add(payment);
        }
        Member member = LineRows.member(row);
        return lines -> lines.members.add(member);
    }

    /** A row that knows where it belongs. */
    private interface Line {
        void addTo(NpqLines lines);
    }
}
