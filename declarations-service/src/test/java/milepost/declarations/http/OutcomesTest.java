package milepost.declarations.http;

import static milepost.declarations.Others.with;
import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.others;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.send;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import milepost.platform.testkit.TestTokens;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final String ALL = "/api/v3/participants/npq/outcomes";

    private final World world = new World().told();

    @Test
    void aCompletedDeclarationSaysHowItWentAndAnOutcomeCorrectsIt() {
        String declaration = completed(false);
        Got before = get(world.provider, PATH + "/" + declaration);

        Got reported = report("passed", "2024-11-19");

        assertThat(reported.status()).as(reported.body().toString()).isEqualTo(200);
        assertThat(reported.body().at("/data/type").asString()).isEqualTo("participant-outcome");
        assertThat(reported.body().at("/data/attributes").propertyNames()).containsExactly("state", "completion_date", "course_identifier",
                "participant_id", "created_at", "updated_at");
        assertThat(reported.attribute("completion_date").asString()).isEqualTo("2024-11-19");
        assertThat(reported.attribute("participant_id").asString()).isEqualTo(world.participant.toString());
        Got after = get(world.provider, PATH + "/" + declaration);
        assertThat(before.attribute("has_passed").asBoolean()).isFalse();
        assertThat(after.attribute("has_passed").asBoolean()).isTrue();
        assertThat(after.headers().getETag()).isNotEqualTo(before.headers().getETag());
        assertThat(states(ALL)).containsExactly("failed", "passed");
        assertThat(get(world.provider, ALL).body().at("/data/1")).isEqualTo(reported.body().path("data"));
        assertThat(rows("SELECT cause, actor FROM declaration_history WHERE declaration_id = '" + declaration + "' ORDER BY position DESC LIMIT 1"))
                .containsExactly(Map.of("cause", "outcome_passed", "actor", "provider"));
    }

    @Test
    void theSameAgainAnswersWhatIsThereAndAnotherDateOfAPassIsRecorded() {
        String declaration = completed(true);
        Got first = report("passed", "2024-11-18");
        String stamp = stamp(declaration);

        Got again = report("passed", "2024-11-18");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stamp(declaration)).isEqualTo(stamp);

        Got corrected = report("passed", "2024-11-19");
        assertThat(corrected.id()).isNotEqualTo(first.id());
        assertThat(stamp(declaration)).as("another outcome moves updated_at though has_passed stays").isGreaterThan(stamp);
        assertThat(states(ofOne())).containsExactly("passed", "passed", "passed");
    }

    @Test
    void ofTheSameReportTwentyTimesAtOnceOneIsRecorded() throws Exception {
        completed(false);
        List<Callable<Got>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> report("passed", "2024-11-19"));
        }
        List<String> ids = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(20)) {
            for (Future<Got> answer : executor.invokeAll(calls)) {
                ids.add(answer.get().id());
            }
        }

        assertThat(ids).hasSize(20).containsOnly(ids.getFirst());
        assertThat(states(ALL)).containsExactly("failed", "passed");
    }

    @Test
    void everythingThatIsWrongIsSaidAndNothingIsChanged() {
        completed(true);

        Got refused = report("voided", "2021-13-01");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("state_invalid", "completion_date_invalid");
        assertThat(refused.body().at("/errors/1/source/pointer").asString()).isEqualTo("/data/attributes/completion_date");
        assertThat(report("passed", "2024-11-21").codes()).containsExactly("completion_date_in_future");
        assertThat(reportAbout(world, world.participant, Map.of()).codes()).containsExactly("course_identifier_missing", "state_missing",
                "completion_date_missing", "completed_declaration_missing");
        assertThat(send(token(), "POST", ofOne(), Map.of("data", Map.of("type", "npq-outcome-confirmation"))).status()).isEqualTo(400);
        assertThat(states(ALL)).containsExactly("passed");
    }

    @Test
    void withoutACompletedDeclarationThereIsNothingAnOutcomeCouldBelongTo() {
        post(world, world.started());
        Got refused = report("passed", "2024-11-19");
        assertThat(refused.codes()).containsExactly("completed_declaration_missing");
        assertThat(refused.body().at("/errors/0/title").asString()).isEqualTo("base");

        takeBack(world.provider, completed(true));
        assertThat(report("passed", "2024-11-19").codes()).containsExactly("completed_declaration_missing");
    }

    @Test
    void takingADeclarationBackVoidsItsOutcomeOnceAsOfTheDayThatWasDeclared() {
        String voided = completed(true);
        report("passed", "2024-11-19");
        hears(world.line(voided, "payable"));
        assertThat(takeBack(world.provider, voided).attribute("has_passed").isNull()).isTrue();
        hears(world.line(voided, "paid"));

        assertThat(get(world.provider, PATH + "/" + voided).state()).isEqualTo("awaiting_clawback");
        assertThat(states(ALL)).containsExactly("passed", "passed", "voided");
        assertThat(get(world.provider, ALL).body().at("/data/2/attributes/completion_date").asString()).isEqualTo("2024-11-06");
    }

    @Test
    void takingAPaidDeclarationBackVoidsItsOutcomeTooBeforeItIsRecovered() {
        String paid = completed(true);
        hears(world.line(paid, "paid"));
        String stamp = stamp(paid);

        Got recovering = takeBack(world.provider, paid);

        assertThat(recovering.state()).isEqualTo("awaiting_clawback");
        assertThat(recovering.attribute("has_passed").isNull()).isTrue();
        assertThat(states(ALL)).containsExactly("passed", "voided");
        assertThat(stamp(paid)).isGreaterThan(stamp);
        assertThat(report("passed", "2024-11-19").codes()).containsExactly("completed_declaration_missing");

        hears(world.line(paid, "paid", UUID.randomUUID(), "paid"));
        assertThat(get(world.provider, PATH + "/" + paid).state()).isEqualTo("clawed_back");
        assertThat(states(ALL)).as("voided once").containsExactly("passed", "voided");
    }

    @Test
    void listsPageByNumberAndByCursorAndFollowCreatedSince() {
        completed(true);
        report("failed", "2024-11-10");
        String third = report("passed", "2024-11-11").id();

        Got page = get(world.provider, ALL + "?page%5Bper_page%5D=2");
        assertThat(states(page)).containsExactly("passed", "failed");
        String next = page.body().at("/links/next").asString();
        assertThat(get(world.provider, next.substring(next.indexOf(ALL))).body().at("/data/0/id").asString()).isEqualTo(third);
        assertThat(states(ALL + "?page%5Bpage%5D=2&page%5Bper_page%5D=2")).containsExactly("passed");
        assertThat(page.body().at("/meta/complete_until").asString()).isNotEmpty();
        String since = rows("SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS at FROM outcomes WHERE id = '"
                + third + "'").getFirst().get("at");
        assertThat(states(ALL + "?filter%5Bcreated_since%5D=" + since)).containsExactly("passed");
        assertThat(get(world.provider, ALL + "?filter%5Bcreated_since%5D=2024-01-01").status()).isEqualTo(400);
        assertThat(get(world.provider, ofOne() + "?page%5Bper_page%5D=0").status()).isEqualTo(400);
    }

    @Test
    void whoSeesTheDeclarationSeesItsOutcomesAndMayAddToThem() {
        String declaration = completed(false);
        World stranger = new World().told();
        UUID maker = world.provider;
        assertThat(states(get(stranger.provider, ALL))).isEmpty();
        assertThat(get(stranger.provider, ofOne()).status()).isEqualTo(404);
        assertThat(reportAbout(stranger, world.participant, sound("passed", "2024-11-19")).status()).isEqualTo(404);

        world.provider = stranger.provider;
        world.trainedSince = Instant.parse("2024-11-07T00:00:00Z");
        world.statusSince = world.trainedSince;
        others().know(world.enrolment());
        assertThat(report("passed", "2024-11-19").status()).as("the owner is asked before a 404").isEqualTo(200);

        assertThat(states(get(world.provider, ofOne()))).containsExactly("failed", "passed");
        assertThat(states(get(maker, ALL))).containsExactly("failed", "passed");
        assertThat(get(maker, ofOne()).status()).isEqualTo(404);
        assertThat(get(maker, PATH + "/" + declaration).attribute("has_passed").asBoolean()).isTrue();
    }

    @Test
    void aRetiredIdIsNamedToWhoTrainsTheSurvivorAndToNobodyElse() {
        completed(true);
        UUID retired = world.participant;
        world.participant = UUID.randomUUID();
        World before = new World();
        before.participant = retired;
        before.retiredInto = world.participant;
        world.idChanges = List.of(with("from_participant_id", retired, "to_participant_id", world.participant, "changed_at", "2024-11-18T08:00:00Z"));
        hears(world.participant(), world.enrolment(), before.participant());
        World stranger = new World().told();
        String path = "/api/v3/participants/npq/" + retired + "/outcomes";

        Got gone = get(world.provider, path);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.body().at("/errors/0/participant_id_changes/0/to_participant_id").asString()).isEqualTo(world.participant.toString());
        assertThat(gone.body().at("/errors/0/participant_id_changes/0/changed_at").asString()).isEqualTo("2024-11-18T08:00:00Z");
        Got refused = reportAbout(world, retired, sound("passed", "2024-11-19"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("participant_id_changed");
        assertThat(refused.body().at("/errors/0/meta/participant_id").asString()).isEqualTo(world.participant.toString());
        assertThat(get(stranger.provider, path).status()).isEqualTo(404);
        assertThat(reportAbout(stranger, retired, sound("passed", "2024-11-19")).status()).isEqualTo(404);
        assertThat(states(ofOne())).as("outcomes move with the person").containsExactly("passed");
        assertThat(get(world.provider, ofOne()).body().at("/data/0/attributes/participant_id").asString()).isEqualTo(world.participant.toString());
    }

    /** Decision A11: without a key the first report, sent once more, would be a third outcome. */
    @Test
    void aReportRepeatedUnderItsKeyIsAnsweredAsBeforeAndRecordsNothing() {
        completed(true);
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Got first = send(token(), "POST", ofOne(), confirmed(sound("failed", "2024-11-19")), key);
        report("passed", "2024-11-19");

        Got again = send(token(), "POST", ofOne(), confirmed(sound("failed", "2024-11-19")), key);

        assertThat(again.headers().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(send(token(), "POST", ofOne(), confirmed(sound("passed", "2024-11-20")), key).codes()).containsExactly("idempotency_key_reused");
        assertThat(states(ofOne())).containsExactly("passed", "failed", "passed");
    }

    private String completed(boolean passed) {
        Map<String, Object> attributes = world.declaring("completed", "2024-11-06T10:00:00Z");
        attributes.put("has_passed", passed);
        Got taken = post(world, attributes);
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        return taken.id();
    }

    private Got report(String state, String date) {
        return reportAbout(world, world.participant, sound(state, date));
    }

    private Map<String, Object> sound(String state, String date) {
        return with("course_identifier", world.course, "state", state, "completion_date", date);
    }

    private static Got reportAbout(World by, UUID participant, Map<String, Object> attributes) {
        return send(TestTokens.provider(by.provider, World.NOW), "POST", "/api/v3/participants/npq/" + participant + "/outcomes", confirmed(attributes));
    }

    private static Map<String, Object> confirmed(Map<String, Object> attributes) {
        return Map.of("data", Map.of("type", "npq-outcome-confirmation", "attributes", attributes));
    }

    private String token() {
        return TestTokens.provider(world.provider, World.NOW);
    }

    private String ofOne() {
        return "/api/v3/participants/npq/" + world.participant + "/outcomes";
    }

    private List<String> states(String path) {
        return states(get(world.provider, path));
    }

    private static List<String> states(Got answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("data").values().stream().map(each -> each.at("/attributes/state").asString()).toList();
    }

    private static String stamp(String declaration) {
        return rows("SELECT updated_at::text FROM declaration_documents WHERE declaration_id = '" + declaration + "'").getFirst().get("updated_at");
    }
}
