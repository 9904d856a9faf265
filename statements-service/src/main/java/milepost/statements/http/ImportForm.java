package milepost.statements.http;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import milepost.platform.web.ApiError;
import milepost.platform.web.Bodies;
import milepost.platform.web.Refused;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The two files of an import, in a form as a browser or curl sends it. */
record ImportForm(byte[] statements, byte[] contracts) {

    /** Decision A14. */
    private static final int LIMIT = 16 << 20;

    private static final int MOST_PARTS = 8;

    /** Read as a whole within the limit, so that nothing of it is put on a disk. */
    static Mono<ImportForm> of(ServerRequest request) {
        if (!request.headers().contentType().map(MediaType.MULTIPART_FORM_DATA::isCompatibleWith).orElse(false)) {
            throw new Refused(415, ApiError.of("Content-Type", "unsupported_media_type", "The files are sent as multipart/form-data."));
        }
        return Bodies.raw(request, LIMIT)
                .flatMapMany(body -> reader().read(ResolvableType.forClass(Part.class),
                        new Received(request.headers().asHttpHeaders(), body), Map.of()))
                .concatMap(part -> DataBufferUtils.join(part.content()).map(ImportForm::bytes).defaultIfEmpty(new byte[0])
                        .map(bytes -> Map.entry(part.name(), bytes)))
                .onErrorMap(error -> error instanceof DecodingException || error instanceof DataBufferLimitException,
                        _ -> Refused.badRequest("malformed_form", "The body cannot be read as multipart/form-data."))
                .collect(HashMap<String, byte[]>::new, (files, file) -> files.put(file.getKey(), file.getValue()))
                .map(ImportForm::of);
    }

    private static ImportForm of(Map<String, byte[]> files) {
        FileErrors errors = new FileErrors();
        byte[] statements = file(files, StatementsCsv.NAME, errors);
        byte[] contracts = file(files, ContractsCsv.NAME, errors);
        errors.refuse();
        return new ImportForm(statements, contracts);
    }

    /** One that is empty is as good as missing: in some places of a form it is not even seen. */
    private static byte[] file(Map<String, byte[]> files, String name, FileErrors errors) {
        byte[] file = files.getOrDefault(name, new byte[0]);
        if (file.length == 0) {
            errors.wrong(name, 1, "file_missing", "The form needs a file '%s', and something in it.".formatted(name));
        }
        return file;
    }

    /** What makes two imports the same: not what a client happened to put between the files. */
    byte[] fingerprint() {
        return ByteBuffer.allocate(Integer.BYTES + statements.length + contracts.length)
                .putInt(statements.length).put(statements).put(contracts).array();
    }

    private static DefaultPartHttpMessageReader reader() {
        DefaultPartHttpMessageReader reader = new DefaultPartHttpMessageReader();
        reader.setMaxInMemorySize(LIMIT);
        reader.setMaxParts(MOST_PARTS);
        return reader;
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** A body that has been read, for whoever reads bodies. */
    private record Received(HttpHeaders headers, byte[] body) implements ReactiveHttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
        }
    }
}
