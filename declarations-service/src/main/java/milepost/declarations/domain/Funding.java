package milepost.declarations.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What applications-service says about a training's funding.
 *
 * @param fundedPlace      null where places are not counted
 * @param targetedDelivery whether the application earns targeted delivery funding
 */
public record Funding(Verdict verdict, @Nullable Boolean fundedPlace, boolean targetedDelivery) {

    /** Three-valued, because some verdicts wait for a person (decision B5). */
    public enum Verdict {
        ELIGIBLE, NOT_ELIGIBLE, UNCONFIRMED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Verdict of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isGranted() {
        return verdict == Verdict.ELIGIBLE && !isWithoutPlace();
    }

    public boolean isRefused() {
        return verdict == Verdict.NOT_ELIGIBLE || isWithoutPlace();
    }

    private boolean isWithoutPlace() {
        return Boolean.FALSE.equals(fundedPlace);
    }
}
