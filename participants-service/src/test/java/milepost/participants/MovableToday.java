package milepost.participants;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import milepost.participants.application.ecf.Today;
import milepost.participants.domain.LondonDays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The running service's day, which a test may set for a while. */
@Primary
@Component
public class MovableToday implements Today {

    private final AtomicReference<@Nullable LocalDate> set = new AtomicReference<>();

    @Override
    public LocalDate today() {
        var day = set.get();
        return day == null ? LondonDays.of(Clock.systemUTC().instant()) : day;
    }

    public void during(LocalDate day, Runnable work) {
        set.set(day);
        try {
            work.run();
        } finally {
            set.set(null);
        }
    }

    /** While it is set. */
    public void nowOn(LocalDate day) {
        set.set(day);
    }
}
