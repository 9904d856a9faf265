package milepost.declarations.http;

import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.operator;
import static milepost.declarations.RunningService.others;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import org.junit.jupiter.api.Test;

class VoidDeclarationTest {

    @Test
    void beforePaymentADeclarationIsVoidedAndShowsNoStatement() {
        for (String line : List.of("none", "open", "payable")) {
            World world = new World().told();
            String id = post(world, world.started()).id();
            if (!line.equals("none")) {
                hears(world.line(id, line));
            }

            Got voided = takeBack(world.provider, id);

            assertThat(voided.status()).as(line).isEqualTo(200);
            assertThat(voided.state()).isEqualTo("voided");
            assertThat(voided.attribute("statement_id").isNull()).isTrue();
        }
    }

    @Test
    void aVoidedDeclarationFreesItsSlotAndNeverTakesItBack() {
        World world = new World().told();
        String first = post(world, world.started()).id();
        takeBack(world.provider, first);

        assertThat(post(world, world.started()).state()).isEqualTo("submitted");
        assertThat(rows("SELECT holds_slot::text FROM declarations WHERE id = '" + first + "'")).containsExactly(Map.of("holds_slot", "false"));
    }

    @Test
    void aPaidDeclarationIsClawedBackAndShowsBothStatements() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        hears(world.line(id, "paid"));
        UUID later = UUID.randomUUID();

        Got voided = takeBack(world.provider, id);
        assertThat(voided.state()).isEqualTo("awaiting_clawback");
        assertThat(voided.attribute("statement_id").asString()).isEqualTo(world.statement.toString());
        assertThat(voided.attribute("clawback_statement_id").isNull()).isTrue();

        hears(world.line(id, "paid", later, "open"));
        assertThat(get(world.provider, PATH + "/" + id).attribute("clawback_statement_id").asString()).isEqualTo(later.toString());
        hears(world.line(id, "paid", later, "paid"));
        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("clawed_back");
    }

    @Test
    void everyRefusedVoidIsTitledDeclaration() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        takeBack(world.provider, id);
        refused(takeBack(world.provider, id), "declaration_already_voided");

        String paid = post(world, world.started()).id();
        hears(world.line(paid, "paid"));
        world.statementState = "payable";
        hears(world.statement());
        refused(takeBack(world.provider, paid), "statement_unavailable");
        world.statementState = "open";
        hears(world.statement());
        takeBack(world.provider, paid);
        refused(takeBack(world.provider, paid), "declaration_already_awaiting_clawback");
        hears(world.line(paid, "paid", UUID.randomUUID(), "paid"));
        refused(takeBack(world.provider, paid), "declaration_already_clawed_back");
    }

    @Test
    void thatNoStatementIsOpenIsAskedBeforeItIsSaid() {
        World world = new World().told();
        String paid = post(world, world.started()).id();
        hears(world.line(paid, "paid"));
        world.statementState = "paid";
        hears(world.statement());
        world.statementState = "open";
        others().know(world.statement());

        assertThat(takeBack(world.provider, paid).state()).isEqualTo("awaiting_clawback");
    }

    @Test
    void aLineThatProvesPaidAfterAVoidIsRecovered() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        hears(world.line(id, "payable"));
        takeBack(world.provider, id);

        hears(world.line(id, "paid"));

        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("awaiting_clawback");
        assertThat(rows("SELECT cause, actor FROM declaration_history WHERE declaration_id = '" + id + "' ORDER BY position DESC LIMIT 1"))
                .containsExactly(Map.of("cause", "paid_before_the_void_arrived", "actor", "system"));
    }

    @Test
    void voidingACompletedDeclarationVoidsItsOutcome() {
        World world = new World().told();
        Map<String, Object> completed = world.declaring("completed", "2024-11-06T10:00:00Z");
        completed.put("has_passed", false);
        String id = post(world, completed).id();

        Got voided = takeBack(world.provider, id);

        assertThat(voided.attribute("has_passed").isNull()).isTrue();
        assertThat(rows("SELECT state FROM outcomes WHERE declaration_id = '" + id + "' ORDER BY position"))
                .containsExactly(Map.of("state", "failed"), Map.of("state", "voided"));
    }

    @Test
    void anUnknownDeclarationAndAnotherProvidersLookTheSame() {
        World world = new World().told();
        World stranger = new World().told();
        String id = post(world, world.started()).id();

        Got others = takeBack(stranger.provider, id);
        Got unknown = takeBack(stranger.provider, UUID.randomUUID().toString());
        Got garbage = takeBack(stranger.provider, "not-a-uuid");

        assertThat(others.status()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(unknown.body()).isEqualTo(garbage.body());
        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("submitted");
    }

    @Test
    void financeVoidsWithAReasonThatIsAudited() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        String path = "/operator/v1/declarations/" + id + "/void";

        assertThat(operator("POST", path, Map.of("reason", "x"), "intake").codes()).containsExactly("scope_missing");
        assertThat(operator("POST", path, Map.of("reason", " "), "finance").codes()).containsExactly("reason_missing");
        assertThat(operator("POST", path, Map.of("reason", "x", "why", "y"), "finance").codes()).containsExactly("unknown_field");
        Got voided = operator("POST", path, Map.of("reason", "Evidence was withdrawn."), "finance");

        assertThat(voided.state()).isEqualTo("voided");
        assertThat(rows("SELECT actor, cause FROM declaration_history WHERE declaration_id = '" + id + "' ORDER BY position DESC LIMIT 1"))
                .containsExactly(Map.of("actor", "finance", "cause", "voided_by_finance"));
        assertThat(rows("SELECT reason ->> 'reason' AS reason FROM audit WHERE subject_id = '" + id + "'"))
                .containsExactly(Map.of("reason", "Evidence was withdrawn."));
        assertThat(operator("POST", "/operator/v1/declarations/" + UUID.randomUUID() + "/void", Map.of("reason", "x"), "finance").status()).isEqualTo(404);
    }

    private static void refused(Got answer, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly(code);
        assertThat(answer.body().at("/errors/0/title").asString()).isEqualTo("declaration");
    }
}
