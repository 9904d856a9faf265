package milepost.invariants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A declaration whose owner and whose lines say different things (decision E13); at rest there is none, which is what I9 means.
 *
 * @param byLines what statements-service makes of it, null where it has no line
 * @param byOwner what declarations-service says, null where it knows no such declaration
 * @param since   when the later of the two last changed
 */
public record Disagreement(Kind kind, UUID declaration, @Nullable String byLines, @Nullable String byOwner, Instant since) {

    /** In what way the two differ. */
    public enum Kind {
        NO_LINE("no_line"), NO_DECLARATION("no_declaration"), STATE("state");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public static List<Disagreement> between(Map<UUID, Standing> lines, Map<UUID, Standing> owner) {
        TreeSet<UUID> all = new TreeSet<>(lines.keySet());
        all.addAll(owner.keySet());
        List<Disagreement> found = new ArrayList<>();
        for (UUID id : all) {
            of(lines.get(id), owner.get(id)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Disagreement> of(@Nullable Standing line, @Nullable Standing owner) {
        if (line == null) {
            return Optional.ofNullable(owner).filter(Standing::needsLine)
                    .map(lineless -> new Disagreement(Kind.NO_LINE, lineless.declaration(), null, lineless.state(), lineless.changedAt()));
        }
        if (owner == null) {
            return Optional.of(new Disagreement(Kind.NO_DECLARATION, line.declaration(), line.state(), null, line.changedAt()));
        }
        return line.state().equals(owner.state())
                ? Optional.empty()
                : Optional.of(new Disagreement(Kind.STATE, line.declaration(), line.state(), owner.state(),
                        line.changedAt().isAfter(owner.changedAt()) ? line.changedAt() : owner.changedAt()));
    }

    public Violation violation() {
        return new Violation(Invariant.I9_LIVENESS, "declaration " + declaration,
                "its lines say %s, its owner says %s".formatted(byLines == null ? "nothing" : byLines, byOwner == null ? "nothing" : byOwner));
    }
}
