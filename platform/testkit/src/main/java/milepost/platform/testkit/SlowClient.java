package milepost.platform.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A client that takes its answer at its own pace, on a connection of its own that holds little of it. Of HTTP/1.1 it knows bodies that come
 * in chunks, because an answer that is sent while it is read has no length.
 */
public final class SlowClient implements AutoCloseable {

    private static final int RECEIVED_AT_A_TIME = 16_384;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream answer;
    private final String head;

    private SlowClient(Socket socket) throws IOException {
        this.socket = socket;
        this.answer = new BufferedInputStream(socket.getInputStream());
        this.head = lines();
    }

    /** Asks, and takes of the answer no more than status and headers. */
    public static SlowClient gets(String url, String token) throws IOException {
        var address = URI.create(url);
        var socket = new Socket();
        socket.setReceiveBufferSize(RECEIVED_AT_A_TIME);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.getOutputStream().write("GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()), address.getAuthority(), token)
                .getBytes(StandardCharsets.US_ASCII));
        return new SlowClient(socket);
    }

    /** Status and headers. */
    public String head() {
        return head;
    }

    private String lines() throws IOException {
        var lines = new StringBuilder();
        for (var line = line(); !line.isEmpty(); line = line()) {
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /** Everything that is still to come; an answer that breaks off is an {@link EOFException}. */
    public byte[] takesTheRest() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            var piece = answer.readNBytes(size);
            body.writeBytes(piece);
            if (piece.length < size || !line().isEmpty()) {
                throw new EOFException("%d of %d bytes, then nothing".formatted(piece.length, size));
            }
        }
        line();
        return body.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next < 0) {
                throw new EOFException("no end of " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
