package milepost.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.declarations.domain.submission.Form;
import milepost.invariants.Violation;

/** What clients know because they were told: the measure of everything, and all that a script can point at. */
final class Told {

    /** An application, who holds it, in which cohort it came in, and by which id the provider knows the person. */
    record Application(UUID id, UUID provider, String course, String cohort, UUID participant) {

        Application with(UUID other) {
            return new Application(id, other, course, cohort, participant);
        }

        private Application of(UUID survivor) {
            return new Application(id, provider, course, cohort, survivor);
        }
    }

    /** A declaration that a provider was told of, with the request that made it. */
    record Declaration(UUID id, UUID provider, Form form) {
    }

    /** A training record, or an application, and a provider that was to train the person on it. */
    record AskedToTrain(UUID training, UUID provider) {
    }

    final List<UUID> persons = new ArrayList<>();
    final List<Application> applications = new ArrayList<>();
    /** In the order in which they were told. */
    final Set<UUID> trainingRecords = new LinkedHashSet<>();
    /** Who was ever to train somebody, also where another one was asked before it came to that, or the owner was restored and does not know yet. */
    final Set<AskedToTrain> askedToTrain = new HashSet<>();
    final Set<UUID> accepted = new HashSet<>();
    final List<Declaration> declarations = new ArrayList<>();
    final Set<UUID> authorised = new HashSet<>();
    /** Outcomes that a provider was told of, with the declarations that had them. */
    final Set<UUID> outcomes = new LinkedHashSet<>();
    /** What a client saw that it must not see. */
    final List<Violation> wrongs = new ArrayList<>();
    /** Declarations that were sent and never answered. */
    int unanswered;

    /** Another provider holds it now. */
    void moved(UUID application, UUID provider) {
        applications.replaceAll(known -> known.id().equals(application) ? known.with(provider) : known);
    }

    /** A provider learns the new id of a person it knows by another one. */
    void renamed(UUID retired, UUID survivor) {
        applications.replaceAll(known -> known.participant().equals(retired) ? known.of(survivor) : known);
    }

    void wrong(Violation violation) {
        wrongs.add(violation);
    }
}
