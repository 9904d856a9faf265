package milepost.statements.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code milepost}: what kind of deployment this is.
 *
 * @param sandbox the request clock is open to clients, so statements are cut off only at start and on demand (decision E3)
 */
@ConfigurationProperties("milepost")
record Sandbox(boolean sandbox) {
}
