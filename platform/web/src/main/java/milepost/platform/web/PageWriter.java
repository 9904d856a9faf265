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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Composes one page from stored documents: their bytes as they are, copied once. */
final class PageWriter {

    /** Few enough that a send window, which counts pieces (128), holds hardly more than a chunk. */
    static final int DOCUMENTS_A_PIECE = 4;

    private static final byte[] OPEN = Documents.ascii("{\"data\":[");
    private static final byte[] COMMA = Documents.ascii(",");
    private static final byte[] NOTHING = {};
    private static final Pattern PAGE_PARAMETER =
            Pattern.compile("(^|&)page(\\[|%5[bB])(page|after)(]|%5[dD])=[^&]*");

    private final ServerRequest request;
    private final PageRequest page;
    private final Instant completeUntil;

    PageWriter(ServerRequest request, PageRequest page, Instant completeUntil) {
        this.request = request;
        this.page = page;
        this.completeUntil = completeUntil;
    }

    /** A page of one chunk. */
    byte[] whole(PageChunk chunk) {
        return bytes(OPEN, chunk.shown(), end(chunk));
    }

    /** A chunk of a page in a few bytes at a time, each made when it is wanted; what is told of the whole page ends the last. */
    Iterable<byte[]> pieces(PageChunk chunk) {
        var shown = chunk.shown();
        // even where the list ended with the chunk before, the page has still to be ended
        int last = Math.max(0, (shown.size() - 1) / DOCUMENTS_A_PIECE);
        return () -> IntStream.rangeClosed(0, last).mapToObj(nth -> {
            int from = nth * DOCUMENTS_A_PIECE;
            var documents = shown.subList(from, Math.min(from + DOCUMENTS_A_PIECE, shown.size()));
            var begin = chunk.before() + nth == 0 ? OPEN : documents.isEmpty() ? NOTHING : COMMA;
            return bytes(begin, documents, nth == last && chunk.isLast() ? end(chunk) : NOTHING);
        }).iterator();
    }

    private static byte[] bytes(byte[] begin, List<StoredDocument> documents, byte[] end) {
        var size = begin.length + end.length + Math.max(0, documents.size() - 1);
        for (var document : documents) {
            size = Math.addExact(size, document.body().length);
        }
        var bytes = ByteBuffer.allocate(size).put(begin);
        for (var document : documents) {
            if (bytes.position() > begin.length) {
                bytes.put((byte) ',');
            }
            bytes.put(document.body());
        }
        return bytes.put(end).array();
    }

    private byte[] end(PageChunk last) {
        var links = new LinkedHashMap<String, @Nullable String>();
        links.put("self", self());
        links.put("next", last.hasNextPage() ? next(last.shown().getLast()) : null);
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
                : parameter("after", last.place().text());
        return request.uri().getRawPath() + "?" + (others.isEmpty() ? "" : others + "&") + parameter;
    }

    private static String parameter(String name, String value) {
        return "page%5B" + name + "%5D=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
