package milepost.statements.domain.pricing.ecf;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.EcfTerms;

/**
 * The bands as rows of numbered places, a row for each declaration type. Declarations take the next free place; refunds give back the highest
 * taken one first, which is facts/ecf 4.3.4: this statement's own before those of earlier statements.
 */
final class Places {

    private final EcfTerms terms;
    private final Map<DeclarationType, Integer> highest = new EnumMap<>(DeclarationType.class);

    Places(EcfTerms terms, Fill before) {
        this.terms = terms;
        for (DeclarationType type : DeclarationType.values()) {
            highest.put(type, Math.min(before.of(type), terms.capacity()));
        }
    }

    /** Empty where all places are taken. */
    Optional<Band> take(DeclarationType type) {
        Optional<Band> band = terms.bandOf(highest(type) + 1);
        band.ifPresent(_ -> highest.merge(type, 1, Integer::sum));
        return band;
    }

    /** So many at once: how many places that is of each band; where they are fewer together, the others find none. */
    Map<Band, Integer> take(DeclarationType type, int many) {
        Map<Band, Integer> taken = new LinkedHashMap<>();
        int last = Math.min(highest(type) + many, terms.capacity());
        for (Band band : terms.bands()) {
            int here = Math.min(last, band.max()) - Math.max(highest(type), band.min() - 1);
            if (here > 0) {
                taken.put(band, here);
            }
        }
        highest.put(type, Math.max(highest(type), last));
        return taken;
    }

    int left(DeclarationType type) {
        return terms.capacity() - highest(type);
    }

    /** Empty where no place is taken. */
    Optional<Band> giveBack(DeclarationType type) {
        int place = highest(type);
        if (place == 0) {
            return Optional.empty();
        }
        highest.put(type, place - 1);
        return terms.bandOf(place);
    }

    private int highest(DeclarationType type) {
        return highest.getOrDefault(type, 0);
    }
}
