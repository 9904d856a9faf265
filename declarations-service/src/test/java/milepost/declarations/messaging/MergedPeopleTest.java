package milepost.declarations.messaging;

import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.operator;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.EcfWorld;
import milepost.declarations.RunningService;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** Two ids turn out to be one person: declarations move, and what was declared twice is paid once (decision D14). */
class MergedPeopleTest {

    @Test
    void declarationsMoveToTheSurvivorAndAreFoundUnderItsId() {
        World merged = new World().told();
        World kept = new World();
        kept.provider = merged.provider;
        String id = post(merged, merged.started()).id();
        String before = stamp(id);

        hears(merge(merged, kept).toArray(Snapshot[]::new));

        Got after = get(merged.provider, PATH + "/" + id);
        assertThat(after.attribute("participant_id").asString()).isEqualTo(kept.participant.toString());
        assertThat(stamp(id)).isGreaterThan(before);
        assertThat(get(merged.provider, PATH + "?filter%5Bparticipant_id%5D=" + kept.participant).body().at("/data/0/id").asString()).isEqualTo(id);
        assertThat(rows("SELECT state, actor, cause FROM declaration_history WHERE declaration_id = '" + id + "' ORDER BY position DESC LIMIT 1"))
                .containsExactly(Map.of("state", "submitted", "actor", "system", "cause", "participant_id_changed"));
        assertThat(rows("SELECT participant_id::text AS now, declared_participant_id::text AS then FROM declarations WHERE id = '" + id + "'"))
                .containsExactly(Map.of("now", kept.participant.toString(), "then", merged.declaredAs.toString()));
    }

    @Test
    void theRecordThatTheIdWasRetiredIsEnough() {
        World merged = new World().told();
        World kept = new World();
        String id = post(merged, merged.started()).id();

        hears(kept.participant(), merged.retired(kept.participant));

        assertThat(get(merged.provider, PATH + "/" + id).attribute("participant_id").asString()).isEqualTo(kept.participant.toString());
        hears(merged.enrolment());
        assertThat(get(merged.provider, PATH + "/" + id).attribute("participant_id").asString())
                .as("an enrolment that still names the retired id brings it not back").isEqualTo(kept.participant.toString());
    }

    @Test
    void anApplicationWhoseOwnerHasNotHeardOfTheMergeIsFoundAllTheSame() {
        World merged = new World().onlyKnownToOwners();
        World kept = new World();

        hears(kept.participant(), merged.retired(kept.participant));
        merged.participant = kept.participant;
        hears(merged.enrolment());

        assertThat(post(merged, merged.started()).status()).isEqualTo(200);
    }

    @Test
    void mergesAreFollowedToTheLastSurvivorInWhateverOrderTheyAreHeardOf() {
        Seeds.forEach("merges in any order", 6, random -> {
            World first = new World().told();
            World second = new World();
            World third = new World();
            String id = post(first, first.started()).id();
            List<Snapshot> heard = new ArrayList<>(merge(first, second));
            heard.addAll(List.of(third.participant(), second.retired(third.participant)));
            first.participant = third.participant;
            heard.add(first.enrolment());
            heard.addAll(List.copyOf(heard));

            Generators.shuffled(random, heard).forEach(RunningService::hears);

            assertThat(get(first.provider, PATH + "/" + id).attribute("participant_id").asString()).isEqualTo(third.participant.toString());
        });
    }

    @Test
    void ofTwoLiveOnesTheLaterIsSupersededAndNotToBePaidAnyMore() {
        World merged = new World().told();
        World kept = new World().told();
        String earlier = post(kept, kept.started()).id();
        String later = post(merged, merged.started()).id();
        hears(merged.line(later, "payable"));

        hears(merge(merged, kept).toArray(Snapshot[]::new));

        Got superseded = get(merged.provider, PATH + "/" + later);
        assertThat(superseded.state()).isEqualTo("ineligible");
        assertThat(superseded.attribute("ineligible_for_funding_reason").asString()).isEqualTo("duplicate_declaration");
        assertThat(superseded.attribute("superseded_by").asString()).isEqualTo(earlier);
        assertThat(rows("SELECT fundable::text, holds_slot::text FROM declarations WHERE id = '" + later + "'"))
                .containsExactly(Map.of("fundable", "false", "holds_slot", "false"));
        assertThat(get(kept.provider, PATH + "/" + earlier).state()).isEqualTo("submitted");
    }

    @Test
    void twoThatWereAuthorisedAreLeftToPeople() {
        World merged = new World().told();
        World kept = new World().told();
        String earlier = post(kept, kept.started()).id();
        String later = post(merged, merged.started()).id();
        hears(kept.line(earlier, "paid"), merged.line(later, "paid"));

        hears(merge(merged, kept).toArray(Snapshot[]::new));

        assertThat(get(merged.provider, PATH + "/" + later).state()).isEqualTo("paid");
        assertThat(get(kept.provider, PATH + "/" + earlier).state()).isEqualTo("paid");
        assertThat(worklist(later)).containsExactly("duplicate_declarations_paid");
        assertThat(worklist(earlier)).isEmpty();
    }

    @Test
    void whatIsDeclaredForTheSurvivorAfterwardsIsADuplicateAtOnce() {
        World merged = new World().told();
        World kept = new World().told();
        String earlier = post(merged, merged.started()).id();
        hears(merge(merged, kept).toArray(Snapshot[]::new));

        Got later = post(kept, kept.started());

        assertThat(later.state()).isEqualTo("ineligible");
        assertThat(later.attribute("superseded_by").asString()).isEqualTo(earlier);
    }

    @Test
    void aRetiredIdIsNamedToWhoTrainsTheSurvivorAndUnknownToOthers() {
        World merged = new World().told();
        World kept = new World();
        kept.provider = merged.provider;
        hears(merge(merged, kept).toArray(Snapshot[]::new));
        Map<String, Object> asBefore = merged.started();
        asBefore.put("participant_id", merged.declaredAs);

        Got refused = post(merged, asBefore);

        assertThat(refused.codes()).containsExactly("participant_id_changed");
        assertThat(refused.body().at("/errors/0/meta/participant_id").asString()).isEqualTo(kept.participant.toString());
        World stranger = new World().told();
        assertThat(post(stranger, asBefore).codes()).containsExactly("participant_not_recognised");
        assertThat(post(merged, merged.started()).state()).as("under the new id it is taken").isEqualTo("submitted");
    }

    @Test
    void theSurvivorsTrainingIsAskedForWhileItIsNotKnown() {
        World merged = new World().told();
        World kept = new World().onlyKnownToOwners();
        hears(merged.retired(kept.participant));
        Map<String, Object> asBefore = kept.started();
        asBefore.put("participant_id", merged.declaredAs);

        assertThat(post(kept, asBefore).codes()).containsExactly("participant_id_changed");
    }

    @Test
    void aSlotIsStillOneAfterAMerge() {
        World merged = new World().told();
        World kept = new World();
        kept.provider = merged.provider;
        String id = post(merged, merged.started()).id();
        hears(merge(merged, kept).toArray(Snapshot[]::new));

        Got again = post(merged, merged.started());

        assertThat(again.codes()).containsExactly("declaration_already_exists");
        assertThat(again.body().at("/errors/0/meta/declaration_id").asString()).isEqualTo(id);
    }

    /** A merge left one person two records, and both providers declare under the id that stayed (facts/ecf 2.2 rule 11). */
    @Test
    void aTeacherWithTwoRecordsIsDeclaredOnceWhicheverProviderComesFirst() {
        EcfWorld merged = new EcfWorld().told();
        EcfWorld kept = new EcfWorld().told();
        UUID retired = merged.participant;
        merged.participant = kept.participant;
        hears(kept.participant(), kept.participant(retired, kept.participant), merged.record());
        String first = merged.declares("started", "2024-11-05", null).id();

        Got second = kept.declares("started", "2024-11-06", null);

        assertThat(second.state()).isEqualTo("ineligible");
        assertThat(second.attribute("superseded_by").asString()).isEqualTo(first);
        assertThat(rows("SELECT id::text FROM declarations WHERE participant_id = '" + kept.participant + "' AND fundable"))
                .containsExactly(Map.of("id", first));
    }

    @Test
    void ofATeachersTwoRecordsTheFirstDeclarationSupersedesTheOtherOnceItIsPaidFor() {
        EcfWorld one = new EcfWorld();
        one.eligible = false;
        one.told();
        EcfWorld other = new EcfWorld();
        other.participant = one.participant;
        other.trn = one.trn;
        other.told();
        String first = one.declares("started", "2024-11-05", null).id();
        String second = other.declares("started", "2024-11-06", null).id();
        assertThat(get(other.provider, PATH + "/" + second).state()).isEqualTo("submitted");

        one.eligible = true;
        hears(one.record());

        assertThat(get(one.provider, PATH + "/" + first).state()).isEqualTo("submitted");
        assertThat(get(other.provider, PATH + "/" + second).attribute("superseded_by").asString()).isEqualTo(first);
    }

    /** The survivor, the id that was retired, and the training that moved. */
    private static List<Snapshot> merge(World merged, World kept) {
        List<Snapshot> told = new ArrayList<>(List.of(kept.participant(), merged.retired(kept.participant)));
        merged.participant = kept.participant;
        told.add(merged.enrolment());
        return told;
    }

    private static String stamp(String id) {
        return rows("SELECT updated_at::text FROM declaration_documents WHERE declaration_id = '" + id + "'").getFirst().get("updated_at");
    }

    private static List<String> worklist(String id) {
        return operator("GET", "/operator/v1/worklist", null, "finance").body().values().stream()
                .filter(item -> item.path("subject_id").asString().equals(id)).map(item -> item.path("kind").asString()).toList();
    }
}
