package milepost.platform.messaging.consume;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys folded to their newest version: what a state-carrying event says makes every older one of its key superfluous. */
final class Newest {

    private Newest() {
    }

    /** One event per key, in the order in which these stood; of two with the same version the later one. */
    static List<Delivery.Event> of(List<Delivery.Event> events) {
        Map<String, Delivery.Event> newest = new LinkedHashMap<>();
        for (Delivery.Event event : events) {
            Delivery.Event known = newest.get(event.key());
            if (known == null || known.envelope().snapshot().version() <= event.envelope().snapshot().version()) {
                newest.remove(event.key());
                newest.put(event.key(), event);
            }
        }
        return new ArrayList<>(newest.values());
    }
}
