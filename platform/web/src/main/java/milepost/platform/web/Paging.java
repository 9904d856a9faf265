package milepost.platform.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads {@code page[page]}, {@code page[per_page]} and {@code page[after]}. */
public final class Paging {

    // facts/npq 1.4
    private static final int DEFAULT_SIZE = 100;
    private static final int LARGEST = 3_000;

    private Paging() {}

    public static PageRequest of(ServerRequest request) {
        Filters.requireShape(request);
        var params = request.queryParams();
        var size = Math.min(LARGEST, positive(params.getFirst("page[per_page]"), DEFAULT_SIZE));
        var page = params.getFirst("page[page]");
        var after = params.getFirst("page[after]");
        if (after == null || after.isBlank()) {
            return new PageRequest.ByNumber(positive(page, 1), size);
        }
        if (page != null) {
            throw Refused.badRequest("page_invalid", "Give either '#/page[page]' or '#/page[after]', not both.");
        }
        return Cursor.parse(after).map(cursor -> new PageRequest.After(cursor, size))
                .orElseThrow(() -> Refused.badRequest("page_invalid",
                        "'#/page[after]' must be a cursor taken from links.next of an earlier answer."));
    }

    private static int positive(@Nullable String text, int otherwise) {
        return text == null ? otherwise : number(text).orElseThrow(() -> Refused.badRequest("page_invalid",
                "'#/page[page]' and '#/page[per_page]' must be positive numbers."));
    }

    private static Optional<Integer> number(String text) {
        if (!text.matches("\\+?[0-9]{1,18}")) {
            return Optional.empty();
        }
        // a page far past the end is an empty page, not an error
        var number = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text));
        return number > 0 ? Optional.of(number) : Optional.empty();
    }
}
