package milepost.chaos.load;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that lose patience: the request is sent whole, and the connection closed before there can be an answer. */
public final class Leavers {

    private final AtomicInteger wanted = new AtomicInteger();

    /** Lets so many of the next commands be sent this way first. */
    public void next(int commands) {
        wanted.addAndGet(commands);
    }

    public boolean done() {
        return wanted.get() <= 0;
    }

    boolean leavesNow() {
        return wanted.get() > 0 && wanted.getAndDecrement() > 0;
    }

    static void sendAndLeave(URI gateway, HttpRequest request, byte[] body) {
        StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Length: %d\r\n".formatted(request.method(),
                request.uri().getRawPath(), gateway.getHost(), gateway.getPort(), body.length));
        request.headers().map().forEach((name, values) -> values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n")));
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (IOException alsoGone) {
            // the gateway may be the one that left
        }
    }
}
