package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the sandbox says to the operator API before anybody trains. */
class CatalogueTest {

    @TempDir
    private Path directory;

    private final World world = World.read();
    private final Map<String, JsonNode> put = new ConcurrentHashMap<>();
    private HttpServer gateway;

    @BeforeEach
    void putEverything() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory()));
        gateway.createContext("/", exchange -> {
            JsonNode body = World.JSON.readTree(exchange.getRequestBody().readAllBytes());
            String whose = body.has("delivery_partner_id") ? "?lead_provider_id=" + body.path("lead_provider_id").asString() : "";
            put.put(exchange.getRequestURI().getPath() + whose, body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        gateway.start();
        try (Ledger ledger = Ledger.in(directory);
                Steps steps = new Steps(new Api(URI.create("http://127.0.0.1:" + gateway.getAddress().getPort())), ledger, _ -> {})) {
            Catalogue catalogue = new Catalogue(world, steps, "operator");
            catalogue.putProvidersAndCohorts();
            catalogue.putWhatHangsOnThem();
        }
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void aScheduleOfTheFrameworkHasItsWindowsOpenOrClosed() {
        JsonNode standard = put.get("/operator/v1/cohorts/2021a/schedules/ecf-standard-april");
        JsonNode extended = put.get("/operator/v1/cohorts/2026a/schedules/ecf-extended-january");

        assertThat(standard.path("name").asString()).isEqualTo("ECF Standard April");
        assertThat(standard.path("course_group").asString()).isEqualTo("ecf");
        assertThat(standard.path("applies_from").asString()).isEqualTo("2022-03-01");
        assertThat(standard.path("milestones")).hasSize(6);
        assertThat(standard.at("/milestones/5")).isEqualTo(World.JSON.readTree(
                "{\"declaration_type\": \"completed\", \"start_date\": \"2023-10-01\", \"milestone_date\": \"2024-01-31\"}"));
        assertThat(extended.path("milestones")).hasSize(9);
        assertThat(extended.at("/milestones/8")).isEqualTo(World.JSON.readTree(
                "{\"declaration_type\": \"extended-3\", \"start_date\": \"2027-01-01\", \"milestone_date\": null}"));
    }

    @Test
    void aCohortCarriesTheTermsOfTheFrameworkBesideThoseOfNpqs() {
        assertThat(put.get("/operator/v1/cohorts/2022a")).isEqualTo(World.JSON.readTree("""
                {"description": "Autumn 2022 and spring 2023", "registration_start_date": "2022-04-03", "funding": "full", "mentor_funding": false,
                 "detailed_evidence": false, "uplifts": true, "declaration_sequence_checked": false, "payments_frozen_at": "2025-06-15T23:00:00Z"}"""));
        assertThat(put.get("/operator/v1/cohorts/2026b").path("mentor_funding").booleanValue()).isFalse();
        assertThat(put.get("/operator/v1/cohorts/2026b").path("payments_frozen_at").isNull()).isTrue();
    }

    @Test
    void severalProvidersOfferBothCoursesOfTheFrameworkAndWorkWithPartnersThere() {
        List<String> offered = put.get("/operator/v1/cohorts/2026a/offers").valueStream().filter(offer -> offer.path("course_identifier").asString().startsWith("ecf-"))
                .map(offer -> offer.path("course_identifier").asString() + " " + offer.path("lead_provider_id").asString()).toList();

        assertThat(offered).hasSize(10).contains("ecf-induction " + world.providerId(0), "ecf-mentor " + world.providerId(0));
        assertThat(put.get("/operator/v1/cohorts/2026b/offers").valueStream()).noneMatch(offer -> offer.path("course_identifier").asString().startsWith("ecf-"));
        assertThat(put.get("/operator/v1/partnerships?lead_provider_id=" + world.providerId(0)).path("cohorts").valueStream().map(JsonNode::asString))
                .as("where it offers no NPQ, too").contains("2026a");
    }
}
