package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** How a file is read: what a client has not asked for yet is not read, but for one page. */
class CsvFileTest {

    private static final int MANY = 50_000;

    private final Counted counted = new Counted(MANY);

    @Test
    void aFileNamesItsColumnsAndHasALineForEachRow() {
        assertThat(text(new Counted(2))).isEqualTo("id,square\r\n0,0\r\n1,1\r\n");
    }

    @Test
    void withoutRowsThereIsNotEvenALineOfNames() {
        assertThat(text(new Counted(0))).isEmpty();
    }

    @Test
    void aListThatEndsWithAFullPageEndsThere() {
        assertThat(text(new Counted(CsvFile.ROWS_AT_A_TIME)).lines()).hasSize(1 + CsvFile.ROWS_AT_A_TIME).doesNotHaveDuplicates();
    }

    @Test
    void neverMoreThanOnePageIsReadAheadHoweverLongTheFile() {
        var ahead = new ArrayList<Integer>();
        var received = new AtomicInteger();
        StepVerifier.create(CsvFile.pieces(counted).doOnNext(_ -> ahead.add(counted.read.get() - received.getAndIncrement())), 0)
                .thenRequest(1).expectNextCount(1)
                .thenRequest(3).expectNextCount(3)
                .then(() -> assertThat(counted.read.get()).isLessThanOrEqualTo(4))
                .thenRequest(Long.MAX_VALUE).thenConsumeWhile(_ -> true)
                .verifyComplete();

        assertThat(received.get()).as("the header and every page").isEqualTo(1 + MANY / CsvFile.ROWS_AT_A_TIME);
        assertThat(ahead).allMatch(pages -> pages <= 2);
    }

    @Test
    void aClientThatAsksPieceByPieceIsNeverMoreThanAPageBehindWhatWasRead() {
        var worst = new AtomicInteger();
        var received = new AtomicInteger();
        CsvFile.pieces(counted).subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }

            @Override
            protected void hookOnNext(byte[] piece) {
                worst.accumulateAndGet(counted.read.get() - received.getAndIncrement(), Math::max);
                request(1);
            }
        });

        assertThat(received.get()).isEqualTo(1 + MANY / CsvFile.ROWS_AT_A_TIME);
        assertThat(worst.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void nothingMoreIsReadForAClientThatHungUp() {
        StepVerifier.create(CsvFile.pieces(counted), 3).expectNextCount(3).thenCancel().verify();

        assertThat(counted.read.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void aQueryThatHasBegunIsSeenThrough() {
        var numbers = Sinks.many().unicast().<Long>onBackpressureBuffer();
        var cancelled = new AtomicInteger();

        StepVerifier.create(CsvFile.pieces(new Squares() {
            @Override
            public Flux<Long> after(@Nullable Long last, int limit) {
                return numbers.asFlux().doOnCancel(cancelled::incrementAndGet);
            }
        })).thenCancel().verify();

        assertThat(cancelled.get()).isZero();
        assertThat(numbers.currentSubscriberCount()).isEqualTo(1);
    }

    private static String text(CsvFile.Rows<?> rows) {
        return String.join("", CsvFile.pieces(rows).map(piece -> new String(piece, StandardCharsets.UTF_8)).collectList().block());
    }

    private abstract static class Squares implements CsvFile.Rows<Long> {

        @Override
        public List<String> columns(Long first) {
            return List.of("id", "square");
        }

        @Override
        public List<String> cells(Long number, List<String> columns) {
            return List.of(String.valueOf(number), String.valueOf(number * number));
        }
    }

    /** Made as they are read. */
    private static final class Counted extends Squares {

        final AtomicInteger read = new AtomicInteger();
        private final int rows;

        Counted(int rows) {
            this.rows = rows;
        }

        @Override
        public Flux<Long> after(@Nullable Long last, int limit) {
            read.incrementAndGet();
            long from = last == null ? 0 : last + 1;
            return Flux.fromStream(() -> LongStream.range(from, Math.min(rows, from + limit)).boxed());
        }
    }
}
