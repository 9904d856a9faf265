package milepost.applications.domain;

import java.util.Collection;
import java.util.Locale;

/** Whether somebody under another participant id, but with the same TRN, had the funding of this training before (decisions B3, B5). */
public enum TrnMatch {

    /** Nobody. */
    NONE,
    /** Somebody, and both TRNs are verified: the same person. */
    SAME_PERSON,
    /** Somebody, but not both TRNs are verified: perhaps the same person. */
    UNVERIFIED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An application with the person it is about. */
    public record Holding(Application application, Person person) {

        public boolean isAbout(Application it) {
            return application.id().equals(it.id());
        }
    }

    /** @param others of people with the person's TRN, verified or not */
    public static TrnMatch of(Application application, Person person, Collection<Holding> others) {
        if (person.trn() == null) {
            return NONE;
        }
        TrnMatch worst = NONE;
        for (Holding other : others) {
            if (person.trn().equals(other.person().trn()) && !other.person().id().equals(person.id())
                    && PreviousFunding.usesUp(other.application(), application)) {
                if (person.trnVerified() && other.person().trnVerified()) {
                    return SAME_PERSON;
                }
                worst = UNVERIFIED;
            }
        }
        return worst;
    }
}
