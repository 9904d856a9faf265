package milepost.declarations.inmemory;

import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.application.Names;
import milepost.declarations.application.Partnerings;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.PartnerId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Everything another choice of delivery partners is judged by. */
final class MemoryPartnerings implements Partnerings {

    private final CopyTables copies;

    MemoryPartnerings(CopyTables copies) {
        this.copies = copies;
    }

    @Override
    public Mono<Looked> look(Declared declared, @Nullable PartnerId first, @Nullable PartnerId second) {
        return Mono.fromSupplier(() -> {
            var application = CopyTables.rowOf(copies.applications.get(declared.training().value()));
            var maker = copies.leadProviders.get(declared.provider().value());
            var one = first == null ? null : copies.deliveryPartners.get(first.value());
            var two = second == null ? null : copies.deliveryPartners.get(second.value());
            return new Looked(application == null ? null : Boolean.TRUE.equals(application.insideCatchment()),
                    named(first, second, partner -> copies.deliveryPartners.has(partner.value())),
                    named(first, second, partner -> isWith(declared, partner)),
                    new Names(CopyTables.nameOf(maker), CopyTables.nameOf(one), CopyTables.nameOf(two)),
                    CopyTables.version(maker) + CopyTables.version(one) + CopyTables.version(two));
        });
    }

    private boolean isWith(Declared declared, PartnerId partner) {
        var partnership = CopyTables.rowOf(copies.partnerships.get(CopyTables.key(declared.provider().value(), partner.value())));
        return partnership != null && partnership.cohorts().contains(declared.cohort().value());
    }

    private static Set<PartnerId> named(@Nullable PartnerId first, @Nullable PartnerId second, Predicate<PartnerId> such) {
        return Stream.of(first, second).filter(Objects::nonNull).filter(such).collect(Collectors.toSet());
    }
}
