package milepost.chaos.faults;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import milepost.chaos.load.Pause;

/** Waits until every process of the suite, those that were killed under their new numbers, says that it is ready. */
public final class Readiness {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(180);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

    private final Ground ground;

    public Readiness(Ground ground) {
        this.ground = ground;
    }

    /** @param before the numbers the processes had before the fault */
    public void await(Fault fault, Map<String, Long> before) {
        long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        if (fault instanceof Killed(var processes)) {
            processes.forEach(process -> untilStartedAgain(deadline, process, Objects.requireNonNull(before.get(process))));
        }
        until(deadline, "PostgreSQL answers", ground.databases()::answers);
        until(deadline, "Kafka answers", ground.broker()::answers);
        Ground.PROCESSES.forEach(process -> until(deadline, process + " is ready", () -> isReady(process)));
    }

    /** @param before the number of the process that was killed */
    void awaitSuccessor(String process, long before) {
        long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        untilStartedAgain(deadline, process, before);
        if (process.equals(Killed.KAFKA)) {
            until(deadline, "Kafka answers", ground.broker()::answers);
        } else {
            until(deadline, process + " is ready", () -> isReady(process));
        }
    }

    private void untilStartedAgain(long deadline, String process, long before) {
        until(deadline, process + " is started again", () -> ground.suite().pids().get(process) != before);
    }

    private void until(long deadline, String what, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after %d s it is still not so that %s".formatted(LONG_ENOUGH.toSeconds(), what));
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private boolean isReady(String process) {
        HttpRequest request = HttpRequest.newBuilder(ground.suite().managementUrl(process).resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
