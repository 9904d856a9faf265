package milepost.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the suite is that {@code ./run} started, as its {@code run.json} says. */
record RunningSuite(URI gateway, String operatorToken, String kafka) {

    static RunningSuite in(Path directory) {
        var file = directory.resolve("run.json");
        if (!Files.isReadable(file)) {
            throw new NotRunning("The suite is not running: there is no " + file + ". Start it with ./run in another terminal and wait until it is ready.");
        }
        try {
            var run = JsonMapper.shared().readTree(Files.readAllBytes(file));
            return new RunningSuite(URI.create(run.path("gateway_url").asString()), run.path("operator_token").asString(),
                    run.path("kafka").path("bootstrap").asString());
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            throw new NotRunning(file + " cannot be read as what ./run writes. Start the suite again with ./run.");
        }
    }
}
