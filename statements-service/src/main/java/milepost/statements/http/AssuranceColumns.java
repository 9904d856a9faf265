package milepost.statements.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import milepost.statements.domain.Family;
import milepost.statements.domain.assurance.AssuranceRow;
import milepost.statements.domain.assurance.Made;
import milepost.statements.domain.assurance.Person;
import milepost.statements.domain.assurance.Registration;
import milepost.statements.domain.assurance.Training;
import milepost.statements.domain.assurance.Training.Period;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.pricing.ShownLine.Removal;
import milepost.statements.domain.statement.Statement;

/**
 * The columns of assurance reports: those of today's files in their order, then what the line is worth and what became of it. Where each comes
 * from is told in {@code docs/assurance-report.md}.
 */
final class AssuranceColumns {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final Function<Told, String> NOBODY_KNOWS = _ -> "";

    /** What a row is told from. */
    record Told(Statement statement, String provider, AssuranceRow row) {

        Family family() {
            return statement.terms().family();
        }

        Member member() {
            return row.line().member();
        }

        ShownLine amount() {
            return row.line().amount();
        }

        String made(Function<Made, String> what) {
            return row.made().map(what).orElse("");
        }

        String period(Function<Period, String> what) {
            return row.period().map(what).orElse("");
        }
    }

    record Column(String name, Function<Told, String> cell) {
    }

    /** facts/npq 7.9. */
    private static final List<Column> NPQ = Stream.of(List.of(
            new Column("Participant ID", told -> told.member().participant().toString()),
            new Column("Participant Name", told -> text(told.row.person().map(Person::name))),
            new Column("TRN", told -> text(told.row.person().flatMap(Person::trn))),
            new Column("Course Identifier", told -> told.member().course().identifier()),
            new Column("Schedule", AssuranceColumns::schedule),
            new Column("Eligible For Funding", told -> text(told.row.registration().map(Registration::eligibleForFunding))),
            new Column("Funded place", told -> text(told.row.registration().flatMap(Registration::fundedPlace))),
            new Column("Lead Provider Name", Told::provider),
            new Column("School Urn", told -> text(told.row.registration().flatMap(Registration::schoolUrn))),
            new Column("School Name", told -> text(told.row.registration().flatMap(Registration::schoolName)))),
            training(), declaration(), List.of(
            new Column("Targeted Delivery Funding", told -> String.valueOf(told.member().targetedDeliveryFundingEligible())),
            new Column("Line", told -> told.amount().kind().code()),
            new Column("Unit Price", told -> text(told.amount().unitPrice())),
            new Column("Amount", told -> told.amount().amount().toString()),
            new Column("Targeted Delivery Funding Amount", AssuranceColumns::besides)),
            becameOfIt()).flatMap(List::stream).toList();

    /** facts/ecf 5.3 with the successor's words for the type and its column for the evidence (7.6). */
    private static final List<Column> ECF = Stream.of(List.of(
            new Column("Participant ID", told -> told.member().participant().toString()),
            new Column("Participant Name", told -> text(told.row.person().map(Person::name))),
            new Column("TRN", told -> text(told.row.person().flatMap(Person::trn))),
            new Column("Type", told -> told.member().course().identifier().equals("ecf-mentor") ? "mentor" : "ect"),
            new Column("Mentor ID", told -> text(told.row.made().flatMap(Made::mentor))),
            new Column("Schedule", AssuranceColumns::schedule),
            new Column("Eligible For Funding", told -> text(told.row.training().flatMap(Training::eligibleForFunding))),
            new Column("Eligible For Funding Reason", NOBODY_KNOWS),
            new Column("Sparsity Uplift", told -> told.made(made -> String.valueOf(made.sparsityUplift()))),
            new Column("Pupil Premium Uplift", told -> told.made(made -> String.valueOf(made.pupilPremiumUplift()))),
            new Column("Sparsity And Pp", told -> told.made(made -> String.valueOf(made.sparsityUplift() && made.pupilPremiumUplift()))),
            new Column("Lead Provider Name", Told::provider),
            new Column("Delivery Partner Name", told -> text(told.row.deliveryPartner())),
            new Column("School Urn", told -> text(told.row.training().flatMap(Training::schoolUrn))),
            new Column("School Name", NOBODY_KNOWS)),
            training(), declaration(), List.of(
            // what is paid, not who is flagged: both flags together earn it once, and only a start does
            new Column("Uplift Payable", told -> String.valueOf(told.row.line().besides().isPresent())),
            new Column("Evidence Held", told -> text(told.row.made().flatMap(Made::evidence))),
            new Column("Line", told -> told.amount().kind().code()),
            new Column("Band", told -> text(told.amount().band())),
            new Column("Unit Price", told -> text(told.amount().unitPrice())),
            new Column("Amount", told -> told.amount().amount().toString()),
            new Column("Uplift Amount", AssuranceColumns::besides)),
            becameOfIt()).flatMap(List::stream).toList();

    private AssuranceColumns() {
    }

    static List<Column> of(Family family) {
        return switch (family) {
            case NPQ -> NPQ;
            case ECF -> ECF;
        };
    }

    /** Such as {@code November 2024}. */
    static String name(Statement statement) {
        return MONTH.format(statement.terms().month());
    }

    private static List<Column> training() {
        return List.of(
                new Column("Training Status", told -> told.period(Period::status)),
                new Column("Training Status Reason", told -> told.period(period -> text(period.reasonTold(told.family())))));
    }

    private static List<Column> declaration() {
        return List.of(
                new Column("Declaration ID", told -> told.member().declaration().toString()),
                // the line's: what was paid stays paid on its statement, whatever was taken back on another one
                new Column("Declaration Status", told -> told.amount().state()),
                new Column("Declaration Type", told -> told.member().type().code()),
                new Column("Declaration Date", told -> told.made(made -> instant(made.date()))),
                new Column("Declaration Created At", told -> told.made(made -> instant(made.createdAt()))),
                new Column("Statement Name", told -> name(told.statement)),
                new Column("Statement ID", told -> told.statement.id().toString()));
    }

    private static List<Column> becameOfIt() {
        return List.of(
                new Column("Attached At", told -> instant(told.amount().attachedAt())),
                new Column("Removed At", told -> text(told.amount().removal().map(Removal::at).map(AssuranceColumns::instant))),
                new Column("Removed Reason", told -> text(told.amount().removal().map(Removal::reason))),
                new Column("Remark", told -> text(told.amount().description())));
    }

    private static String schedule(Told told) {
        return told.row.period().map(Period::schedule).orElseGet(() -> told.made(Made::schedule));
    }

    private static String besides(Told told) {
        return told.row.line().besides().map(ShownLine::amount).orElse(Money.ZERO).toString();
    }

    private static String instant(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(Optional<?> said) {
        return said.map(Object::toString).orElse("");
    }
}
