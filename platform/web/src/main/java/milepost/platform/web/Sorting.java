package milepost.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads {@code sort}: documented keys only, {@code -} for descending, blank for the default (decision A7). */
public final class Sorting {

    private Sorting() {}

    /** @param defaultKey may carry a sign like any key */
    public static SortOrder of(ServerRequest request, Set<String> keys, String defaultKey) {
        var text = request.queryParam("sort").filter(sort -> !sort.isBlank()).orElse(defaultKey);
        var order = new ArrayList<SortOrder.Key>();
        for (var part : text.split(",", -1)) {
            // a plus sign that was not encoded arrives as a blank
            var signed = part.strip();
            var descending = signed.startsWith("-");
            var name = descending || signed.startsWith("+") ? signed.substring(1) : signed;
            if (!keys.contains(name) || order.stream().anyMatch(key -> key.name().equals(name))) {
                throw invalid(keys);
            }
            order.add(new SortOrder.Key(name, descending));
        }
        return new SortOrder(List.copyOf(order));
    }

    private static Refused invalid(Set<String> keys) {
        return new Refused(400, ApiError.of("Bad request", "sort_invalid",
                "'#/sort' accepts %s, each once, with a leading '-' for descending."
                        .formatted(String.join(", ", keys.stream().sorted().toList())))
                .with(Map.of("parameter", "sort")));
    }
}
