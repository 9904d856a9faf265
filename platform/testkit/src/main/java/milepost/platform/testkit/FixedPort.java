package milepost.platform.testkit;

import java.util.List;
import milepost.platform.embedded.Ports;
import org.testcontainers.containers.GenericContainer;

/** Binds a container's port to one host port, which it keeps when it is stopped and started again. */
final class FixedPort {

    private FixedPort() {}

    static void bind(GenericContainer<?> container, int port) {
        container.setPortBindings(List.of("127.0.0.1:" + Ports.free() + ":" + port));
    }
}
