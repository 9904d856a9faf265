package milepost.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.domain.submission.Reason;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.participants.domain.ecf.Role;
import milepost.simulation.Step.Service;

/** How providers declare, and what they must not be refused with. */
final class Declaring {

    /** Refusals that would be false: all of this stands in the catalogue, in contracts, or with the owner of applications. */
    private static final Set<Reason> NEVER_TRUE_HERE = Set.of(Reason.APPLICATION_NOT_KNOWN, Reason.COHORT_NOT_KNOWN, Reason.SCHEDULE_MISSING, Reason.SCHEDULE_NOT_KNOWN,
            Reason.CONTRACT_MISSING, Reason.DELIVERY_PARTNER_NOT_FOUND, Reason.DELIVERY_PARTNER_MISSING, Reason.DELIVERY_PARTNER_NOT_ALLOWED,
            Reason.DELIVERY_PARTNER_NOT_YOURS);

    /** Refusals that are false while the owners know of training. */
    private static final Set<Reason> WITHOUT_TRAINING = Set.of(Reason.PARTICIPANT_NOT_RECOGNISED, Reason.COURSE_NOT_TAKEN_BY_PARTICIPANT,
            Reason.PARTICIPANT_ID_CHANGED);

    private final World world;
    private final Asking asking;
    private final Owners owners;

    Declaring(World world, Asking asking) {
        this.world = world;
        this.asking = asking;
        this.owners = new Owners(world);
    }

    void declare(Told.Application application, int type, int daysAgo) {
        String name = Catalogue.TYPES.get(type % Catalogue.TYPES.size());
        submit(application.provider(), new Form(application.participant().toString(), name, date(daysAgo), application.course(),
                name.equals("completed") ? "true" : null, Catalogue.DELIVERY_PARTNER.toString(), null, null));
    }

    void declareTeacher(UUID record, int provider, int type, int daysAgo) {
        owners.record(record).ifPresent(training -> {
            String name = training.role() == Role.MENTOR && type % 4 != 0 ? type % 2 == 0 ? "started" : "completed"
                    : Catalogue.ECF_TYPES.get(type % Catalogue.ECF_TYPES.size());
            var providers = training.providers().reversed();
            submit(providers.get(provider % 4 == 0 ? providers.size() - 1 : 0).value(), new Form(training.participant().toString(), name, date(daysAgo),
                    training.role().course().value(), null, null, null, evidence(name, type)));
        });
    }

    /** Once in a while it is one that does not count. */
    private static String evidence(String type, int dice) {
        return dice % 16 == 0 ? "one-term-induction" : type.equals("retained-2") || type.equals("completed") ? "75-percent-engagement-met" : "training-event-attended";
    }

    private String date(int daysAgo) {
        Instant date = asking.now().minus(daysAgo, ChronoUnit.DAYS);
        Instant first = Catalogue.START.truncatedTo(ChronoUnit.DAYS);
        return (date.isBefore(first) ? first : date).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void submit(UUID provider, Form form) {
        var request = new SubmitDeclaration.Request(new ProviderId(provider), form, asking.now(), asking.now());
        asking.on(Service.DECLARATIONS, () -> world.declarations.service().submit.submit(request)).ifPresentOrElse(outcome -> {
            switch (outcome) {
                case SubmitDeclaration.Outcome.Taken(var document) -> world.told.declarations.add(new Told.Declaration(id(document), provider, form));
                case SubmitDeclaration.Outcome.Turned(var reasons, _, _, var newId) -> {
                    turned(provider, form, reasons);
                    if (newId != null) {
                        world.told.renamed(UUID.fromString(form.participantId()), UUID.fromString(newId));
                    }
                }
                case SubmitDeclaration.Outcome.Repeated _ -> { }
            }
        }, () -> world.told.unanswered++);
    }

    private void turned(UUID provider, Form form, List<Reason> reasons) {
        boolean trains = owners.trains(provider, UUID.fromString(form.participantId()), form.courseIdentifier());
        reasons.stream().filter(reason -> NEVER_TRUE_HERE.contains(reason) || trains && WITHOUT_TRAINING.contains(reason))
                .forEach(reason -> world.told.wrong(new Violation(Invariant.I5_ONE_EFFECT, "participant " + form.participantId(),
                        "its provider was refused with %s, which its owner would not have said".formatted(reason.code()))));
    }

    /** A document begins with the declaration's id. */
    private static UUID id(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        int from = text.indexOf("\"id\":\"") + 6;
        return UUID.fromString(text.substring(from, from + 36));
    }
}
