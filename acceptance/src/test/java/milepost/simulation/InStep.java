package milepost.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.declarations.postgres.DeclarationRow;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.participants.application.Enrolments;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.Enrolment;

/** At rest everybody says the same of an application and its training, of a person, and of a declaration and how its course ended. */
final class InStep {

    private static final Set<String> TAKEN_BACK = Set.of("voided", "awaiting_clawback", "clawed_back");

    private final World world;
    private final SaidByOwners owners;
    private final List<ObservedDeclaration> declarations;
    private final List<Violation> found = new ArrayList<>();

    private InStep(World world, SaidByOwners owners, List<ObservedDeclaration> declarations) {
        this.world = world;
        this.owners = owners;
        this.declarations = declarations;
    }

    static List<Violation> violations(World world, SaidByOwners owners, List<ObservedDeclaration> declarations) {
        var check = new InStep(world, owners, declarations);
        check.applicationsMirrorTraining();
        check.nobodyGoesByARetiredId();
        check.everybodyHeardOfDeclarations();
        check.outcomes();
        return check.found;
    }

    /** One owner per field: after the acceptance the enrolment's are the application's. */
    private void applicationsMirrorTraining() {
        Map<UUID, Enrolment> trainings = new HashMap<>();
        world.participants.service().allEnrolments().stream().map(Enrolments.Stored::enrolment).forEach(it -> trainings.put(it.id().value(), it));
        for (Application application : world.applications.service().allApplications()) {
            UUID id = application.id().value();
            Optional<Enrolment> training = Optional.ofNullable(trainings.get(id)).filter(Enrolment::live);
            if (application.isAccepted() != training.isPresent()) {
                wrong("application " + id, "it is %s, and training on it %s".formatted(application.state().wire(), training.isPresent() ? "goes on" : "does not"));
            } else if (application.state() instanceof Accepted accepted) {
                String mirrored = String.join(" ", application.participant().value().toString(), application.leadProvider().value().toString(), application.cohort().toString(),
                        accepted.schedule().value(), accepted.trainingStatus().wire());
                Enrolment is = training.orElseThrow();
                String should = String.join(" ", is.participant().value().toString(), is.leadProvider().value().toString(), is.cohort().identifier(), is.schedule().value(),
                        is.trainingStatus().word());
                if (!mirrored.equals(should)) {
                    wrong("application " + id, "it says %s, and training on it says %s".formatted(mirrored, should));
                }
            }
        }
    }

    /** Decision D14, facts/npq 4.8: whatever was a retired id's is the survivor's, the teachers they mentor among it. */
    private void nobodyGoesByARetiredId() {
        Set<UUID> retired = owners.retired();
        world.applications.service().allApplications().stream().filter(it -> retired.contains(it.participant().value()))
                .forEach(it -> wrong("application " + it.id().value(), "its participant's id was retired"));
        world.participants.service().allEnrolments().stream().map(Enrolments.Stored::enrolment)
                .filter(it -> retired.contains(it.participant().value())).forEach(it -> wrong("training " + it.id().value(), "its participant's id was retired"));
        world.participants.service().allTrainingRecords().stream().map(TrainingRecords.Stored::record).forEach(record -> {
            if (retired.contains(record.participant().value())) {
                wrong("training record " + record.id().value(), "its participant's id was retired");
            }
            record.periods().stream().filter(period -> period.mentor() != null && retired.contains(period.mentor()))
                    .forEach(_ -> wrong("training record " + record.id().value(), "its mentor's id was retired"));
        });
        declarations.stream().map(ObservedDeclaration::row).filter(row -> retired.contains(row.participantId()))
                .forEach(row -> wrong("declaration " + row.id(), "its participant's id was retired"));
    }

    private void everybodyHeardOfDeclarations() {
        Map<UUID, DeclarationRow> rows = declarations.stream().map(ObservedDeclaration::row).collect(Collectors.toMap(DeclarationRow::id, row -> row));
        Map<UUID, String> byApplications = new HashMap<>();
        world.applications.service().allDeclarations().forEach(it -> byApplications.put(it.id(), it.state().wire()));
        Map<UUID, String> byParticipants = new HashMap<>();
        world.participants.service().allDeclarations().forEach(it -> byParticipants.put(it.id().value(), it.state().word()));
        Map<UUID, String> byStatements = new HashMap<>();
        world.statements.service().declarations().forEach(it -> byStatements.put(it.copy().id(),
                "%s %s %b".formatted(it.copy().state(), it.copy().participantId(), it.copy().fundable())));
        rows.forEach((id, row) -> {
            if (row.family().equals("npq")) {
                heard("applications-service", row, byApplications.get(id), row.state());
            }
            heard("participants-service", row, byParticipants.get(id), row.state());
            heard("statements-service", row, byStatements.get(id), "%s %s %b".formatted(row.state(), row.participantId(), row.fundable()));
        });
        byStatements.keySet().stream().filter(id -> !rows.containsKey(id)).forEach(id -> wrong("declaration " + id, "nobody made what statements-service has"));
    }

    private void heard(String who, DeclarationRow row, String says, String is) {
        if (!Objects.equals(says, is)) {
            wrong("declaration " + row.id(), "%s says %s of it, and it is %s".formatted(who, says, is));
        }
    }

    /** facts/npq 4.7: the newest counts, and what is taken back voids it; and whatever a provider was told stands. */
    private void outcomes() {
        Set<UUID> all = new HashSet<>();
        for (ObservedDeclaration declaration : declarations) {
            DeclarationRow row = declaration.row();
            declaration.outcomes().forEach(outcome -> all.add(outcome.id()));
            String newest = declaration.outcomes().isEmpty() ? null : declaration.outcomes().getLast().state();
            boolean assessed = row.family().equals("npq") && row.declarationType().equals("completed");
            if (!Objects.equals(newest, row.outcomeResult())) {
                wrong("declaration " + row.id(), "it says that the course ended with %s, and the newest outcome is %s".formatted(row.outcomeResult(), newest));
            } else if (assessed != (newest != null) || assessed && TAKEN_BACK.contains(row.state()) != newest.equals("voided")) {
                wrong("declaration " + row.id(), "it is %s, and its outcome %s".formatted(row.state(), newest));
            }
        }
        world.told.outcomes.stream().filter(id -> !all.contains(id)).forEach(id -> wrong("outcome " + id, "it was acknowledged, and there is none"));
    }

    private void wrong(String subject, String what) {
        found.add(new Violation(Invariant.I9_LIVENESS, subject, what));
    }
}
