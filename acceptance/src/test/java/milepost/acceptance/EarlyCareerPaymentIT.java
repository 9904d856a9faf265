package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import milepost.acceptance.EarlyCareer.Trainee;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Early career teachers and their mentors are declared, paid for and taken back: each step by the service that owns it. */
class EarlyCareerPaymentIT {

    private static final String STARTED_ON = "2023-10-02T09:00:00Z";
    private static final String RETAINED_ON = "2024-02-05T09:00:00Z";
    private static final String COMPLETED_ON = "2024-07-01T23:30:00Z";

    private final EarlyCareerPay ours = EarlyCareerPay.of(TrainingProvider.fresh().persistent());

    @Test
    void aTeacherIsDeclaredInEveryVersionAndTheNextProviderSeesWhatIsTakenAndIsRefused() {
        EarlyCareerPay theirs = EarlyCareerPay.of(TrainingProvider.fresh().persistent());
        Trainee teacher = ours.people().teacherWith(ours.people().mentor());

        Reply started = ours.declare("v1", teacher, "started", STARTED_ON).expect(200);
        Reply retained = ours.declare("v2", teacher, "retained-1", RETAINED_ON).expect(200);
        Reply again = ours.declare("v3", teacher, "retained-2", "2024-05-06T09:00:00Z").expect(200);

        assertThat(started.attributes().has("eligible_for_payment")).isTrue();
        assertThat(started.attributes().path("voided").asBoolean(true)).isFalse();
        assertThat(retained.attributes().has("eligible_for_payment")).isFalse();
        assertThat(retained.attributes().has("mentor_id")).isFalse();
        assertThat(again.attribute("mentor_id")).isEqualTo(ours.training(teacher).path("mentor_id").asString()).isNotEmpty();
        assertThat(again.attribute("delivery_partner_id")).isEqualTo(ours.provider().deliveryPartnerId());
        assertThat(again.attribute("evidence_held")).isEqualTo("training-event-attended");
        assertThat(ours.declare("v2", teacher, "started", STARTED_ON).expect(422).codes()).containsExactly("declaration_already_exists");

        ours.people().transfer(teacher, theirs.people(), LocalDate.of(2024, 9, 2));

        Eventually.equal(List.of(started.id(), retained.id(), again.id()).stream().sorted().toList(), () -> seenBy(theirs, "v3"));
        assertThat(seenBy(theirs, "v1")).isEqualTo(seenBy(theirs, "v3"));
        theirs.provider().voidDeclaration(started.id(), "2024-11-05T09:00:00Z").expect(403);
        assertThat(theirs.declare("v1", teacher, "started", "2024-10-01T09:00:00Z").expect(422).codes()).contains("declaration_already_exists");
        Reply next = theirs.declare("v1", teacher, "retained-3", "2024-10-01T09:00:00Z").expect(200);
        assertThat(theirs.provider().declaration(next.id()).expect(200).attribute("delivery_partner_id")).isEqualTo(theirs.provider().deliveryPartnerId());
        assertThat(seenBy(ours, "v3")).doesNotContain(next.id());
    }

    @Test
    void aMentorWhoCompletedIsFundedNoLongerUntilTheDeclarationIsVoided() {
        Trainee mentor = ours.people().mentor();
        ours.declare("v3", mentor, "started", STARTED_ON).expect(200);

        String completed = ours.declare("v2", mentor, "completed", COMPLETED_ON).expect(200).id();

        Eventually.equal("2024-07-02", () -> ours.training(mentor).path("mentor_funding_end_date").asString());
        assertThat(ours.training(mentor).path("mentor_ineligible_for_funding_reason").asString()).isEqualTo("completed_declaration_received");
        assertThat(ours.people().changeToday("v3", mentor, "change-schedule", Map.of("schedule_identifier", "ecf-standard-january")).expect(422).codes())
                .containsExactly("participant_completed");

        ours.provider().voidDeclaration(completed, "2024-11-05T09:00:00Z").expect(200);

        Eventually.holds(() -> assertThat(ours.training(mentor).path("mentor_funding_end_date").isNull()).isTrue());
        assertThat(ours.training(mentor).path("mentor_ineligible_for_funding_reason").isNull()).isTrue();
        ours.people().changeToday("v3", mentor, "change-schedule", Map.of("schedule_identifier", "ecf-standard-january")).expect(200);
    }

    @Test
    void aStatementOfTheFrameworkIsCutOffAuthorisedAndPaidAndWhatWasWrongIsTakenBackOnTheNext() {
        Trainee teacher = ours.people().teacherWithUplift();
        Trainee mentor = ours.people().mentor();
        String started = ours.eligible(teacher, "started", STARTED_ON);
        String retained = ours.eligible(teacher, "retained-1", RETAINED_ON);
        String mentoring = ours.eligible(mentor, "started", STARTED_ON);
        String first = ours.statements().first();
        assertThat(ours.provider().declaration(started).attribute("statement_id")).isEqualTo(first);
        Eventually.equal("330.00", () -> ours.total(first, "output"));
        Eventually.equal("100.00", () -> ours.total(first, "uplift"));

        ours.provider().cutOff(TrainingProvider.AFTER_FIRST_DEADLINE, first);
        Eventually.equal("payable", () -> ours.provider().state(started));
        ours.provider().authorise(TrainingProvider.AFTER_FIRST_DEADLINE, first).expect(200);
        for (String declaration : List.of(started, retained, mentoring)) {
            Eventually.equal("paid", () -> ours.provider().state(declaration));
        }
        Eventually.equal("true", () -> uplift(started));
        assertThat(uplift(retained)).isEqualTo("false");
        assertThat(uplift(mentoring)).isEqualTo("false");
        Eventually.equal("paid", () -> ours.provider().statement(first).path("state").asString());
        // 430.00 and 20 % VAT
        assertThat(ours.total(first, "total")).isEqualTo("516.00");

        assertThat(ours.provider().voidDeclaration(started, TrainingProvider.AFTER_FIRST_DEADLINE).expect(200).attribute("state")).isEqualTo("awaiting_clawback");
        Eventually.equal(ours.statements().second(), () -> ours.provider().declaration(started).attribute("clawback_statement_id"));
        Eventually.equal("-220.00", () -> ours.total(ours.statements().second(), "clawbacks"));

        ours.provider().cutOff(TrainingProvider.AFTER_SECOND_DEADLINE, ours.statements().second());
        ours.provider().authorise(TrainingProvider.AFTER_SECOND_DEADLINE, ours.statements().second()).expect(200);
        Eventually.equal("clawed_back", () -> ours.provider().state(started));
        assertThat(uplift(started)).as("what was paid once was paid").isEqualTo("true");
        assertThat(ours.provider().declaration(started).attribute("statement_id")).isEqualTo(first);
        assertThat(ours.provider().assuranceReport(first)).hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith(teacher.participantId() + ",").contains(",ect,", "," + started + ",paid,started," + STARTED_ON,
                        ",payment,A,120.00,120.00,100.00,"))
                .anySatisfy(line -> assertThat(line).contains("," + retained + ",paid,retained-1,", ",training-event-attended,payment,A,90.00,90.00,0.00,"))
                .anySatisfy(line -> assertThat(line).startsWith(mentor.participantId() + ",").contains(",mentor,", "," + mentoring + ",paid,started,"));
        assertThat(ours.provider().assuranceReport(ours.statements().second())).hasSize(2).last().asString()
                .contains("," + started + ",clawed_back,started,", ",refund,A,120.00,-120.00,-100.00,");
        Eventually.holds(() -> {
            JsonNode reconciliation = ours.provider().reconciliation();
            assertThat(reconciliation.path("differences").size()).isZero();
            assertThat(reconciliation.path("journal_imbalance").asString()).isEqualTo("0.00");
        });
    }

    private String uplift(String declaration) {
        return ours.provider().declaration(declaration).expect(200).attribute("uplift_paid");
    }

    private static List<String> seenBy(EarlyCareerPay who, String version) {
        return who.provider().api().get("/api/" + version + "/participant-declarations").expect(200).data().valueStream()
                .map(each -> each.path("id").asString()).sorted().toList();
    }
}
