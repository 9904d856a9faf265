package milepost.participants.http.ecf;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.inmemory.Register;
import milepost.platform.testkit.TestTokens;
import milepost.platform.web.Json;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** People whom a provider of their own trains, and what the running service answers about them. */
record Trained(LeadProviderId provider) {

    static final Instant SINCE = Instant.parse("2024-09-01T23:00:00Z");

    private static final int RECEIVED_AT_A_TIME = 16_384;
    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    static Trained byANewProvider() {
        return new Trained(new LeadProviderId(UUID.randomUUID()));
    }

    static Person somebody(String name) {
        var id = new ParticipantId(UUID.randomUUID());
        return Register.ofTheRunningService().know(new Person(id, name, List.of(), new EmailAddress(id + "@example.org"), null, null, List.of()));
    }

    Person teacher(String name) {
        var person = somebody(name);
        trains(person, Role.ECT);
        return person;
    }

    TrainingRecord trains(Person person, Role role) {
        return keep(Histories.record(person, role, provider, SINCE));
    }

    static TrainingRecord keep(TrainingRecord record) {
        return Register.ofTheRunningService().keep(record);
    }

    ResponseSpec get(String path) {
        return RunningService.as(provider).get().uri(path).exchange();
    }

    JsonNode read(String path) {
        return Json.mapper().readTree(get(path).expectStatus().isOk().expectBody().returnResult().getResponseBody());
    }

    JsonNode data(String path) {
        return read(path).path("data");
    }

    List<String> ids(String path) {
        return data(path).valueStream().map(entry -> entry.path("id").asString()).toList();
    }

    /** The connection of a client that takes in little at a time, with the answer as it comes. */
    Socket asksSlowly(String path) throws IOException {
        var address = URI.create(RunningService.address());
        var socket = new Socket();
        socket.setReceiveBufferSize(RECEIVED_AT_A_TIME);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.getOutputStream().write("GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(path, address.getAuthority(), TestTokens.provider(provider.value())).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Answers too big to be held in memory by a test's client. */
    InputStream stream(String path) {
        var request = HttpRequest.newBuilder(URI.create(RunningService.address() + path)).timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + TestTokens.provider(provider.value())).build();
        try {
            var response = PLAIN.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException failed) {
            throw new AssertionError(path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, stopped);
        }
    }
}
