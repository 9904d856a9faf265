package milepost.gateway.wiring;

import milepost.gateway.tokens.LastUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes last uses every few seconds; a process that is killed forgets at most that much, which nobody decides anything on. */
@Component
@EnableScheduling
class LastUseTimer {

    private static final Logger log = LoggerFactory.getLogger(LastUseTimer.class);

    private final LastUse lastUse;

    LastUseTimer(LastUse lastUse) {
        this.lastUse = lastUse;
    }

    @Scheduled(fixedDelayString = "${milepost.last-use-written-every:5s}")
    Mono<Void> write() {
        return lastUse.write().onErrorResume(DataAccessException.class, failure -> {
            log.warn("last uses could not be written this time: {}", failure.getMessage());
            return Mono.empty();
        });
    }
}
