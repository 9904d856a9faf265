package milepost.applications.inmemory;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import milepost.applications.application.EligibilityLists;
import milepost.applications.domain.EligibilityList;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

/** The uploaded lists. */
final class MemoryEligibilityLists implements EligibilityLists {

    private final Tables tables;

    MemoryEligibilityLists(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Set<EligibilityList>> naming(Map<EligibilityList, String> identifiers) {
        return Mono.fromSupplier(() -> {
            Set<EligibilityList> naming = EnumSet.noneOf(EligibilityList.class);
            identifiers.forEach((list, identifier) -> {
                if (of(list).contains(identifier)) {
                    naming.add(list);
                }
            });
            return naming;
        });
    }

    @Override
    public Mono<Void> replace(EligibilityList list, Collection<String> identifiers) {
        return Mono.fromRunnable(() -> {
            Set<String> different = new TreeSet<>(identifiers);
            if (different.size() < identifiers.size()) {
                throw new DuplicateKeyException("an identifier stands on " + list.wire() + " twice");
            }
            tables.eligibility.put(list, different);
        });
    }

    @Override
    public Mono<Integer> entries(EligibilityList list) {
        return Mono.fromSupplier(() -> of(list).size());
    }

    private Set<String> of(EligibilityList list) {
        return Objects.requireNonNullElse(tables.eligibility.get(list), Set.of());
    }
}
