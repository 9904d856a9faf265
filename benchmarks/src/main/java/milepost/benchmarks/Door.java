package milepost.benchmarks;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** P4: one declaration through the gateway, which checks tokens, against nginx before the same service, which need not. */
final class Door implements Metric {

    private static final int TARGETS = 4_000;

    @Override
    public List<Result> measure(Running running) {
        Path nginx = Programs.require("nginx", "nginx-light");
        Programs.require("wrk", "wrk");
        int port = running.stage().portBase() + 30;
        Path directory = running.stage().home().resolve("nginx");
        Load.write(directory.resolve("nginx.conf"), Load.resource("nginx.conf").replace("{dir}", directory.toString())
                .replace("{upstream}", Integer.toString(running.stage().declarations().getPort())).replace("{port}", Integer.toString(port)));
        Process proxy = started(nginx, directory);
        try {
            URI there = URI.create("http://127.0.0.1:" + port);
            Patience.until("nginx listens", Duration.ofSeconds(10), () -> listens(port));
            Cost cost = new Cost(() -> running.pid("gateway"));
            List<String> tokens = running.stage().providerTokens();
            Turns.Taken taken = running.turns().take("P4",
                    () -> cost.of(() -> running.load().http("P4", running.stage().gateway(), requests(tokens), running.turns().seconds())).perSecond(),
                    () -> running.load().http("P4-limit", there, requests(running.load().innerTokens()), running.turns().seconds()).perSecond());
            return List.of(new Result("P4", "GET one declaration through the gateway (tokens, limits, request ids, metrics, access log)",
                    "nginx with limit_req and access log before the same service", true, "ratio", taken.ratios(), 0.35, 0.60,
                    taken.medians("%s /s"::formatted), cost.perRequest()));
        } finally {
            // its master ends its workers
            proxy.destroy();
            proxy.onExit().orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).exceptionally(_ -> proxy.destroyForcibly()).join();
        }
    }

    private static Stream<Load.Request> requests(List<String> tokens) {
        SplittableRandom random = new SplittableRandom(2026);
        return Stream.generate(() -> random.nextInt(World.SPREAD)).limit(TARGETS).map(n -> Load.Request.get(World.path(n), tokens.get(n % World.PROVIDERS)));
    }

    private static Process started(Path nginx, Path directory) {
        try {
            Files.createDirectories(directory);
            return new ProcessBuilder(nginx.toString(), "-e", directory.resolve("error.log").toString(), "-c", directory.resolve("nginx.conf").toString())
                    .redirectErrorStream(true).redirectOutput(directory.resolve("output.txt").toFile()).start();
        } catch (IOException e) {
            throw new Failed("nginx cannot be started", e);
        }
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
