package milepost.declarations.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.declarations.postgres.Copies;
import milepost.declarations.postgres.DeclarationRow;
import org.jspecify.annotations.Nullable;

/** Which declarations a sweep has to look at: those behind a copy that was folded long enough ago. */
final class Lagging {

    private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final CopyTables copies;

    Lagging(CopyTables copies) {
        this.copies = copies;
    }

    boolean isBehind(DeclarationRow row, Instant now) {
        Collection<Copy<?>> people = people(row);
        Collection<Copy<?>> named = named(row);
        Stream<Instant> folded = Stream.of(
                        newer(copies.applications.get(row.trainingId()), row.applicationSeen()),
                        newer(copies.enrolments.get(row.trainingId()), row.enrolmentSeen()),
                        newer(copies.lines.get(row.id()), row.lineSeen()),
                        copies.personVersion(row.participantId()) != row.personSeen() ? people : List.<Copy<?>>of(),
                        sum(named) > row.namesSeen() ? named : List.<Copy<?>>of())
                .flatMap(Collection::stream).map(Copy::foldedAt);
        return Stream.concat(folded, deprived(row, now).stream()).max(Comparator.naturalOrder())
                .filter(newest -> newest.isBefore(now.minus(ON_ITS_WAY))).isPresent();
    }

    /** Whether anything a declaration rests on was folded since then, seen or not. */
    boolean restsOnWhatWasFoldedSince(DeclarationRow row, Instant since) {
        Stream<Copy<?>> own = present(Stream.of(copies.applications.get(row.trainingId()), copies.enrolments.get(row.trainingId()),
                copies.lines.get(row.id()))).stream();
        return Stream.of(own, tellsOf(row.participantId()), named(row).stream()).flatMap(all -> all).anyMatch(copy -> !copy.foldedAt().isBefore(since));
    }

    /** Whoever names a person that is not there yet is no part of it, and yet a reason to look. */
    private Stream<Copy<?>> tellsOf(UUID participant) {
        return copies.participants.where(_ -> true).filter(told -> copies.samePerson(told.row().id()).contains(participant)).map(copy -> copy);
    }

    private Collection<Copy<?>> people(DeclarationRow row) {
        return present(copies.samePerson(row.participantId()).stream().map(copies.participants::get));
    }

    private Collection<Copy<?>> named(DeclarationRow row) {
        return present(Stream.of(copies.leadProviders.get(row.leadProviderId()),
                isEarlyCareer(row) || row.deliveryPartnerId() == null ? null : copies.deliveryPartners.get(row.deliveryPartnerId()),
                isEarlyCareer(row) || row.secondaryDeliveryPartnerId() == null || row.secondaryDeliveryPartnerId().equals(row.deliveryPartnerId())
                        ? null : copies.deliveryPartners.get(row.secondaryDeliveryPartnerId())));
    }

    /** Since when another provider trains whoever holds a slot by a declaration that will not be paid, unless it is going to be looked at. */
    private Optional<Instant> deprived(DeclarationRow row, Instant now) {
        var enrolment = copies.enrolments.get(row.trainingId());
        return enrolment == null || !isEarlyCareer(row) || !row.state().equals("ineligible") || !row.holdsSlot() || isTurning(row, now) ? Optional.empty()
                : enrolment.row().told().periods().reversed().stream().filter(period -> !period.from().isAfter(now)).findFirst()
                        .filter(period -> !period.leadProviderId().equals(row.leadProviderId())).map(Copies.EnrolmentRow.PeriodRow::from);
    }

    private static boolean isTurning(DeclarationRow row, Instant now) {
        return row.turnsAt() != null && !row.turnsAt().isAfter(now) && !row.turnsAt().isBefore(now.minus(A_DAY));
    }

    private static boolean isEarlyCareer(DeclarationRow row) {
        return row.family().equals("ecf");
    }

    private static Collection<Copy<?>> newer(@Nullable Copy<?> copy, long seen) {
        return copy != null && copy.version() > seen ? List.of(copy) : List.of();
    }

    private static Collection<Copy<?>> present(Stream<? extends @Nullable Copy<?>> copies) {
        return copies.filter(Objects::nonNull).<Copy<?>>map(copy -> copy).toList();
    }

    private static long sum(Collection<Copy<?>> copies) {
        return CopyTables.versions(copies.stream()).sum();
    }
}
