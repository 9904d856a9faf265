package milepost.platform.messaging;

import java.util.Map;
import java.util.stream.Collectors;
import milepost.platform.web.InternalClient;
import reactor.core.publisher.Mono;

/** {@link InternalCalls} by platform/web's client, which brings token, trace, time limit, one retry and the peer's breaker. */
record CallsToPeers(InternalClient client) implements InternalCalls {

    @Override
    public Mono<byte[]> get(String service, String path, Map<String, String> query) {
        return Mono.defer(() -> client.to(service).get()
                .uri(uri -> {
                    query.keySet().stream().sorted().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                    return uri.path(path).build(query.entrySet().stream()
                            .collect(Collectors.<Map.Entry<String, String>, String, Object>toMap(Map.Entry::getKey, Map.Entry::getValue)));
                })
                .retrieve()
                .bodyToMono(byte[].class));
    }
}
