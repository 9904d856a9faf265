package milepost.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import milepost.local.Suite;
import milepost.local.SuiteOptions;

/** The one suite of this module: started by the first test that needs it, stopped with the JVM. */
final class TheSuite {

    static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    private static final int PORTS = 23;

    private TheSuite() {
    }

    private static final class Started {
        static final Suite SUITE = start();
    }

    private static Suite start() {
        return Suite.start(SuiteOptions.defaults(REPOSITORY)
                .withData(REPOSITORY.resolve("acceptance/target/suite"))
                .withPortBase(freePorts())
                .withFreshData()
                .withoutSeed(), System.out::println);
    }

    /** The first of as many free ports in a row as a suite takes, below those the system gives away itself. */
    static int freePorts() {
        return new Random().ints(20_000, 30_000)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(TheSuite::free))
                .findFirst().orElseThrow();
    }

    private static boolean free(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static Suite suite() {
        return Started.SUITE;
    }

    /** An operator with all scopes. */
    static Client operator() {
        return new Client(suite().gatewayUrl(), suite().operatorToken(), null);
    }

    static void kill(String process) {
        suite().kill(process);
    }

    /** Waits until the processes serve (again). */
    static void awaitReady(String... processes) {
        List.of(processes).forEach(suite()::awaitReady);
    }

    static void stopKafka() {
        suite().stopKafka();
    }

    static void continueKafka() {
        suite().continueKafka();
    }

    /** Lets real time pass, for a fault that has a length. */
    static void pass(Duration duration) {
        java.util.concurrent.locks.LockSupport.parkNanos(duration.toNanos());
    }
}
