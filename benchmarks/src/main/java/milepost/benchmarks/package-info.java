/**
 * {@code ./bench}: what the suite reaches, each time against the best tool for the same job, in turns on the same machine and the
 * same data. The figures are ratios; absolute times are printed beside them and judge nothing. A metric is a class that names its
 * comparator; the harness runs both in turns, keeps every raw output under {@code .milepost/bench/raw} and fails where even the
 * best pair lies below the floor.
 */
@NullMarked
package milepost.benchmarks;

import org.jspecify.annotations.NullMarked;
