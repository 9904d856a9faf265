package milepost.applications;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** declarations-service as applications-service sees it: the declarations of an application are told to whoever asks for them. */
public final class PlayedDeclarations {

    private final Map<UUID, Snapshot> snapshots = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> applications = new ConcurrentHashMap<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0)
            .handle((request, response) -> down.get() ? response.status(503).send()
                    : response.header("Content-Type", "application/json").sendString(Mono.just(told(request.uri()))).then())
            .bindNow();

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public void downDuring(Runnable work) {
        down.set(true);
        try {
            work.run();
        } finally {
            down.set(false);
        }
    }

    /** A declaration on an application, from now on known in this state. */
    public Snapshot declares(UUID id, UUID application, UUID provider, String state, long version) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", id);
        payload.put("family", "npq");
        payload.put("lead_provider_id", provider);
        payload.put("participant_id", UUID.randomUUID());
        payload.put("application_id", application);
        payload.put("course_identifier", "npq-headship");
        payload.put("declaration_type", "started");
        payload.put("declaration_date", Instant.parse("2024-11-05T10:00:00Z"));
        payload.put("state", state);
        Snapshot snapshot = new Snapshot("milepost.declarations", "milepost.declaration.v1", id.toString(), version, Instant.EPOCH,
                Json.exact().writeValueAsBytes(payload));
        snapshots.put(id, snapshot);
        applications.put(id, application);
        return snapshot;
    }

    private String told(String uri) {
        UUID application = UUID.fromString(uri.substring(uri.indexOf("application_id=") + "application_id=".length()));
        List<String> told = applications.entrySet().stream().filter(entry -> entry.getValue().equals(application))
                .map(entry -> json(snapshots.get(entry.getKey()))).toList();
        return "{\"snapshots\":" + told + "}";
    }

    private static String json(Snapshot snapshot) {
        return "{\"topic\":\"%s\",\"type\":\"%s\",\"key\":\"%s\",\"version\":%d,\"recorded_at\":\"%s\",\"payload\":%s}".formatted(
                snapshot.topic(), snapshot.type(), snapshot.key(), snapshot.version(), snapshot.recordedAt(),
                new String(snapshot.payload(), StandardCharsets.UTF_8));
    }
}
