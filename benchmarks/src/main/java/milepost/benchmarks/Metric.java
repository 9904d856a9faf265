package milepost.benchmarks;

import java.util.List;

/** Something to be measured on the running suite. */
interface Metric {

    List<Result> measure(Running running);
}
