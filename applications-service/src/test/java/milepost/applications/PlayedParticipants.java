package milepost.applications;

import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** participants-service as applications-service sees it: persons are resolved by id, verified TRN and e-mail, snapshots told by id. */
public final class PlayedParticipants {

    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();
    private final Map<String, String> recognised = new ConcurrentHashMap<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).handle(this::handle).bindNow();

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

    public int timesAskedDuring(Runnable work) {
        int before = asked.get();
        work.run();
        return asked.get() - before;
    }

    /** A person, from now on known under this state. */
    public Snapshot knows(UUID id, String name, @Nullable String email, @Nullable String trn, boolean verified, @Nullable UUID retiredInto,
                          long version) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("id", id);
        payload.put("full_name", name);
        payload.put("previous_names", List.of());
        payload.put("email", email);
        payload.put("trn", trn);
        payload.put("trn_verified", verified);
        payload.put("retired_into", retiredInto);
        payload.put("id_changes", List.of());
        payload.put("updated_at", Instant.EPOCH);
        return keep("participants", new Snapshot("milepost.participants", "milepost.participant.v1", id.toString(), version, Instant.EPOCH,
                Json.exact().writeValueAsBytes(payload)));
    }

    /** The enrolment of an application, from now on known in this state. */
    public Snapshot enrols(UUID application, UUID provider, String cohort, String schedule, String status, long sourceVersion, long version) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("id", application);
        payload.put("family", "npq");
        payload.put("application_id", application);
        payload.put("lead_provider_id", provider);
        payload.put("cohort", cohort);
        payload.put("schedule_identifier", schedule);
        payload.put("training_status", status);
        payload.put("live", true);
        payload.put("effective_at", Instant.parse("2024-11-05T10:00:00Z"));
        payload.put("source_version", sourceVersion);
        return keep("enrolments", new Snapshot("milepost.enrolments", "milepost.enrolment.v1", application.toString(), version, Instant.EPOCH,
                Json.exact().writeValueAsBytes(payload)));
    }

    /** As long as this runs, every change of an enrolment is refused with this code. */
    public void refusingDuring(String code, Runnable work) {
        refusal.set(code);
        try {
            work.run();
        } finally {
            refusal.set(null);
        }
    }

    /** What it was told to change about the enrolment of an application, in order, each with the key that came along. */
    public List<String> changesOf(UUID application) {
        return changes.stream().filter(change -> change.startsWith(application + " "))
                .map(change -> change.substring(change.indexOf(' ') + 1)).toList();
    }

    private Snapshot keep(String aggregate, Snapshot snapshot) {
        snapshots.put(aggregate + " " + snapshot.key(), snapshot);
        return snapshot;
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        asked.incrementAndGet();
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            if (down.get()) {
                return response.status(503).send();
            }
            if (request.method().equals(HttpMethod.PUT)) {
                Changed changed = change(request.path().split("/"), body, request.requestHeaders().get("Idempotency-Key"));
                return response.status(changed.status()).header("Content-Type", "application/json").sendString(Mono.just(changed.body())).then();
            }
            String answer = switch (request.path()) {
                case "internal/participants/resolve" -> resolve(Json.exact().readTree(body));
                case "internal/participants/resolve-all" -> "{\"people\":" + Json.exact().readTree(body).valueStream().map(this::resolve).toList() + "}";
                default -> told(request.uri());
            };
            return response.header("Content-Type", "application/json").sendString(Mono.just(answer)).then();
        });
    }

    private record Changed(int status, String body) {
    }

    /** {@code internal/enrolments/<id>/<what>} */
    private Changed change(String[] path, String body, @Nullable String key) {
        changes.add(path[2] + " " + path[3] + " " + body + " " + key);
        Snapshot is = snapshots.get("enrolments " + path[2]);
        if (is == null) {
            return new Changed(404, "{\"errors\":[]}");
        }
        if (refusal.get() != null) {
            return new Changed(422, "{\"errors\":[{\"title\":\"cohort\",\"detail\":\"Not so.\",\"code\":\"%s\",\"meta\":{\"why\":[\"so\"]}}]}".formatted(refusal.get()));
        }
        ObjectNode payload = (ObjectNode) Json.exact().readTree(is.payload());
        ((ObjectNode) Json.exact().readTree(body)).properties().forEach(field -> payload.set(field.getKey(), field.getValue()));
        boolean same = payload.equals(Json.exact().readTree(is.payload()));
        return new Changed(200, "{\"snapshot\":" + json(keep("enrolments", new Snapshot(is.topic(), is.type(), is.key(),
                same ? is.version() : is.version() + 1, is.recordedAt(), Json.exact().writeValueAsBytes(payload)))) + "}");
    }

    private synchronized String resolve(JsonNode applicant) {
        List<String> keys = new ArrayList<>();
        if (applicant.path("id").isString()) {
            keys.add("id " + applicant.path("id").asString());
        } else {
            if (applicant.path("trn_verified").booleanValue()) {
                keys.add("trn " + applicant.path("trn").asString());
            }
            if (applicant.path("email").isString()) {
                keys.add("email " + applicant.path("email").asString().toLowerCase());
            }
        }
        String id = keys.stream().filter(recognised::containsKey).findFirst().map(recognised::get)
                .orElseGet(() -> applicant.path("id").isString() ? applicant.path("id").asString() : UUID.randomUUID().toString());
        keys.forEach(key -> recognised.put(key, id));
        Snapshot snapshot = snapshots.getOrDefault("participants " + id, null);
        if (snapshot == null) {
            snapshot = knows(UUID.fromString(id), applicant.path("full_name").asString(), text(applicant, "email"), text(applicant, "trn"),
                    applicant.path("trn_verified").booleanValue(), null, 1);
        }
        return "{\"snapshot\":" + json(snapshot) + "}";
    }

    private String told(String uri) {
        String aggregate = uri.substring(uri.lastIndexOf('/') + 1, uri.indexOf('?'));
        List<String> ids = List.of(uri.substring(uri.indexOf("ids=") + 4).split("&")[0].replace("%2C", ",").split(","));
        return "{\"snapshots\":" + ids.stream().map(id -> aggregate + " " + id).filter(snapshots::containsKey)
                .map(snapshots::get).map(PlayedParticipants::json).toList() + "}";
    }

    private static String json(Snapshot snapshot) {
        return "{\"topic\":\"%s\",\"type\":\"%s\",\"key\":\"%s\",\"version\":%d,\"recorded_at\":\"%s\",\"payload\":%s}".formatted(
                snapshot.topic(), snapshot.type(), snapshot.key(), snapshot.version(), snapshot.recordedAt(),
                new String(snapshot.payload(), StandardCharsets.UTF_8));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).asString() : null;
    }
}
