package milepost.declarations.domain;

import java.time.Instant;
import java.util.Locale;

/** One step of a declaration's history: the state it reached, in which role somebody caused it, and why. */
public record Transition(DeclarationState to, Actor actor, String cause, Instant effectiveAt) {

    /** To providers the actor is a role, never a person (decision D16). */
    public enum Actor {
        PROVIDER, FINANCE, SYSTEM;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
