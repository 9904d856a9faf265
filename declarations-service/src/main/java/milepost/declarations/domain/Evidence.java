package milepost.declarations.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a provider holds to show that an early career teacher or a mentor was trained (facts/ecf 2.4). */
public enum Evidence {

    TRAINING_EVENT_ATTENDED("training-event-attended"),
    SELF_STUDY_MATERIAL_COMPLETED("self-study-material-completed"),
    MATERIALS_ENGAGED_WITH_OFFLINE("materials-engaged-with-offline"),
    THREE_QUARTERS_ENGAGEMENT_MET("75-percent-engagement-met"),
    THREE_QUARTERS_ENGAGEMENT_MET_IN_REDUCED_INDUCTION("75-percent-engagement-met-reduced-induction"),
    ONE_TERM_INDUCTION("one-term-induction"),
    OTHER("other");

    private static final Map<String, Evidence> BY_SLUG = Arrays.stream(values()).collect(Collectors.toMap(Evidence::slug, Function.identity()));

    private final String slug;

    Evidence(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    public static Optional<Evidence> of(String slug) {
        return Optional.ofNullable(BY_SLUG.get(slug));
    }
}
