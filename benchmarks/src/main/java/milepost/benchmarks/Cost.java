package milepost.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** CPU time of one process per request, from the kernel's own account; neighbours hardly move it. */
final class Cost {

    private final LongSupplier pid;
    private final List<Double> perRequest = new ArrayList<>();

    Cost(LongSupplier pid) {
        this.pid = pid;
    }

    Throughput of(Supplier<Throughput> run) {
        double before = Usage.cpu(pid.getAsLong());
        Throughput throughput = run.get();
        perRequest.add((Usage.cpu(pid.getAsLong()) - before) / throughput.requests());
        return throughput;
    }

    /** The cheapest run: the first ones are compiled on the way. */
    double perRequest() {
        return perRequest.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }
}
