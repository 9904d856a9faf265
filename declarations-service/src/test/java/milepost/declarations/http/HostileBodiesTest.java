package milepost.declarations.http;

import static milepost.declarations.Others.with;
import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.sendRaw;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import milepost.declarations.EcfWorld;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import milepost.platform.testkit.TestTokens;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is a documented refusal, and nothing is left behind but attempts. */
class HostileBodiesTest {

    private static final List<Object> ODD = List.of("", " ", "\u0000", "null", "2024-13-45T99:00:00Z", "2024-11-05", "9999-12-31T23:59:59+18:00",
            "-999999999-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "STARTED", "retained-3", "npq-nothing", "'; DROP TABLE declarations; --",
            "\uD83D\uDE00", "x".repeat(5_000), 17, -1.5e300, true, List.of("started"), Map.of("a", 1), "00000000-0000-0000-0000-000000000000",
            "0-0-0-0-0");

    /** At every edge there is, also where the day is another one in London. */
    private static final List<Object> NEVER_DECLARABLE = List.of("2024-09-30T22:59:59Z", "2024-10-01T12:59:59+14:00", "2024-11-20T12:00:00.000001Z",
            "2024-11-20T00:00:01-12:00", "2024-11-01T24:00:00Z", "2024-10-31T23:59:60Z", "2024-11-05T10:00Z", "2024-11-05T10:00+00:00",
            "2024-11-05T10:00:00+01", "2024-11-05T10:00:00+0100", "2024-11-05T10:00:00+19:00", "9999-12-31T23:59:59-18:00",
            "0000-01-01T00:00:00+18:00");

    @Test
    void oddAttributesAreAlwaysRefusedWithCodes() {
        World world = new World().told();
        String token = TestTokens.provider(world.provider, World.NOW);
        List<String> breakable = List.of("participant_id", "declaration_type", "declaration_date", "course_identifier", "delivery_partner_id");

        Seeds.forEach("odd attributes", 150, random -> {
            Map<String, Object> attributes = world.started();
            if (random.nextInt(3) == 0) {
                attributes.put("declaration_date", Generators.pick(random, NEVER_DECLARABLE));
            } else {
                attributes.put(Generators.pick(random, breakable), Generators.pick(random, ODD));
            }
            if (random.nextBoolean()) {
                attributes.put(Generators.pick(random, breakable), Generators.pick(random, ODD));
            }
            attributes.put("surprise", Generators.pick(random, ODD));

            Got answer = sendRaw(token, "POST", PATH, Json.exact().writeValueAsBytes(Map.of("data", Map.of("attributes", attributes))));

            assertThat(answer.status()).as(attributes.toString()).isIn(400, 422, 429);
            assertThat(answer.codes()).isNotEmpty().allMatch(code -> code.matches("[a-z0-9_]+"));
        });
        assertThat(rows("SELECT id FROM declarations WHERE lead_provider_id = '" + world.provider + "'")).isEmpty();
    }

    /** The same of a window that has an end. */
    private static final List<Object> NEVER_IN_THE_WINDOW = List.of("2024-12-31T23:59:59Z", "2024-12-31T23:59:59.999999Z", "2025-01-01T00:59:59+01:00",
            "2025-01-01T13:59:59+14:00", "2025-02-20T12:00:01Z", "2025-02-20T12:00:00.000001Z", "2025-03-31T23:00:00Z", "2025-04-01T00:00:00+01:00",
            "2025-01-01T24:00:00Z", "2025-01-01T23:59:60Z", "2025-02-29T10:00:00Z", "2025-02-05T10:00:00+19:00", "2025-02-05T10:00Z ", "2025-02-05T10:00+00:00", "2025-02-05T10:00:00+01",
            "2025-02-05T10:00:00+0100", "2025-02-05 10:00:00Z",
            "9999-12-31T23:59:59-18:00", "0000-01-01T00:00:00+18:00", "0001-01-01T00:00:00Z", "+12025-02-05T10:00:00Z", "2025-W06-3T10:00:00Z");

    @Test
    void oddAttributesOfEarlyCareersAreAlwaysRefusedWithCodesAndLeaveNothingButAttempts() {
        EcfWorld world = new EcfWorld().told();
        String token = TestTokens.provider(world.provider, Instant.parse("2025-02-20T12:00:00Z"));
        List<String> breakable = List.of("participant_id", "declaration_type", "declaration_date", "course_identifier", "evidence_held");

        Seeds.forEach("odd attributes of early careers", 150, random -> {
            Map<String, Object> attributes = world.declaring("retained-1", "2025-02-05T09:30:00Z", "other");
            if (random.nextBoolean()) {
                attributes.put("declaration_date", Generators.pick(random, NEVER_IN_THE_WINDOW));
            } else {
                attributes.put(Generators.pick(random, breakable), Generators.pick(random, ODD));
            }
            if (random.nextBoolean()) {
                attributes.put(Generators.pick(random, breakable), Generators.pick(random, ODD));
            }
            attributes.put(Generators.pick(random, List.of("delivery_partner_id", "has_passed", "surprise")), Generators.pick(random, ODD));

            Got answer = sendRaw(token, "POST", PATH, Json.exact().writeValueAsBytes(Map.of("data", Map.of("attributes", attributes))));

            assertThat(answer.status()).as(attributes.toString()).isIn(400, 422, 429);
            assertThat(answer.codes()).isNotEmpty().allMatch(code -> code.matches("[a-z0-9_]+"));
        });
        assertThat(rows("SELECT id FROM declarations WHERE lead_provider_id = '" + world.provider + "'")).isEmpty();
        assertThat(rows("SELECT provider_id FROM declaration_documents WHERE provider_id = '" + world.provider + "'")).isEmpty();
        assertThat(rows("SELECT DISTINCT verdict FROM attempts WHERE lead_provider_id = '" + world.provider + "' AND verdict = 'accepted'")).isEmpty();
        assertThat(rows("SELECT verdict FROM attempts WHERE lead_provider_id = '" + world.provider + "'")).isNotEmpty();
    }

    @Test
    void oddOutcomesAndDeliveryPartnersAreAlwaysRefusedWithCodes() {
        World world = new World().told();
        String token = TestTokens.provider(world.provider, World.NOW);
        Map<String, Object> completed = world.declaring("completed", "2024-11-06T10:00:00Z");
        completed.put("has_passed", true);
        String declaration = post(world, completed).id();
        String outcomes = "/api/v3/participants/npq/" + world.participant + "/outcomes";
        String partners = PATH + "/" + declaration + "/change-delivery-partner";
        List<Object> neverADay = ODD.stream().filter(odd -> !odd.equals("2024-11-05")).toList();

        Seeds.forEach("odd outcomes", 60, random -> {
            Map<String, Object> outcome = with("course_identifier", world.course, "state", "passed", "completion_date", "2024-11-19",
                    "surprise", Generators.pick(random, ODD));
            outcome.put(Generators.pick(random, List.of("course_identifier", "state", "completion_date")), Generators.pick(random, neverADay));
            Map<String, Object> chosen = with("delivery_partner_id", Generators.pick(random, ODD), "secondary_delivery_partner_id",
                    Generators.pick(random, ODD), "surprise", Generators.pick(random, ODD));

            refused(sendRaw(token, "POST", outcomes, Json.exact().writeValueAsBytes(Map.of("data", Map.of("attributes", outcome)))), outcome);
            refused(sendRaw(token, "PUT", partners, Json.exact().writeValueAsBytes(Map.of("data", Map.of("attributes", chosen)))), chosen);
        });
        assertThat(rows("SELECT state FROM outcomes WHERE declaration_id = '" + declaration + "'")).hasSize(1);
    }

    private static void refused(Got answer, Map<String, Object> attributes) {
        assertThat(answer.status()).as(attributes + " " + answer.body()).isIn(400, 422);
        assertThat(answer.codes()).isNotEmpty().allMatch(code -> code.matches("[a-z0-9_]+"));
    }

    @Test
    void brokenDocumentsAreRefusedWithCodes() {
        World world = new World().told();
        String token = TestTokens.provider(world.provider, World.NOW);
        byte[] sound = Json.exact().writeValueAsBytes(Map.of("data", Map.of("attributes", world.started())));

        Seeds.forEach("broken documents", 60, random -> {
            byte[] broken = broken(random, sound);

            Got answer = sendRaw(token, "POST", PATH, broken);

            assertThat(answer.status()).as(new String(broken, StandardCharsets.UTF_8)).isBetween(400, 499);
            assertThat(answer.codes()).isNotEmpty();
        });
    }

    @Test
    void missingStructureIsABadRequest() {
        World world = new World().told();
        String token = TestTokens.provider(world.provider, World.NOW);
        List<String> codes = new ArrayList<>();
        for (String body : List.of("{}", "[]", "null", "{\"data\":1}", "{\"data\":{}}", "{\"data\":{\"attributes\":[]}}")) {
            Got answer = sendRaw(token, "POST", PATH, body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(body).isEqualTo(400);
            codes.addAll(answer.codes());
        }
        assertThat(codes).containsOnly("data_missing");
        assertThat(sendRaw(token, "POST", PATH, "{\"data\":{\"type\":\"statement\",\"attributes\":{}}}".getBytes(StandardCharsets.UTF_8)).codes())
                .containsExactly("type_mismatch");
    }

    /** Cut short, so that it is never sound again. */
    private static byte[] broken(RandomGenerator random, byte[] sound) {
        return Arrays.copyOf(sound, random.nextInt(sound.length - 1));
    }
}
