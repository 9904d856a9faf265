package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {

    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;
    private Ledger ledger;
    private Steps steps;

    @BeforeEach
    void begin() {
        ledger = Ledger.in(directory);
        steps = new Steps(new Api(URI.create("http://127.0.0.1:1")), ledger, said::add, Duration.ofMillis(10));
    }

    @AfterEach
    void end() {
        steps.close();
        ledger.close();
    }

    @Test
    void rowsRunAtOnceAndTheirStepsShareTheWorkers() {
        CyclicBarrier together = new CyclicBarrier(20);
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        steps.together("rows", IntStream.range(0, 20).boxed().toList(), row -> {
            meet(together);
            steps.all(List.of(row, 100 + row), done::add);
            assertThat(done).contains(row, 100 + row);
        });

        assertThat(done).hasSize(40);
        assertThat(said.getLast()).contains("rows").endsWith("20 of 20");
    }

    @Test
    void oneRowThatFailsEndsTheOthersWithItsSentence() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);

        assertThatThrownBy(() -> steps.together("rows", List.of("waits", "fails"), row -> {
            if (row.equals("fails")) {
                throw new SandboxFailed("something does not spread");
            }
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                ended.countDown();
            }
        })).isInstanceOf(SandboxFailed.class).hasMessage("something does not spread");

        assertThat(ended.getCount()).isZero();
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
