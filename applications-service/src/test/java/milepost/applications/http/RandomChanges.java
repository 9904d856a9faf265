package milepost.applications.http;

import static milepost.applications.Offered.AUTUMN;
import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.hears;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whatever can happen to one provider's applications, so that none of them leaves it. */
final class RandomChanges {

    static final int AT_FIRST = 40;
    private static final int AT_MOST = 60;

    private record Known(UUID application, UUID person) {
    }

    private final UUID provider;
    private final List<Known> all = new CopyOnWriteArrayList<>();
    private final AtomicLong versions = new AtomicLong(1);
    /** Used by one at a time. */
    private final RandomGenerator random = Seeds.random("changes while clients follow");

    RandomChanges(UUID provider) {
        this.provider = provider;
        for (int n = 0; n < AT_FIRST; n++) {
            comesIn(n % 3 == 0 && n > 0 ? all.getLast().person() : UUID.randomUUID());
        }
    }

    UUID provider() {
        return provider;
    }

    /** How often an application became something else, by its history, in which nothing stands that was refused or changed nothing. */
    long made() {
        return Long.parseLong(rows("SELECT count(*) AS n FROM application_history WHERE application_id IN (SELECT id FROM application WHERE lead_provider_id = '"
                + provider + "')").getFirst().get("n")) - AT_FIRST;
    }

    void attemptOne() {
        Known one = any(all);
        switch (drawn(10)) {
            case 0, 1, 2 -> judged(operator("intake").put().uri("/operator/v1/applications/" + one.application() + "/funding-eligibility")
                    .bodyValue(Map.of("eligible", drawn(2) == 0, "reason", "looked at again")).exchange());
            case 3, 4 -> judged(accept(provider, one.application(), Map.of("funded_place", drawn(2) == 0)));
            case 5 -> judged(as(provider, AUTUMN).post().uri("/api/v3/npq-applications/" + one.application() + "/reject").exchange());
            case 6 -> judged(as(provider, AUTUMN).put().uri("/api/v3/npq-applications/" + one.application() + "/change-funded-place")
                    .bodyValue(Map.of("data", Map.of("attributes", Map.of("funded_place", drawn(2) == 0)))).exchange());
            case 7 -> hears(PARTICIPANTS.knows(one.person(), "Robin " + drawn(1_000), null, null, false, null, versions.incrementAndGet()));
            case 8 -> hears(PARTICIPANTS.enrols(one.application(), provider, "2024a", "npq-leadership-" + any(List.of("spring", "autumn")),
                    any(List.of("active", "deferred")), Long.MAX_VALUE, versions.incrementAndGet()));
            default -> {
                if (all.size() < AT_MOST) {
                    comesIn(drawn(2) == 0 ? one.person() : UUID.randomUUID());
                } else {
                    judged(operator("intake").put().uri("/operator/v1/applications/" + one.application() + "/revert-to-pending")
                            .bodyValue(Map.of()).exchange());
                }
            }
        }
    }

    private void comesIn(UUID person) {
        var body = application(provider, "npq-headship", "2024a", drawn(2) == 0);
        body.put("participant", participant(person, null));
        all.add(new Known(received(body), person));
    }

    private static void judged(WebTestClient.ResponseSpec answer) {
        assertThat(answer.expectBody().returnResult().getStatus().value()).isIn(200, 422, 503);
    }

    private <T> T any(List<T> of) {
        synchronized (random) {
            return Generators.pick(random, of);
        }
    }

    private int drawn(int below) {
        synchronized (random) {
            return random.nextInt(below);
        }
    }
}
