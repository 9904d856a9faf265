package milepost.statements.http;

import java.util.Map;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;
import milepost.statements.application.AdjustStatement;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.PutContract;
import milepost.statements.application.PutStatement;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.domain.invoice.InvoiceRefusal;
import milepost.statements.domain.statement.StatementRefusal;

/** What each refusal of a use case is to the caller; the one place where that is said. */
final class Problems {

    private Problems() {
    }

    static Refused of(PutStatement.Outcome outcome) {
        return switch (outcome) {
            case PutStatement.Outcome.Stored _ -> throw notAProblem(outcome);
            case PutStatement.Outcome.UnknownProvider _ -> unknownProvider();
            case PutStatement.Outcome.UnknownCohort _ -> unknownCohort();
            case PutStatement.Outcome.MonthTaken(var by) -> unprocessable(ApiError.field("/month", "statement_exists",
                    "The provider has a statement of this type for that month and cohort.")
                    .with(Map.of("statement_id", by.toString())));
            case PutStatement.Outcome.IsAnotherStatement _ -> unprocessable(ApiError.of("statement", "statement_identity_fixed",
                    "Provider, cohort, type, month and year of a statement never change."));
            case PutStatement.Outcome.HasLines _ -> unprocessable(ApiError.field("/output_fee", "statement_has_lines",
                    "The statement holds declarations, so it stays an output-fee statement."));
            case PutStatement.Outcome.Refused(var why) -> refused(why);
        };
    }

    static Refused of(PutContract.Outcome outcome) {
        return switch (outcome) {
            case PutContract.Outcome.Stored _ -> throw notAProblem(outcome);
            case PutContract.Outcome.UnknownProvider _ -> unknownProvider();
            case PutContract.Outcome.UnknownCohort _ -> unknownCohort();
            case PutContract.Outcome.UnknownCourse _ -> unprocessable(ApiError.field("/course_identifier", "unknown_course",
                    "There is no course with this identifier."));
            case PutContract.Outcome.CourseOfAnotherFamily _ -> unprocessable(ApiError.field("/course_identifier", "course_of_another_family",
                    "Courses of the early career framework are paid by the ecf and ecf_mentor contracts of their cohort."));
            case PutContract.Outcome.MentorsAreNotFunded _ -> unprocessable(ApiError.field("/cohort", "mentors_not_funded",
                    "This cohort has no mentor funding: the bands of its ecf contract pay for mentors, too."));
            case PutContract.Outcome.Exists(var other) -> unprocessable(ApiError.of("contract", "contract_exists",
                    "The provider has a contract of this kind for that cohort and course; change that one.")
                    .with(Map.of("contract_id", other.toString())));
            case PutContract.Outcome.IsAnotherContract _ -> unprocessable(ApiError.of("contract", "contract_identity_fixed",
                    "Provider, cohort, kind and course of a contract never change."));
        };
    }

    static Refused of(AuthorisePayment.Outcome outcome) {
        return switch (outcome) {
            case AuthorisePayment.Outcome.Authorised _ -> throw notAProblem(outcome);
            case AuthorisePayment.Outcome.NoSuchStatement _ -> Refused.notFound();
            case AuthorisePayment.Outcome.Refused(var why) -> refused(why);
        };
    }

    static Refused of(AdjustStatement.Outcome outcome) {
        return switch (outcome) {
            case AdjustStatement.Outcome.Adjusted _ -> throw notAProblem(outcome);
            case AdjustStatement.Outcome.NotFound _ -> Refused.notFound();
            case AdjustStatement.Outcome.Refused(var why) -> refused(why);
        };
    }

    static Refused of(SubmitInvoice.Outcome outcome) {
        return switch (outcome) {
            case SubmitInvoice.Outcome.Taken _ -> throw notAProblem(outcome);
            case SubmitInvoice.Outcome.NoSuchStatement _ -> Refused.notFound();
            case SubmitInvoice.Outcome.Refused(var objections) -> Refused.unprocessable(objections.stream().map(objection ->
                    objection.other().map(other -> error(objection.why()).with(Map.of("invoice_id", other.toString())))
                            .orElseGet(() -> error(objection.why()))).toList());
        };
    }

    static Refused of(JudgeInvoice.Outcome outcome) {
        return switch (outcome) {
            case JudgeInvoice.Outcome.Judged _ -> throw notAProblem(outcome);
            case JudgeInvoice.Outcome.NoSuchInvoice _ -> Refused.notFound();
            case JudgeInvoice.Outcome.Refused(var why) -> unprocessable(error(why));
        };
    }

    private static ApiError error(InvoiceRefusal why) {
        return why.isAboutAttribute() ? ApiError.attribute(why.title(), why.code(), why.sentence())
                : ApiError.of(why.title(), why.code(), why.sentence());
    }

    private static Refused refused(StatementRefusal why) {
        String title = why == StatementRefusal.CONFIRMATION_MISSING ? "confirmed" : "statement";
        return unprocessable(ApiError.of(title, why.code(), why.sentence()));
    }

    private static Refused unknownProvider() {
        return unprocessable(ApiError.field("/lead_provider_id", "unknown_lead_provider", "There is no lead provider with this id."));
    }

    private static Refused unknownCohort() {
        return unprocessable(ApiError.field("/cohort", "unknown_cohort", "There is no cohort with this identifier."));
    }

    private static Refused unprocessable(ApiError error) {
        return new Refused(422, error);
    }

    private static IllegalStateException notAProblem(Object outcome) {
        return new IllegalStateException("a success is no problem: " + outcome);
    }
}
