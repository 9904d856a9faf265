package milepost.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends exactly these bytes: clients with manners tidy up what these tests are about. */
final class Wire {

    private Wire() {
    }

    /** One request on a connection of its own, and everything that came back. */
    static String send(int port, String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String get(int port, String target, String... headers) {
        return send(port, "GET " + target + " HTTP/1.1\nHost: gateway\nConnection: close\n" + String.join("\n", headers) + (headers.length == 0 ? "" : "\n") + "\n");
    }

    /** Begins a request and resets the connection. */
    static void breakOff(int port, String beginning) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(beginning.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int status(String response) {
        return Integer.parseInt(response.split(" ", 3)[1]);
    }
}
