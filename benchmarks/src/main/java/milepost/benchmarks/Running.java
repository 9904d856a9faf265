package milepost.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import milepost.local.Suite;

/** The suite while it runs, and what measures it. */
record Running(Stage stage, Suite suite, Programs programs, Turns turns, Load load, People people) {

    /** The processes of the suite's own code. */
    static Collection<Long> services(Suite suite) {
        return suite.pids().entrySet().stream().filter(each -> !List.of("postgres", "kafka").contains(each.getKey())).map(Map.Entry::getValue).toList();
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
    }

    long pid(String process) {
        return suite.pids().get(process);
    }
}
