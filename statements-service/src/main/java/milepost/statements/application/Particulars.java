package milepost.statements.application;

import java.util.Collection;
import java.util.Map;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.ParticipantId;
import milepost.statements.domain.assurance.Made;
import milepost.statements.domain.assurance.PartnerId;
import milepost.statements.domain.assurance.Person;
import milepost.statements.domain.assurance.Registration;
import milepost.statements.domain.assurance.Training;
import milepost.statements.domain.assurance.TrainingId;
import reactor.core.publisher.Mono;

/**
 * What their owners know of declarations, people and training: asked for a page of a report at a time, and kept by nobody here (decision C5).
 * Whatever an owner does not know is missing.
 */
public interface Particulars {

    Mono<Map<DeclarationId, Made>> made(Collection<DeclarationId> declarations);

    Mono<Map<TrainingId, Training>> training(Collection<TrainingId> ids);

    Mono<Map<ParticipantId, Person>> people(Collection<ParticipantId> ids);

    /** Of NPQs. */
    Mono<Map<TrainingId, Registration>> registrations(Collection<TrainingId> applications);

    Mono<Map<PartnerId, String>> deliveryPartners(Collection<PartnerId> ids);
}
