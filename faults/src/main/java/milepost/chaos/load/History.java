package milepost.chaos.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** All that clients sent and were told: the measure of everything else. */
public final class History {

    private final Map<UUID, Told> told = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final Collection<String> contradictions = new ConcurrentLinkedQueue<>();
    private final AtomicLong number = new AtomicLong();
    private final LongAdder requests = new LongAdder();
    private final Map<UUID, BigDecimal> paid = new ConcurrentHashMap<>();

    /** The outcome of a command, or a better one: what was unknown may become known. */
    public void note(Command command, Outcome outcome) {
        told.put(command.key(), new Told(number.incrementAndGet(), command, outcome));
    }

    /** One request's status, 0 for none. */
    void answered(int status) {
        requests.increment();
        answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    /** What a client saw that contradicts what it was told before. */
    public void contradiction(String sentence) {
        contradictions.add(sentence);
    }

    /** A moment in the order of what was told. */
    public long now() {
        return number.get();
    }

    /** What a statement came to when it was paid. */
    void paid(UUID statement, BigDecimal total) {
        paid.putIfAbsent(statement, total);
    }

    public Map<UUID, BigDecimal> paid() {
        return Map.copyOf(paid);
    }

    public List<Told> all() {
        return new ArrayList<>(told.values());
    }

    public List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** How many requests were answered with which status; 0 is no answer at all. */
    public Map<Integer, Long> answers() {
        Map<Integer, Long> counts = new TreeMap<>();
        answers.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    public long requests() {
        return requests.sum();
    }

    public long unknown() {
        return told.values().stream().filter(each -> each.outcome() instanceof Outcome.Unknown).count();
    }
}
