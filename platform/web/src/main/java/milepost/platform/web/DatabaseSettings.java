package milepost.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this process reaches its database: {@code spring.r2dbc.url}, {@code .username}, {@code .password}, {@code .pool-size}.
 *
 * @param poolSize two to three per core; none given is three per core, at least eight
 */
@ConfigurationProperties("spring.r2dbc")
public record DatabaseSettings(String url, String username, String password, Integer poolSize) {

    public DatabaseSettings(@Nullable String url, @Nullable String username, @Nullable String password,
                            @Nullable Integer poolSize) {
        this.url = required(url, "url");
        this.username = required(username, "username");
        this.password = required(password, "password");
        this.poolSize = poolSize == null
                ? Math.clamp(3L * Runtime.getRuntime().availableProcessors(), 8, 32) : poolSize;
        if (this.poolSize < 1) {
            throw new IllegalArgumentException("spring.r2dbc.pool-size must be positive");
        }
    }

    private static String required(@Nullable String value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("spring.r2dbc." + name + " must be set");
        }
        return value;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + url + "]";
    }
}
