package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.TrainingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Where training begins once registration corrects the induction date: the stretch that began on the former date begins on the new one,
 * or all training where none did. Who trained before trains up to then.
 */
final class Beginning {

    private Beginning() {
    }

    /**
     * The record with the beginning where it was said to be; nothing where training cannot have begun then.
     *
     * @param whose the stretches that can be meant
     */
    static Optional<TrainingRecord> corrected(TrainingRecord record, Said<LocalDate> said, Predicate<Stretch> whose, Instant at) {
        var day = said.value();
        if (day == null || day.equals(record.circumstances().inductionStartDate()) || record.stretches().stream().anyMatch(begunOn(day))) {
            return Optional.of(record);
        }
        return meant(record, whose).map(stretch -> moved(record, stretch, LondonDays.startOf(day), at)).orElse(Optional.of(record));
    }

    private static Optional<Stretch> meant(TrainingRecord record, Predicate<Stretch> whose) {
        var stretches = record.stretches();
        return stretches.stream().filter(whose).filter(begunOn(record.circumstances().inductionStartDate())).findFirst()
                .or(() -> Optional.of(stretches.getFirst()).filter(whose));
    }

    private static Predicate<Stretch> begunOn(@Nullable LocalDate day) {
        return stretch -> LondonDays.of(stretch.from()).equals(day);
    }

    /** What was over by then is void, unless training stood differently or in another cohort before it would have begun. */
    private static Optional<TrainingRecord> moved(TrainingRecord record, Stretch stretch, Instant start, Instant at) {
        var own = stretch.periods();
        var first = own.getFirst();
        int over = (int) own.stream().takeWhile(period -> period.to() != null && !period.to().isAfter(start)).count();
        if (over == own.size() || !own.subList(0, over + 1).stream().allMatch(period -> isLike(first, period))) {
            return Optional.empty();
        }
        var periods = new ArrayList<>(record.periods());
        var place = periods.indexOf(first);
        if (place > 0 && !periods.get(place - 1).from().isBefore(start)) {
            return Optional.empty();
        }
        periods.subList(place, place + over).clear();
        periods.set(place, TrainingRecord.between(own.get(over), start, own.get(over).to()));
        if (place > 0) {
            periods.set(place - 1, TrainingRecord.until(periods.get(place - 1), start));
        }
        return Optional.of(record.with(periods, at));
    }

    private static boolean isLike(TrainingPeriod first, TrainingPeriod period) {
        return period.status() == first.status() && period.cohort().equals(first.cohort());
    }
}
