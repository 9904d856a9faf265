package milepost.participants.http.ecf;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.domain.LeadProviderId;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;

/** The lists of the early career framework, and how many pages of each provider's rows were read. */
public final class CountedPages implements EcfPages {

    private final Map<LeadProviderId, AtomicInteger> read = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final EcfPages pages;

    CountedPages(EcfPages pages) {
        this.pages = pages;
    }

    /** Counts what a running service reads. */
    public static BeanPostProcessor everywhere() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof EcfPages pages ? new CountedPages(pages) : bean;
            }
        };
    }

    int read(LeadProviderId provider) {
        return read.computeIfAbsent(provider, _ -> new AtomicInteger()).get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public Flux<Entry> participants(LeadProviderId provider, Wanted wanted, Order order, Slice slice) {
        return pages.participants(provider, wanted, order, slice);
    }

    @Override
    public Flux<Entry> rows(LeadProviderId provider, WantedRows wanted, Order order, Slice slice) {
        return Flux.defer(() -> {
            read.computeIfAbsent(provider, _ -> new AtomicInteger()).incrementAndGet();
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            return pages.rows(provider, wanted, order, slice).doOnTerminate(running::decrementAndGet);
        });
    }
}
