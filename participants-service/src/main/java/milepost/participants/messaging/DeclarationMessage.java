package milepost.participants.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.TrainingId;
import milepost.participants.domain.ecf.Completing;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What we read of {@code milepost.declaration.v1}, and nothing else of it (decision C5). */
record DeclarationMessage(UUID id, @Nullable UUID applicationId, @Nullable UUID trainingRecordId, @Nullable String cohort,
                          String declarationType, Instant declarationDate, String state, @Nullable Instant effectiveAt) {

    static final String TOPIC = "milepost.declarations";
    static final String TYPE = "milepost.declaration.v1";

    /** Nothing where it is about no training of ours. */
    static Optional<HeardDeclaration> read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            throw new PoisonRecord("the type " + snapshot.type() + " is not known on " + TOPIC);
        }
        try {
            return Json.exact().readValue(snapshot.payload(), DeclarationMessage.class).heard();
        } catch (JacksonException | IllegalArgumentException | NullPointerException undecodable) {
            throw new PoisonRecord("not a declaration", undecodable);
        }
    }

    /** The training record on which more may follow from it than that it is remembered. */
    static Optional<TrainingRecordId> completed(Snapshot snapshot) {
        return read(snapshot).filter(Completing::completes).map(HeardDeclaration::training)
                .flatMap(training -> training instanceof TrainingRecordId record ? Optional.of(record) : Optional.empty());
    }

    private Optional<HeardDeclaration> heard() {
        var known = DeclarationState.of(Given.given("state", state)).orElseThrow(() -> new IllegalArgumentException("an unknown state"));
        var declaration = new DeclarationId(Given.given("id", id));
        var type = new DeclarationType(Given.given("declaration_type", declarationType));
        var date = Given.given("declaration_date", declarationDate);
        return training().map(about -> new HeardDeclaration(declaration, about, type, date, known, cohort == null ? null : new Cohort(cohort), effectiveAt));
    }

    private Optional<TrainingId> training() {
        return applicationId == null ? Optional.ofNullable(trainingRecordId).map(TrainingRecordId::new)
                : Optional.of(new ApplicationId(applicationId));
    }
}
