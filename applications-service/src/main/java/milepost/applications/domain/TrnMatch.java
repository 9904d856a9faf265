package milepost.applications.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Whether two participant ids go by one TRN (decisions B3, B5). */
public enum TrnMatch {

    /** They do not. */
    NONE,
    /** They do, but not both TRNs are verified: perhaps one person. */
    UNVERIFIED,
    /** They do, and both TRNs are verified: one person. */
    SAME_PERSON;

    /** An application with the person it is about. */
    public record Holding(Application application, Person person) {
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TrnMatch of(Person one, Person other) {
        if (one.trn() == null || !one.trn().equals(other.trn())) {
            return NONE;
        }
        return one.trnVerified() && other.trnVerified() ? SAME_PERSON : UNVERIFIED;
    }

    /** The other one who had the funding that the application asks for and may be its person, the likeliest if there are several. */
    public static Optional<Person> likeliest(Application application, Person person, Collection<Holding> others) {
        return others.stream()
                .filter(other -> !other.person().id().equals(person.id()) && PreviousFunding.usesUp(other.application(), application))
                .map(Holding::person).filter(other -> of(person, other) != NONE)
                .max(Comparator.comparing((Person other) -> of(person, other)).thenComparing(other -> other.id().value().toString()));
    }
}
