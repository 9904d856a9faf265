package milepost.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports: which are free, which are taken. */
public final class Ports {

    private Ports() {}

    /** A port that was free a moment ago; another process may still be quicker. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something listens on the port of this machine's loopback address. */
    public static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // a port in TIME_WAIT is free for us: the servers we start set this option, too
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port), 1);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
