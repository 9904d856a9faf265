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

    /** An application, and who holds it. */
    record Application(UUID id, UUID provider, String course, UUID participant) {
    }

    /** A declaration that a provider was told of, with the request that made it. */
    record Declaration(UUID id, UUID provider, Form form) {
    }

    final List<UUID> persons = new ArrayList<>();
    final List<Application> applications = new ArrayList<>();
    /** In the order in which they were told. */
    final Set<UUID> trainingRecords = new LinkedHashSet<>();
    final Set<UUID> accepted = new HashSet<>();
    final List<Declaration> declarations = new ArrayList<>();
    final Set<UUID> authorised = new HashSet<>();
    /** What a client saw that it must not see. */
    final List<Violation> wrongs = new ArrayList<>();
    /** Declarations that were sent and never answered. */
    int unanswered;

    void wrong(Violation violation) {
        wrongs.add(violation);
    }
}
