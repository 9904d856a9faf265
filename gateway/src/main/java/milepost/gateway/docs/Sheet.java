package milepost.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import milepost.platform.web.Documents;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One file of the class path as it is sent: read when somebody first asks for it, because a gateway that starts has better things to do.
 *
 * @param texts read once, away from the event loops
 */
record Sheet(Mono<Texts> texts, MediaType type, CacheControl cacheControl) {

    /** What is sent, and its name among all that may be sent from here. */
    record Text(byte[] bytes, String etag) {

        static Text of(byte[] bytes) {
            return new Text(bytes, '"' + Documents.etag(bytes) + '"');
        }
    }

    /** Both ways of sending it: as it is, and to those who take it so, zipped. */
    record Texts(Text plain, Text zipped) {
    }

    static Sheet of(String place, MediaType type, CacheControl cacheControl) {
        return of(place, type, cacheControl, UnaryOperator.identity());
    }

    static Sheet of(String place, MediaType type, CacheControl cacheControl, UnaryOperator<byte[]> rendering) {
        return new Sheet(Mono.fromCallable(() -> texts(rendering.apply(read(place)))).subscribeOn(Schedulers.boundedElastic()).cache(),
                type, cacheControl);
    }

    static byte[] read(String place) {
        try (InputStream file = new ClassPathResource(place).getInputStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(place, e);
        }
    }

    private static Texts texts(byte[] bytes) {
        return new Texts(Text.of(bytes), Text.of(Gzip.of(bytes)));
    }
}
