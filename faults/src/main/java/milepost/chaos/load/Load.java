package milepost.chaos.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** The clients of a run, all at work until they are told to finish. */
public final class Load implements AutoCloseable {

    /** How long a client goes on asking before it says that it does not know. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(120);

    /**
     * How much.
     *
     * @param systems   of each provider, each with a token of its own
     * @param perSecond what one of them does, on average; below what a token may do in five minutes
     * @param payments  how long finance waits between one payment and the next
     */
    public record Size(int providers, int systems, double perSecond, Duration payments) {}

    record Common(History history, Commands commands, Gate gate) {}

    private final History history = new History();
    private final Leavers leavers = new Leavers();
    private final Gate gate = new Gate();
    private final Commands commands = new Commands(history);
    private final List<Thread> threads = new ArrayList<>();
    private final List<LeadProvider> providers;
    private final Prober prober;
    private final Client operator;

    private Load(URI gateway, String operatorToken, Size size, long seed) {
        operator = new Client(gateway, operatorToken, history, leavers, PATIENCE);
        LeadProvider.catalogue(operator);
        providers = IntStream.range(0, size.providers()).mapToObj(nr -> LeadProvider.fresh(operator, size.systems())).toList();
        Common common = new Common(history, commands, gate);
        threads.add(Thread.ofVirtual().name("finance").unstarted(new Finance(providers, common, size.payments())));
        RandomGenerator seeds = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (LeadProvider provider : providers) {
            for (int system = 0; system < size.systems(); system++) {
                RandomGenerator own = RandomGeneratorFactory.of("L64X128MixRandom").create(seeds.nextLong());
                threads.add(Thread.ofVirtual().name("system-" + threads.size())
                        .unstarted(new ProviderSystem(provider, system, common, own, size.perSecond())));
            }
        }
        prober = new Prober(LeadProvider.fresh(operator, 4), common);
    }

    /** Prepares the suite and lets them begin. */
    public static Load start(URI gateway, String operatorToken, Size size, long seed) {
        Load load = new Load(gateway, operatorToken, size, seed);
        load.threads.forEach(Thread::start);
        return load;
    }

    public History history() {
        return history;
    }

    public Leavers leavers() {
        return leavers;
    }

    /** An operator, for looking. */
    public Client operator() {
        return operator;
    }

    public List<UUID> providers() {
        return IntStream.rangeClosed(0, providers.size())
                .mapToObj(nr -> nr < providers.size() ? providers.get(nr).id() : prober.provider().id()).toList();
    }

    /** A client of a provider, for looking. */
    public Client as(UUID provider) {
        return provider.equals(prober.provider().id()) ? prober.provider().systems().getFirst()
                : providers.stream().filter(each -> each.id().equals(provider)).findFirst().orElseThrow().systems().getFirst();
    }

    /** Enrols somebody new, declares a milestone and waits until it has gone round: eligible. */
    public void throughAndThrough() {
        prober.throughAndThrough();
    }

    /** Has an operator do something that needs no body. */
    public void operatorSends(String path) {
        LeadProvider.done(() -> operator.send("POST", path, null, null, UUID.randomUUID()));
    }

    /** Does something while no command is on its way. */
    public <T> T quietly(Supplier<T> work) {
        return gate.shut(work);
    }

    /** Asks once more for what nobody answered. */
    public void settle() {
        commands.settle(LAST_PATIENCE);
    }

    /** No more commands; what is on its way is awaited, and what nobody answered is asked for once more. */
    public void finish() {
        stop();
        settle();
    }

    private void stop() {
        gate.lock();
        threads.forEach(Thread::interrupt);
        threads.forEach(Load::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
