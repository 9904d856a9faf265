package milepost.platform.web;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Composes one page from stored documents: their bytes as they are, copied once. */
final class PageWriter {

    private static final byte[] OPEN = Documents.ascii("{\"data\":[");
    private static final Pattern PAGE_PARAMETER =
            Pattern.compile("(^|&)page(\\[|%5[bB])(page|after)(]|%5[dD])=[^&]*");

    private final ServerRequest request;
    private final PageRequest page;

    private PageWriter(ServerRequest request, PageRequest page) {
        this.request = request;
        this.page = page;
    }

    /** @param found the documents of the page, and one more where there is a next page */
    static byte[] write(ServerRequest request, PageRequest page, Instant completeUntil, List<StoredDocument> found) {
        var more = found.size() > page.perPage();
        var shown = more ? found.subList(0, page.perPage()) : found;
        var writer = new PageWriter(request, page);
        return bytes(shown, writer.end(more ? shown.getLast() : null, completeUntil));
    }

    private static byte[] bytes(List<StoredDocument> shown, byte[] end) {
        var size = OPEN.length + end.length + Math.max(0, shown.size() - 1);
        for (var document : shown) {
            size = Math.addExact(size, document.body().length);
        }
        var page = ByteBuffer.allocate(size).put(OPEN);
        for (var document : shown) {
            if (page.position() > OPEN.length) {
                page.put((byte) ',');
            }
            page.put(document.body());
        }
        return page.put(end).array();
    }

    private byte[] end(@Nullable StoredDocument last, Instant completeUntil) {
        var links = new LinkedHashMap<String, @Nullable String>();
        links.put("self", self());
        links.put("next", last == null ? null : next(last));
        var end = new ByteArrayOutputStream(512);
        end.writeBytes(Documents.ascii("],\"links\":"));
        end.writeBytes(Json.bytes(links));
        end.writeBytes(Documents.ascii(",\"meta\":"));
        end.writeBytes(Json.bytes(Map.of("complete_until", completeUntil)));
        end.write('}');
        return end.toByteArray();
    }

    private String self() {
        var query = request.uri().getRawQuery();
        return request.uri().getRawPath() + (query == null ? "" : "?" + query);
    }

    private String next(StoredDocument last) {
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
