package milepost.declarations.messaging;

import static milepost.declarations.RunningService.bean;
import static milepost.declarations.RunningService.execute;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import milepost.declarations.RunningService;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What a restore undid, on a real PostgreSQL: rows that are gone or older than what had been told. */
class OwnDeclarationsTest {

    private final OwnTopic own = bean(OwnTopic.class);
    private final World world = new World().told();

    @Test
    void aRowThatIsGoneComesBackWithItsDocumentAndIsToldAnewUnderALaterVersion() {
        String id = post(world, world.started()).id();
        hears(world.line(id, "open"));
        Snapshot told = told(id);
        Got before = get(world.provider, RunningService.PATH + "/" + id);
        List<Map<String, String>> row = rows(row(id));
        forget(id);
        assertThat(get(world.provider, RunningService.PATH + "/" + id).status()).isEqualTo(404);

        assertThat(own.reads(told)).isTrue();
        assertThat(versions(id)).isEmpty();
        assertThat(takenBack(told)).isTrue();

        Got after = get(world.provider, RunningService.PATH + "/" + id);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(rows(row(id))).isEqualTo(row);
        assertThat(rows("SELECT state, actor, cause FROM declaration_history WHERE declaration_id = '" + id + "'"))
                .containsExactly(Map.of("state", "eligible", "actor", "system", "cause", "taken_back_from_topic"));
        assertThat(versions(id)).containsExactly(Map.entry(id, told.version() + 1));
        assertThat(told(id).version()).isEqualTo(told.version() + 1);
    }

    @Test
    void anOlderRowTakesTheNewerStateOverAndANewerOneDoesNot() {
        String id = post(world, world.started()).id();
        Snapshot older = told(id);
        takeBack(world.provider, id);
        Snapshot newer = told(id);
        execute("UPDATE declarations SET state = 'submitted', voided_by = NULL, live_until = NULL, holds_slot = true, fundable = true, version = %d WHERE id = '%s'"
                .formatted(older.version(), id));

        assertThat(takenBack(newer)).isTrue();
        assertThat(takenBack(newer)).isFalse();
        assertThat(takenBack(older)).isFalse();

        assertThat(get(world.provider, RunningService.PATH + "/" + id).state()).isEqualTo("voided");
        assertThat(rows("SELECT cause FROM declaration_history WHERE declaration_id = '" + id + "' ORDER BY position"))
                .extracting(step -> step.get("cause")).containsExactly("declared", "voided_by_provider", "taken_back_from_topic");
    }

    @Test
    void theSlotGoesToTheDeclarationThatHeldItLast() {
        String first = post(world, world.started()).id();
        takeBack(world.provider, first);
        String second = post(world, world.started()).id();
        Snapshot told = told(second);
        forget(second);
        execute("UPDATE declarations SET state = 'submitted', voided_by = NULL, live_until = NULL, holds_slot = true WHERE id = '" + first + "'");

        assertThat(takenBack(told)).isTrue();

        assertThat(rows("SELECT id::text FROM declarations WHERE holds_slot AND training_id = '" + world.training + "'"))
                .containsExactly(Map.of("id", second));
    }

    @Test
    void anEventFromBeforeItSaidEnoughIsNotTakenBack() {
        Snapshot told = told(post(world, world.started()).id());
        String payload = new String(told.payload()).replaceFirst("\"training_id\":\"[^\"]*\",", "");

        assertThat(own.reads(new Snapshot(told.topic(), told.type(), told.key(), told.version(), told.recordedAt(), payload.getBytes()))).isFalse();
        assertThat(own.reads(new Snapshot(told.topic(), told.type(), "another-key", told.version(), told.recordedAt(), told.payload()))).isFalse();
        assertThat(own.reads(new Snapshot(told.topic(), "milepost.declaration.v2", told.key(), told.version(), told.recordedAt(), told.payload()))).isFalse();
    }

    private static String row(String id) {
        return "SELECT (to_jsonb(d) - 'version' - ARRAY['application_seen', 'enrolment_seen', 'line_seen', 'person_seen', 'names_seen'])::text AS it "
                + "FROM declarations d WHERE id = '" + id + "'";
    }

    private static void forget(String id) {
        List.of("worklist", "declaration_documents", "outcomes", "declaration_history")
                .forEach(table -> execute("DELETE FROM %s WHERE declaration_id = '%s'".formatted(table, id)));
        execute("DELETE FROM declarations WHERE id = '" + id + "'");
    }

    private static Snapshot told(String id) {
        return inTransaction(bean(SnapshotSource.class).byIds(List.of(id)).single());
    }

    private Map<String, Long> versions(String id) {
        return inTransaction(own.versions(List.of(id)));
    }

    private boolean takenBack(Snapshot snapshot) {
        return inTransaction(own.takeBack(snapshot));
    }

    private static <T> T inTransaction(Mono<T> work) {
        return work.as(bean(TransactionalOperator.class)::transactional).block();
    }
}
