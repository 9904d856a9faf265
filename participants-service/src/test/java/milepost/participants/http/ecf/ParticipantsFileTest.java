package milepost.participants.http.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.domain.LeadProviderId;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** How a file is read: what a client has not asked for yet is not read, but for one page. */
class ParticipantsFileTest {

    private static final int ROWS = 50_000;
    private static final LeadProviderId PROVIDER = new LeadProviderId(new UUID(1, 1));
    private static final EcfPages.WantedRows ALL = new EcfPages.WantedRows(List.of(), Optional.empty());

    private final Counted counted = new Counted();

    @Test
    void neverMoreThanOnePageIsReadAheadHoweverLongTheFile() {
        var ahead = new ArrayList<Integer>();
        var received = new AtomicInteger();
        StepVerifier.create(file().doOnNext(_ -> ahead.add(counted.read.get() - received.getAndIncrement())), 0)
                .thenRequest(1).expectNextCount(1)
                .thenRequest(3).expectNextCount(3)
                .then(() -> assertThat(counted.read.get()).isLessThanOrEqualTo(4))
                .thenRequest(Long.MAX_VALUE).thenConsumeWhile(_ -> true)
                .verifyComplete();

        assertThat(received.get()).as("the header and every page").isEqualTo(1 + ROWS / ParticipantsFile.ROWS_AT_A_TIME);
        assertThat(ahead).allMatch(pages -> pages <= 2);
    }

    @Test
    void aClientThatAsksPieceByPieceIsNeverMoreThanAPageBehindWhatWasRead() {
        var worst = new AtomicInteger();
        var received = new AtomicInteger();
        file().subscribe(new BaseSubscriber<>() {
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

        assertThat(received.get()).isEqualTo(1 + ROWS / ParticipantsFile.ROWS_AT_A_TIME);
        assertThat(worst.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void nothingMoreIsReadForAClientThatHungUp() {
        StepVerifier.create(file(), 3).expectNextCount(3).thenCancel().verify();

        assertThat(counted.read.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void aQueryThatHasBegunIsSeenThrough() {
        var rows = Sinks.many().unicast().<EcfPages.Entry>onBackpressureBuffer();
        var cancelled = new AtomicInteger();
        var file = new ParticipantsFile(new Pages() {
            @Override
            public Flux<Entry> rows(LeadProviderId provider, WantedRows wanted, Order order, Slice slice) {
                return rows.asFlux().doOnCancel(cancelled::incrementAndGet);
            }
        });

        StepVerifier.create(file.page(PROVIDER, ALL, EcfListing.order(ALL), new EcfPages.Slice.From(0, 1))).thenCancel().verify();

        assertThat(cancelled.get()).isZero();
        assertThat(rows.currentSubscriberCount()).isEqualTo(1);
    }

    private Flux<byte[]> file() {
        var file = new ParticipantsFile(counted);
        var order = EcfListing.order(ALL);
        return file.page(PROVIDER, ALL, order, new EcfPages.Slice.From(0, ParticipantsFile.ROWS_AT_A_TIME))
                .flatMapMany(first -> file.file(PROVIDER, ALL, order, first));
    }

    private abstract static class Pages implements EcfPages {
        @Override
        public Flux<Entry> participants(LeadProviderId provider, Wanted wanted, Order order, Slice slice) {
            throw new AssertionError("a file has rows");
        }
    }

    /** As many rows as a provider may have, made as they are read; the number of a row is its time and its id. */
    private static final class Counted extends Pages {

        final AtomicInteger read = new AtomicInteger();

        @Override
        public Flux<Entry> rows(LeadProviderId provider, WantedRows wanted, Order order, Slice slice) {
            read.incrementAndGet();
            long from = switch (slice) {
                case Slice.From(long offset, int _) -> offset;
                case Slice.After(var _, var id, int _) -> id.getLeastSignificantBits() + 1;
            };
            return Flux.fromStream(() -> LongStream.range(from, Math.min(ROWS, from + slice.limit()))
                    .mapToObj(n -> new Entry(new UUID(0, n), Instant.EPOCH.plusSeconds(n), body(n))));
        }

        private static byte[] body(long n) {
            return "{\"id\":\"%d\",\"attributes\":{\"full_name\":\"Person %d\"}}".formatted(n, n).getBytes(StandardCharsets.UTF_8);
        }
    }
}
