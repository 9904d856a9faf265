package milepost.declarations.domain;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may see a declaration (decision D10): its maker always; whoever trains the person now, if it was live while they did. */
public final class Visibility {

    public static Set<ProviderId> viewers(Declaration declaration, @Nullable Training training) {
        Set<ProviderId> viewers = new LinkedHashSet<>();
        viewers.add(declaration.declared().provider());
        if (training != null && training.live() && wasLiveSince(training.trainedSince().orElse(Instant.MIN), declaration.liveUntil())) {
            viewers.add(training.provider());
        }
        return viewers;
    }

    private static boolean wasLiveSince(Instant trained, @Nullable Instant liveUntil) {
        return liveUntil == null || liveUntil.isAfter(trained);
    }

    private Visibility() {
    }
}
