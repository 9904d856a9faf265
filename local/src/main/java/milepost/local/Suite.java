package milepost.local;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import milepost.local.sandbox.Provider;
import milepost.local.sandbox.Sandbox;
import milepost.platform.embedded.EmbeddedPostgres;
import milepost.platform.embedded.KafkaProcess;
import milepost.platform.embedded.PostgresOptions;
import milepost.platform.embedded.Signals;
import org.jspecify.annotations.Nullable;

/** The running suite: PostgreSQL, Kafka and five services as processes of their own. Closing it stops them all within 15 s. */
public final class Suite implements AutoCloseable {

    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Place place;
    private final Consumer<String> say;
    private final Launch launch;
    // the programs start beside each other, and each looks itself up
    private final Map<String, Watched> members = Collections.synchronizedMap(new LinkedHashMap<>());
    private final CompletableFuture<String> broken = new CompletableFuture<>();
    private @Nullable DirectoryLock lock;
    private @Nullable Keys keys;
    private @Nullable EmbeddedPostgres postgres;
    private List<Provider> providers = List.of();
    private boolean announced;
    private boolean closed;

    private Suite(SuiteOptions options, Consumer<String> say, Launch launch) {
        this.place = new Place(options);
        this.say = say;
        this.launch = launch;
    }

    /** Starts everything and returns when it is ready and its sandbox data is in; nothing is left running when that fails. */
    public static Suite start(SuiteOptions options) {
        Suite suite = start(options, sentence -> {});
        suite.loadSandbox();
        return suite;
    }

    /** The same without waiting for the sandbox data, and with one sentence for each thing that happens. */
    public static Suite start(SuiteOptions options, Consumer<String> say) {
        return start(options, say, Program::command);
    }

    /** The same with its programs started in another way. */
    static Suite start(SuiteOptions options, Consumer<String> say, Launch launch) {
        Suite suite = new Suite(options, say, launch);
        Thread rescue = new Thread(suite::close, "suite-close");
        Runtime.getRuntime().addShutdownHook(rescue);
        try {
            suite.start();
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    private void start() {
        lock = DirectoryLock.on(place.options().data());
        Leftovers.stop(place);
        place.requireFreePorts();
        place.prepare();
        Keys made = Keys.in(place.file("keys"));
        keys = made;
        Apps apps = new Apps(place.options().repository(), place.cache("apps"));
        // none of them waits for another: together they leave neither core idle
        together(() -> startKafka(apps), () -> {
            Map<Member, Program> programs = new EnumMap<>(Member.class);
            together(() -> startPostgres(made), made::ofIssuers, () -> Stream.of(Member.values()).forEach(member -> programs.put(member, apps.service(member))));
            together(programs.entrySet().stream().map(each -> (Runnable) () -> startMember(each.getKey(), each.getValue(), made)).toArray(Runnable[]::new));
        });
        if (place.options().seed()) {
            providers = sandbox().providers();
        }
        announce();
    }

    /** Puts in what is missing of the sandbox data. */
    void loadSandbox() {
        if (place.options().seed()) {
            sandbox().load();
        }
    }

    private Sandbox sandbox() {
        return new Sandbox(gatewayUrl(), operatorToken(), place.file("sandbox"), say);
    }

    /** Where the suite is to be called. */
    public URI gatewayUrl() {
        return place.gateway();
    }

    /** The management address of one of the services. */
    public URI managementUrl(String name) {
        return URI.create("http://127.0.0.1:" + Objects.requireNonNull(member(name).kind().managementPort()));
    }

    /** A token of an operator with all scopes. */
    public String operatorToken() {
        return made().operatorToken();
    }

    /** The sandbox's providers with their tokens; none without sandbox data. */
    public List<Provider> providers() {
        return providers;
    }

    /** Where a database of the suite is to be found by JDBC, for a test's own look into it. */
    public String jdbcUrl(String service) {
        return "jdbc:postgresql://127.0.0.1:" + place.postgresPort() + "/milepost_" + service.replace("-service", "")
                + "?user=" + EmbeddedPostgres.USER + "&password=" + made().postgresPassword();
    }

    /** Where Kafka's clients connect. */
    public String kafkaBootstrap() {
        return "127.0.0.1:" + place.kafkaPort();
    }

    /** The process ids by name. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        members.forEach((name, member) -> pids.put(name, member.pid()));
        return pids;
    }

    /** Kills a process as {@code kill -9} does, and tells whether there was one; it is started again like any that dies. */
    public boolean kill(String name) {
        return member(name).strike("KILL");
    }

    /** Stops PostgreSQL as {@code pg_ctl stop -m immediate} does: nothing is written, nobody is waited for, the log is replayed by the next start. */
    public void stopPostgres() {
        member(POSTGRES).stop("QUIT", Duration.ofSeconds(15));
    }

    /** Stops a process, which stays away until {@link #startAgain}. */
    public void stop(String name) {
        stop(name, Duration.ofSeconds(15));
    }

    /** The same with another patience: what does not end within it is killed. */
    void stop(String name, Duration patience) {
        member(name).stop(name.equals(POSTGRES) ? "INT" : "TERM", patience);
    }

    /** Starts a stopped process. */
    public void startAgain(String name) {
        member(name).startAgain();
    }

    /** Waits until a process serves (again). */
    public void awaitReady(String name) {
        member(name).awaitReady(PATIENCE);
    }

    /** Kills a process and waits until its successor serves. */
    public void restart(String name) {
        long before = member(name).pid();
        kill(name);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (member(name).pid() == before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        awaitReady(name);
    }

    /** Freezes Kafka. */
    public void stopKafka() {
        Signals.send("STOP", member(KAFKA).pid());
    }

    /** Lets Kafka go on. */
    public void continueKafka() {
        Signals.send("CONT", member(KAFKA).pid());
    }

    /** Completes with a sentence when a process dies again and again. */
    CompletableFuture<String> broken() {
        return broken;
    }

    Place place() {
        return place;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Process> services = new ArrayList<>();
        for (Member member : Member.values()) {
            leaveAlone(member.processName()).forEach(services::add);
        }
        List<Process> kafka = leaveAlone(KAFKA);
        List<Process> server = leaveAlone(POSTGRES);
        Watched.end(services, Process::destroy, Duration.ofSeconds(6));
        kafka.forEach(process -> Signals.send("CONT", process.pid()));
        Watched.end(kafka, Process::destroy, Duration.ofSeconds(3));
        Watched.end(server, process -> Signals.send("INT", process.pid()), Duration.ofSeconds(4));
        Leftovers.stop(place);
        if (lock != null) {
            lock.close();
        }
    }

    private List<Process> leaveAlone(String name) {
        Watched member = members.get(name);
        Process process = member == null ? null : member.leaveAlone();
        return process == null ? List.of() : List.of(process);
    }

    private void startPostgres(Keys made) {
        PostgresOptions options = PostgresOptions.durable(place.cache("programs"), place.file(POSTGRES), place.log(POSTGRES),
                place.postgresPort(), made.postgresPassword());
        run(new Watched.Kind(POSTGRES, place.postgresPort(), null, place.log(POSTGRES), () -> startPostgres(options), () -> true));
        for (Member member : Member.values()) {
            Objects.requireNonNull(postgres).createDatabase(member.database());
        }
    }

    private Process startPostgres(PostgresOptions options) {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start(options);
            } else {
                postgres.start();
            }
            return postgres.process();
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Unusable(e.getMessage() + " If its files are broken, ./run --fresh begins anew.", e);
        }
    }

    private void startKafka(Apps apps) {
        Path log = place.log(KAFKA);
        Program program = apps.kafka(place);
        List<String> command = launch.command(program, place.mark());
        run(new Watched.Kind(KAFKA, place.kafkaPort(), null, log, () -> Spawn.process(command, Map.of(), log, ProcessBuilder.Redirect.PIPE),
                () -> KafkaProcess.ready(log)));
        noticePassedOver(program, command);
    }

    private void startMember(Member member, Program program, Keys made) {
        List<String> command = launch.command(program, place.mark());
        Path log = place.log(member.processName());
        int management = member.managementPort(place.options().portBase());
        run(new Watched.Kind(member.processName(), member.port(place.options().portBase()), management, log,
                () -> Spawn.process(command, Environment.of(member, place, made), log, ProcessBuilder.Redirect.from(new File("/dev/null"))),
                () -> Readiness.of(management)));
        noticePassedOver(program, command);
    }

    private void noticePassedOver(Program program, List<String> command) {
        if (program.isFromCache(command) && !program.isUsedBy(member(program.name()).pid())) {
            say.accept(program.name() + " passed over its AOT cache " + program.cache() + "; without that file it is trained anew.");
        }
    }

    private void run(Watched.Kind kind) {
        long before = System.nanoTime();
        Watched member = new Watched(kind, new Watched.Keeper() {
            @Override
            public void say(String sentence) {
                say.accept(sentence);
            }

            @Override
            public void startedAgain() {
                writeRunFile();
            }

            @Override
            public void gaveUp(String sentence) {
                broken.complete(sentence);
            }
        }, place.options().persistent() ? RestartPolicy.persistent() : RestartPolicy.blank());
        synchronized (this) {
            if (closed) {
                return;
            }
            members.put(kind.name(), member);
        }
        member.start();
        member.awaitReady(PATIENCE);
        say.accept("%-22s ready after %.1f s".formatted(kind.name(), (System.nanoTime() - before) / 1e9));
    }

    private static void together(Runnable... works) {
        try {
            CompletableFuture.allOf(Stream.of(works)
                    .map(work -> CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task)))
                    .toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized void announce() {
        announced = true;
        writeRunFile();
    }

    private synchronized void writeRunFile() {
        if (announced && !closed) {
            RunFile.write(place, made(), List.copyOf(members.values()), providers);
        }
    }

    private Keys made() {
        return Objects.requireNonNull(keys);
    }

    private Watched member(String name) {
        Watched member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("there is no process " + name + ", only " + members.keySet());
        }
        return member;
    }
}
