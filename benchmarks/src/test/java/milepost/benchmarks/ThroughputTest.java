package milepost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ThroughputTest {

    private static final String WRK = """
            Running 8s test @ http://127.0.0.1:18083
              1 threads and 16 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     3.21ms    1.05ms  24.91ms   87.12%
                Req/Sec     5.01k   412.77     5.61k    75.00%
              Latency Distribution
                 50%    2.95ms
                 75%    3.40ms
                 90%  950.00us
                 99%    1.20s\s
              39912 requests in 8.01s, 41.22MB read
            Requests/sec:   4983.27
            Transfer/sec:      5.15MB
            """;

    private static final String PGBENCH = """
            transaction type: P1-limit.sql
            scaling factor: 1
            query mode: prepared
            number of clients: 16
            number of transactions actually processed: 244012
            number of failed transactions: 0 (0.000%)
            latency average = 0.262 ms
            initial connection time = 31.022 ms
            tps = 61068.456789 (without initial connection time)
            """;

    @Test
    void theFiguresOfWrkAreRead() {
        assertThat(Throughput.ofWrk(WRK)).isEqualTo(new Throughput(39_912, 4_983.27, 2.95, 1_200));
    }

    @Test
    void theFiguresOfPgbenchAreRead() {
        assertThat(Throughput.ofPgbench(PGBENCH)).isEqualTo(new Throughput(244_012, 61_068.456789, 0.262, 0.262));
    }

    @Test
    void refusedRequestsSpoilARun() {
        assertThatThrownBy(() -> Throughput.ofWrk(WRK + "  Non-2xx or 3xx responses: 12\n")).isInstanceOf(Failed.class).hasMessageContaining("12");
        assertThatThrownBy(() -> Throughput.ofWrk(WRK + "  Socket errors: connect 0, read 3, write 0, timeout 1\n")).isInstanceOf(Failed.class);
    }

    @Test
    void failedTransactionsSpoilARun() {
        assertThatThrownBy(() -> Throughput.ofPgbench(PGBENCH.replace("transactions: 0", "transactions: 5"))).isInstanceOf(Failed.class);
        assertThatThrownBy(() -> Throughput.ofPgbench(PGBENCH + "pgbench: error: client 3 aborted in command 2\n")).isInstanceOf(Failed.class);
    }

    @Test
    void anOutputWithoutFiguresIsNoResult() {
        assertThatThrownBy(() -> Throughput.ofWrk("unable to connect")).isInstanceOf(Failed.class);
        assertThatThrownBy(() -> Throughput.ofPgbench("connection refused")).isInstanceOf(Failed.class);
    }
}
