package milepost.declarations.http;

import static milepost.platform.testkit.Generators.pick;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import milepost.declarations.Examples;
import milepost.declarations.application.Names;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.IneligibleReason;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.StatementId;
import milepost.declarations.domain.VoidedBy;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the three versions and the two files say of a declaration are five ways to say the same. */
class VersionsAgreeTest {

    static final List<String> SECOND = List.of("participant_id", "declaration_type", "course_identifier", "declaration_date", "updated_at", "state",
            "has_passed");
    static final List<String> FIRST = List.of("participant_id", "declaration_type", "course_identifier", "eligible_for_payment", "declaration_date",
            "updated_at", "voided", "state", "has_passed");

    private static final int DECLARATIONS = 1_000;
    private static final Names NAMES = new Names("Aster \"Learning\", Łódź", "Birch Schools", null);
    private static final DeclarationDocument RENDERING = new DeclarationDocument();

    @Test
    void everythingThatIsSaidOfAThousandDeclarationsIsTheSame() {
        Seeds.forEach("versions of declarations agree", DECLARATIONS, random -> {
            Declaration declaration = declaration(random);
            Instant created = Examples.NOW.plusMillis(random.nextLong(100_000));
            byte[] stored = RENDERING.render(declaration, NAMES, created, created.plusMillis(random.nextLong(100_000)));

            assertAgreement(Json.mapper().readTree(stored), read(ApiVersion.V1, stored), read(ApiVersion.V2, stored));
            assertThat(ApiVersion.V1.cells(stored)).isEqualTo(cells(read(ApiVersion.V1, stored)));
            assertThat(ApiVersion.V2.cells(stored)).isEqualTo(cells(read(ApiVersion.V2, stored)));
            assertThat(ApiVersion.V3.shown(stored)).isSameAs(stored);
        });
    }

    @Test
    void columnsAreTheAttributesAfterTheId() {
        assertThat(ApiVersion.V1.columns()).isEqualTo(withId(FIRST));
        assertThat(ApiVersion.V2.columns()).isEqualTo(withId(SECOND));
    }

    static void assertAgreement(JsonNode third, JsonNode first, JsonNode second) {
        for (JsonNode shorter : List.of(first, second)) {
            assertThat(shorter.propertyNames()).containsExactly("id", "type", "attributes");
            assertThat(shorter.path("id")).isEqualTo(third.path("id"));
            assertThat(shorter.path("type")).isEqualTo(third.path("type"));
            SECOND.forEach(name -> assertThat(shorter.path("attributes").get(name)).as(name).isNotNull().isEqualTo(third.path("attributes").get(name)));
        }
        assertThat(second.path("attributes").propertyNames()).containsExactlyElementsOf(SECOND);
        JsonNode flagged = first.path("attributes");
        String state = third.at("/attributes/state").asString();
        assertThat(flagged.propertyNames()).containsExactlyElementsOf(FIRST);
        assertThat(flagged.path("eligible_for_payment").asBoolean()).isEqualTo(List.of("eligible", "payable").contains(state));
        assertThat(flagged.path("voided").asBoolean()).isEqualTo(state.equals("voided"));
    }

    /** Of a line in a file, from what the list shows. */
    static List<String> cells(JsonNode shown) {
        List<String> cells = new ArrayList<>(List.of(shown.path("id").asString()));
        shown.path("attributes").forEach(value -> cells.add(value.isNull() ? "" : value.asString()));
        return cells;
    }

    private static List<String> withId(List<String> attributes) {
        List<String> columns = new ArrayList<>(List.of("id"));
        columns.addAll(attributes);
        return columns;
    }

    private static JsonNode read(ApiVersion version, byte[] stored) {
        return Json.mapper().readTree(version.shown(stored));
    }

    private static Declaration declaration(RandomGenerator random) {
        Declaration like = random.nextBoolean() ? Examples.submitted() : Examples.submittedForTeacher();
        DeclarationId id = new DeclarationId(Generators.uuid(random));
        Outcome outcome = random.nextBoolean() ? null
                : Outcome.of(id, pick(random, List.of(Outcome.Result.values())), LocalDate.parse("2024-11-05"), Examples.NOW);
        DeclarationState state = state(random);
        return new Declaration(id, like.declared(), state, outcome, like.funding(), random.nextBoolean(), random.nextBoolean(),
                state.isLive() ? null : Examples.NOW, Examples.NOW);
    }

    private static DeclarationState state(RandomGenerator random) {
        StatementId one = new StatementId(new UUID(7, 1));
        StatementId other = new StatementId(new UUID(7, 2));
        return pick(random, List.of(new DeclarationState.Submitted(), new DeclarationState.Eligible(one), new DeclarationState.Payable(one),
                new DeclarationState.Paid(one), new DeclarationState.Voided(VoidedBy.PROVIDER), new DeclarationState.AwaitingClawback(one, null),
                new DeclarationState.ClawedBack(one, other), new DeclarationState.Ineligible(new IneligibleReason.NotFunded()),
                new DeclarationState.Ineligible(new IneligibleReason.Duplicate(Examples.DECLARATION))));
    }
}
