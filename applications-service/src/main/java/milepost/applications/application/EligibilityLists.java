package milepost.applications.application;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import milepost.applications.domain.EligibilityList;
import reactor.core.publisher.Mono;

/** The lists that operators uploaded, each as a whole. */
public interface EligibilityLists {

    /** Those of these lists on which the identifier stands that each is asked for. */
    Mono<Set<EligibilityList>> naming(Map<EligibilityList, String> identifiers);

    /** Puts these identifiers, all different, in the place of the whole list. */
    Mono<Void> replace(EligibilityList list, Collection<String> identifiers);

    /** How many identifiers each list has; 0 where none was uploaded yet. */
    Mono<Integer> entries(EligibilityList list);
}
