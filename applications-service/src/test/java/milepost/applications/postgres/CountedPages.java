package milepost.applications.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.applications.application.ListApplications.Listed;
import milepost.applications.application.ListApplications.Pages;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;

/** The lists of applications, which parts of each provider's were read, and how many rows of it. */
public final class CountedPages implements Pages {

    private final Map<LeadProviderId, Count> counts = new ConcurrentHashMap<>();
    private final Pages pages;

    private CountedPages(Pages pages) {
        this.pages = pages;
    }

    /** Counts what a running service reads. */
    public static BeanPostProcessor everywhere() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Pages pages ? new CountedPages(pages) : bean;
            }
        };
    }

    /** What was read so far. */
    record Count(List<Part> parts, AtomicInteger rows) {
    }

    Count of(LeadProviderId provider) {
        return counts.computeIfAbsent(provider, _ -> new Count(Collections.synchronizedList(new ArrayList<>()), new AtomicInteger()));
    }

    @Override
    public Flux<Listed> of(Query query) {
        Count count = of(query.provider());
        return Flux.defer(() -> {
            count.parts().add(query.part());
            return pages.of(query).doOnNext(_ -> count.rows().incrementAndGet());
        });
    }
}
