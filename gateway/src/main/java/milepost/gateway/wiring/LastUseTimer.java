package milepost.gateway.wiring;

import milepost.gateway.tokens.LastUse;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes last uses every few seconds; a process that is killed forgets at most that much, which nobody decides anything on. */
@Component
@EnableScheduling
class LastUseTimer {

    private final LastUse lastUse;

    LastUseTimer(LastUse lastUse) {
        this.lastUse = lastUse;
    }

    @Scheduled(fixedDelayString = "${milepost.last-use-written-every:5s}")
    Mono<Void> write() {
        return lastUse.write();
    }
}
