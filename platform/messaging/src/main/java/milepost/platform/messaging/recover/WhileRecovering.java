package milepost.platform.messaging.recover;

import java.time.Duration;
import milepost.platform.messaging.consume.Outages;
import milepost.platform.messaging.work.Worker;
import milepost.platform.web.EdgeFilter;
import milepost.platform.web.FilterOrder;
import milepost.platform.web.Refused;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers everybody with 503, and is not ready, until what a restore undid is back: neither a 404 nor a 422 would be true before. */
public final class WhileRecovering implements EdgeFilter, SmartLifecycle {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String NAME = "recovery";

    private final Recovery recovery;
    private final Outages outages;
    private final Worker worker;

    public WhileRecovering(Recovery recovery, Outages outages) {
        this.recovery = recovery;
        this.outages = outages;
        this.worker = new Worker(NAME, LOOK, this::look, () -> { });
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return recovery.isOver() || exchange.getRequest().getPath().value().startsWith("/actuator") ? chain.filter(exchange)
                : Mono.error(Refused.unavailable("This service is reading back what it had told before it was restored."));
    }

    /** Where another process does it, the database says when. */
    private void look() {
        if (recovery.lookAgain()) {
            outages.worked(NAME);
            worker.dismiss();
        } else {
            outages.hold(NAME);
        }
    }

    @Override
    public void start() {
        if (!recovery.isOver()) {
            outages.hold(NAME);
            worker.start();
        }
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    @Override
    public int getOrder() {
        return FilterOrder.AUTHENTICATION + 1;
    }
}
