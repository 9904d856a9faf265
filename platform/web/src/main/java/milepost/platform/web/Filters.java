package milepost.platform.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads {@code filter[…]}: blank values do not filter, wrong shapes are 400 (facts/npq 1.3 and 1.6, decisions A8 and A17). */
public final class Filters {

    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(Z|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final DateTimeFormatter ANY_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).appendOffset("+HH:mm", "Z").toFormatter()
            // 30 February is no date
            .withResolverStyle(ResolverStyle.STRICT);
    // earlier than anything we hold, later than what PostgreSQL cannot spell
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private Filters() {}

    /** A moment, inclusive; ISO 8601 with {@code Z} or any offset (none is UTC), URL-encoded once or twice. */
    public static Optional<Instant> since(ServerRequest request, String name) {
        return value(request, name).map(text -> instant(text).orElseThrow(() -> invalid(name,
                "'#/%s' must be a valid ISO 8601 date-time such as 2026-09-01T00:00:00Z.".formatted(name))));
    }

    public static List<String> commaList(ServerRequest request, String name) {
        return value(request, name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip).filter(part -> !part.isEmpty()).distinct().toList();
    }

    public static List<UUID> uuidList(ServerRequest request, String name) {
        return value(request, name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .map(part -> {
                    if (!Requests.isUuid(part)) {
                        throw invalid(name, "'#/%s' must be a comma-delimited list of UUIDs.".formatted(name));
                    }
                    return UUID.fromString(part);
                })
                .distinct().toList();
    }

    /** {@code true} or {@code false}; anything else is 400. */
    public static Optional<Boolean> flag(ServerRequest request, String name) {
        return value(request, name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, "'#/%s' must be true or false.".formatted(name));
        });
    }

    /** The plain text of one filter, for the caller to judge. */
    public static Optional<String> value(ServerRequest request, String name) {
        requireShape(request);
        var params = request.queryParams();
        var key = "filter[" + name + "]";
        if (params.keySet().stream().anyMatch(other -> other.startsWith(key + "["))) {
            throw invalid(name, "'#/%s' must be a single value.".formatted(name));
        }
        var value = Optional.ofNullable(params.getFirst(key)).map(String::strip).filter(text -> !text.isEmpty());
        if (value.filter(text -> text.indexOf('\0') >= 0).isPresent()) {
            throw invalid(name, "'#/%s' has a NUL character.".formatted(name));
        }
        return value;
    }

    /** {@code filter} itself is a bag of filters, never a value. */
    static void requireShape(ServerRequest request) {
        if (request.queryParams().containsKey("filter") || request.queryParams().containsKey("filter[]")) {
            throw Refused.badRequest("filter_invalid",
                    "'#/filter' is not a valid field; filters are written filter[name]=value.");
        }
    }

    static Optional<Instant> instant(String text) {
        try {
            var once = text.contains("%") ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
            // a plus sign that was not encoded arrives as a blank
            var match = DATE_TIME.matcher(once.replace(' ', '+'));
            if (!match.matches()) {
                return Optional.empty();
            }
            var offset = match.group(2) == null ? "Z" : match.group(2).replace(":", "");
            var colons = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3)
                    : offset.length() == 3 ? offset + ":00" : offset;
            var at = OffsetDateTime.parse(match.group(1) + colons, ANY_OFFSET).toInstant().truncatedTo(ChronoUnit.MICROS);
            return Optional.of(at.isBefore(EARLIEST) ? EARLIEST : at);
        } catch (DateTimeException | IllegalArgumentException notADate) {
            return Optional.empty();
        }
    }

    private static Refused invalid(String name, String detail) {
        return new Refused(400, ApiError.of("Bad request", "filter_invalid", detail)
                .with(Map.of("parameter", "filter[" + name + "]")));
    }
}
