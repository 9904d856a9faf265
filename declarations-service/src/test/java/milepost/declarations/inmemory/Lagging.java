package milepost.declarations.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import milepost.declarations.postgres.DeclarationRow;
import org.jspecify.annotations.Nullable;

/** Which declarations a sweep has to look at: those behind a copy that was folded long enough ago. */
final class Lagging {

    private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);

    private final CopyTables copies;

    Lagging(CopyTables copies) {
        this.copies = copies;
    }

    boolean isBehind(DeclarationRow row, Instant now) {
        Collection<Copy<?>> people = present(copies.samePerson(row.participantId()).stream().map(copies.participants::get));
        Collection<Copy<?>> named = present(Stream.of(copies.leadProviders.get(row.leadProviderId()),
                row.deliveryPartnerId() == null ? null : copies.deliveryPartners.get(row.deliveryPartnerId()),
                row.secondaryDeliveryPartnerId() == null || row.secondaryDeliveryPartnerId().equals(row.deliveryPartnerId())
                        ? null : copies.deliveryPartners.get(row.secondaryDeliveryPartnerId())));
        return Stream.of(
                        newer(copies.applications.get(row.trainingId()), row.applicationSeen()),
                        newer(copies.enrolments.get(row.trainingId()), row.enrolmentSeen()),
                        newer(copies.lines.get(row.id()), row.lineSeen()),
                        sum(people) != row.personSeen() ? people : List.<Copy<?>>of(),
                        sum(named) > row.namesSeen() ? named : List.<Copy<?>>of())
                .flatMap(Collection::stream).map(Copy::foldedAt).max(Comparator.naturalOrder())
                .filter(newest -> newest.isBefore(now.minus(ON_ITS_WAY))).isPresent();
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
