package milepost.platform.web;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The other services: {@code milepost.peers.<service>} = base URL, {@code milepost.peer-timeout} = how long an answer may take.
 */
@ConfigurationProperties("milepost")
public record PeerSettings(Map<String, String> peers, Duration peerTimeout) {

    // architecture.md, "Events carry state", rule 4
    private static final Duration USUAL = Duration.ofMillis(300);

    public PeerSettings(@Nullable Map<String, String> peers, @Nullable Duration peerTimeout) {
        // environment variables cannot spell the hyphen: MILEPOST_PEERS_STATEMENTS_SERVICE arrives as statements.service
        this.peers = peers == null ? Map.of() : peers.entrySet().stream().collect(Collectors.toUnmodifiableMap(
                entry -> entry.getKey().replace('.', '-').replace('_', '-'), Map.Entry::getValue, (one, _) -> one));
        this.peerTimeout = peerTimeout == null ? USUAL : peerTimeout;
    }
}
