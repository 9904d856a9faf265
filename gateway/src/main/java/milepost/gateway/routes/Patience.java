package milepost.gateway.routes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long the first byte of an answer may take (architecture.md, "Faults"). */
@ConfigurationProperties("milepost.patience")
public record Patience(@DefaultValue("2s") Duration read, @DefaultValue("10s") Duration command, @DefaultValue("60s") Duration report) {
}
