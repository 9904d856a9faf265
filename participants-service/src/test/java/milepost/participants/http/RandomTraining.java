package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import milepost.participants.RunningService;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.training.Cases;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Whatever can happen to one provider's participants, so that none of them leaves it; used by one thread. */
final class RandomTraining {

    static final int AT_FIRST = 30;
    private static final int AT_MOST = 45;

    private final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());
    private final List<Trainee> all = new ArrayList<>();
    private final RandomGenerator random = Seeds.random("training while clients follow");
    private final DatabaseClient client = RunningService.bean(DatabaseClient.class);
    private long version = 2;
    private int made;
    private Instant newest;

    RandomTraining() {
        Cases.catalogue(provider).forEach(RunningService::hears);
        for (int n = 0; n < AT_FIRST; n++) {
            comesIn();
        }
        newest = newest();
    }

    LeadProviderId provider() {
        return provider;
    }

    /** How often something that the provider sees became something else; what was refused or changed nothing does not count. */
    int made() {
        return made;
    }

    void attemptOne() {
        attempt(Generators.pick(random, all));
        Instant now = newest();
        made += now.equals(newest) ? 0 : 1;
        newest = now;
    }

    private void attempt(Trainee one) {
        switch (random.nextInt(10)) {
            case 0 -> judged(operator("intake").put().uri("/operator/v1/participants/" + one.participant())
                    .bodyValue(Map.of("full_name", "Ada " + random.nextInt(1_000))).exchange());
            case 1, 2, 3, 4, 5 -> hears(one.application().accepted(SEPTEMBER, AUTUMN).showing(random.nextBoolean(), random.nextBoolean()).at(++version));
            case 6 -> judged(one.defer("career-break"));
            case 7 -> judged(one.resume());
            case 8 -> judged(one.changeSchedule(Generators.pick(random, List.of("npq-leadership-autumn", "npq-leadership-spring")),
                    Generators.pick(random, List.of("2024", "2025"))));
            default -> {
                if (all.size() < AT_MOST) {
                    comesIn();
                }
            }
        }
    }

    /** Somebody with a declaration that counts for deferring and stands in the way of nothing. */
    private void comesIn() {
        var trainee = Trainee.with(provider, RunningService.person("Ada Bell"));
        hears(trainee.declaration("started", OCTOBER, DeclarationState.INELIGIBLE), 1);
        all.add(trainee);
    }

    private Instant newest() {
        return client.sql("SELECT max(updated_at) FROM participant_document WHERE lead_provider_id = $1").bind("$1", provider.value())
                .map(row -> row.get(0, Instant.class)).one().block();
    }

    private static void judged(ResponseSpec answer) {
        assertThat(answer.expectBody().returnResult().getStatus().value()).isIn(200, 422, 503);
    }
}
