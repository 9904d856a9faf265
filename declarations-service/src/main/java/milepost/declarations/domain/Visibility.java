package milepost.declarations.domain;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a declaration (decision D10): its maker always; whoever trains the person now, if it was live while they did. An early career
 * is also seen by those who are going to train, as long as it is live, and goes on being seen by those who did, up to the day on which
 * they stopped.
 */
public final class Visibility {

    public static Set<ProviderId> viewers(Declaration declaration, @Nullable Training training) {
        Set<ProviderId> viewers = new LinkedHashSet<>();
        viewers.add(declaration.declared().provider());
        if (training != null) {
            switch (training.family()) {
                case NPQ -> {
                    if (training.live() && (declaration.state().isLive() || training.stretches().stream()
                            .anyMatch(stretch -> stretch.isOf(training.provider()) && isSeenIn(stretch, declaration)))) {
                        viewers.add(training.provider());
                    }
                }
                case ECF -> training.stretches().stream().filter(stretch -> isSeenIn(stretch, declaration))
                        .forEach(stretch -> viewers.add(stretch.last().provider()));
            }
        }
        return viewers;
    }

    /** facts/ecf 1.6: of what the next provider declares for its own days the former one sees nothing, also where it trains once more. */
    private static boolean isSeenIn(Stretch stretch, Declaration declaration) {
        return wasLiveSince(stretch.periods().getFirst().from(), declaration.liveUntil())
                && !stretch.isOverOn(LondonDays.of(declaration.declared().date()));
    }

    private static boolean wasLiveSince(Instant trained, @Nullable Instant liveUntil) {
        return liveUntil == null || liveUntil.isAfter(trained);
    }

    private Visibility() {
    }
}
