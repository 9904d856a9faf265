package milepost.declarations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import milepost.platform.messaging.InternalCalls;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Plays the three other services: what they published, and what they answer when asked. */
public final class Others implements InternalCalls {

    private static final AtomicLong VERSIONS = new AtomicLong(1L << 40);
    private static final Instant SOME_TIME = Instant.parse("2024-10-01T08:00:00Z");

    private final Map<String, List<Snapshot>> known = new ConcurrentHashMap<>();
    private final List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable String down;

    /** A snapshot of the next version. */
    public static Snapshot snapshot(String topic, String type, String key, Map<String, ?> payload) {
        return new Snapshot("milepost." + topic, "milepost." + type + ".v1", key, VERSIONS.incrementAndGet(), SOME_TIME,
                Json.exact().writeValueAsBytes(payload));
    }

    /** A map that takes nulls, in pairs of name and value. */
    public static Map<String, Object> with(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** From now on the owner answers this when asked. */
    public void know(Snapshot snapshot) {
        known.computeIfAbsent(aggregate(snapshot), _ -> new ArrayList<>()).add(snapshot);
    }

    public void downDuring(String service, Runnable work) {
        down = service;
        try {
            work.run();
        } finally {
            down = null;
        }
    }

    public List<String> askedDuring(Runnable work) {
        asked.clear();
        work.run();
        return List.copyOf(asked);
    }

    @Override
    public Mono<byte[]> get(String service, String path, Map<String, String> query) {
        return Mono.fromSupplier(() -> {
            if (service.equals(down)) {
                throw new IllegalStateException(service + " is down");
            }
            String aggregate = path.substring(path.lastIndexOf('/') + 1);
            asked.add(aggregate);
            List<?> found = known.getOrDefault(aggregate, List.of()).stream().filter(snapshot -> matches(snapshot, query)).map(snapshot -> Map.of(
                    "topic", snapshot.topic(), "type", snapshot.type(), "key", snapshot.key(), "version", snapshot.version(),
                    "recorded_at", snapshot.recordedAt(), "payload", Json.exact().readTree(snapshot.payload()))).toList();
            return Json.exact().writeValueAsBytes(Map.of("snapshots", found));
        });
    }

    private static boolean matches(Snapshot snapshot, Map<String, String> query) {
        var payload = Json.exact().readTree(snapshot.payload());
        return query.entrySet().stream().allMatch(criterion -> criterion.getKey().equals("ids")
                ? Arrays.stream(criterion.getValue().split(",")).anyMatch(id -> snapshot.key().equals(id) || snapshot.key().endsWith("/" + id))
                : payload.path(criterion.getKey()).asString("").equals(criterion.getValue()));
    }

    private static String aggregate(Snapshot snapshot) {
        String type = snapshot.type().substring("milepost.".length(), snapshot.type().length() - ".v1".length());
        return type + "s";
    }

    static UUID id() {
        return UUID.randomUUID();
    }
}
