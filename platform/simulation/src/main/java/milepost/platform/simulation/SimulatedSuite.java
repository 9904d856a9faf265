package milepost.platform.simulation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The processes of a suite, the broker between them and the clock they share. */
public final class SimulatedSuite {

    private static final int PARTITIONS = 3;

    private final VirtualClock clock;
    private final SimulatedBroker broker = new SimulatedBroker(PARTITIONS);
    private final RandomGenerator random;
    private final Decoration decoration;
    private final Map<String, SimulatedProcess<?>> processes = new LinkedHashMap<>();

    public SimulatedSuite(Instant start, RandomGenerator random, Decoration decoration) {
        this.clock = new VirtualClock(start);
        this.random = random;
        this.decoration = decoration;
    }

    /** Starts a service of this name, put together by the function. */
    public <S extends SimulatedService> SimulatedProcess<S> start(String name, MemoryDatabase.CommitFaults faults,
            Function<Surroundings, S> service) {
        var process = new SimulatedProcess<>(name, this, faults, service);
        processes.put(name, process);
        return process;
    }

    /**
     * As another suite of the same services left everything when it came to rest: its databases, its broker and its clock. The processes have
     * only just been started, and each finds that there is nothing to read.
     */
    public void goOnFrom(SimulatedSuite other) {
        clock.become(other.clock);
        broker.become(other.broker);
        processes.forEach((name, process) -> {
            process.database().become(other.process(name).database());
            process.topics().forEach(process::consume);
        });
    }

    public Collection<SimulatedProcess<?>> processes() {
        return processes.values();
    }

    public SimulatedProcess<?> process(String name) {
        SimulatedProcess<?> process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("no process is called " + name);
        }
        return process;
    }

    public VirtualClock clock() {
        return clock;
    }

    public SimulatedBroker broker() {
        return broker;
    }

    Decoration decoration() {
        return decoration;
    }

    Supplier<UUID> ids() {
        return () -> new UUID(random.nextLong() & 0xFFFFFFFF_FFFF0FFFL | 0x4000L,
                random.nextLong() & 0x3FFFFFFF_FFFFFFFFL | 0x80000000_00000000L);
    }
}
