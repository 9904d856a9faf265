package milepost.platform.web;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Composes one page from stored documents in chunks of bytes; serves one subscriber. */
final class PageWriter {

    private static final int CHUNK = 64 * 1024;
    private static final byte[] OPEN = Documents.ascii("{\"data\":[");
    private static final Pattern PAGE_PARAMETER =
            Pattern.compile("(^|&)page(\\[|%5[bB])(page|after)(]|%5[dD])=[^&]*");

    private final ServerRequest request;
    private final PageRequest page;
    private final Instant completeUntil;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK / 4);
    private @Nullable StoredDocument last;
    private int written;
    private boolean more;

    PageWriter(ServerRequest request, PageRequest page, Instant completeUntil) {
        this.request = request;
        this.page = page;
        this.completeUntil = completeUntil;
        chunk.writeBytes(OPEN);
    }

    void add(StoredDocument document) {
        if (written == page.perPage()) {
            more = true;
            return;
        }
        if (written++ > 0) {
            chunk.write(',');
        }
        chunk.writeBytes(document.body());
        last = document;
    }

    boolean isFull() {
        return chunk.size() >= CHUNK;
    }

    byte[] take() {
        var bytes = chunk.toByteArray();
        chunk.reset();
        return bytes;
    }

    byte[] end() {
        var links = new LinkedHashMap<String, @Nullable String>();
        links.put("self", self());
        links.put("next", next());
        chunk.writeBytes(Documents.ascii("],\"links\":"));
        chunk.writeBytes(Json.bytes(links));
        chunk.writeBytes(Documents.ascii(",\"meta\":"));
        chunk.writeBytes(Json.bytes(Map.of("complete_until", completeUntil)));
        chunk.write('}');
        return take();
    }

    private String self() {
        var query = request.uri().getRawQuery();
        return request.uri().getRawPath() + (query == null ? "" : "?" + query);
    }

    private @Nullable String next() {
        if (!more || last == null) {
            return null;
        }
        var query = request.uri().getRawQuery();
        var others = query == null ? "" : PAGE_PARAMETER.matcher(query).replaceAll("").replaceFirst("^&", "");
        // who did not ask for numbers is led by cursors, which stay cheap and skip nothing when the list changes meanwhile
        var parameter = page instanceof PageRequest.ByNumber byNumber && request.queryParams().containsKey("page[page]")
                ? parameter("page", String.valueOf(byNumber.page() + 1))
                : parameter("after", new Cursor(last.sortedAt(), last.id()).text());
        return request.uri().getRawPath() + "?" + (others.isEmpty() ? "" : others + "&") + parameter;
    }

    private static String parameter(String name, String value) {
        return "page%5B" + name + "%5D=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
