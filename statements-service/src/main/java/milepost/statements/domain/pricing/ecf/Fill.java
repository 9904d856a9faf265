package milepost.statements.domain.pricing.ecf;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.EcfTerms;

/** How many places of the bands are taken, by declaration type: each type fills them from the first place on (facts/ecf 4.3). */
public record Fill(Map<DeclarationType, Integer> taken) {

    public static final Fill NONE = new Fill(Map.of());

    public Fill {
        taken = Map.copyOf(taken);
    }

    /** What a closed statement had found. */
    public static Fill before(List<BandPlaces> places) {
        Fill found = NONE;
        for (BandPlaces each : places) {
            found = found.with(each.type(), each.before());
        }
        return found;
    }

    public int of(DeclarationType type) {
        return taken.getOrDefault(type, 0);
    }

    /** What the next statement finds: what bands paid for, less what was taken back from them. */
    public Fill after(PricedEcfStatement priced) {
        Fill next = this;
        for (BandPlaces each : priced.places()) {
            next = next.after(each);
        }
        return next;
    }

    /** The same for one type, whatever that statement had found itself: voids after its cut-off may have left others in between less. */
    public Fill after(BandPlaces places) {
        return with(places.type(), places.after(of(places.type())));
    }

    /** The same for an open statement, whose declarations take what places there are: so many declared and so many to be given back. */
    public Fill after(DeclarationType type, int declared, int givenBack, Optional<EcfTerms> terms) {
        int paid = terms.map(bands -> Math.min(declared, Math.max(0, bands.capacity() - of(type)))).orElse(0);
        return after(new BandPlaces(type, of(type), paid, givenBack));
    }

    private Fill with(DeclarationType type, int places) {
        Map<DeclarationType, Integer> next = new EnumMap<>(DeclarationType.class);
        next.putAll(taken);
        next.put(type, places);
        return new Fill(next);
    }
}
