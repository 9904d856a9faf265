package milepost.applications.http;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.applications.domain.TrainingChange;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;

/** The bodies of the operators' changes to an application; each becomes the change, or ends the request with what is wrong. */
final class TrainingForms {

    private TrainingForms() {
    }

    /** What is asked for. */
    interface TrainingForm {
        TrainingChange change();
    }

    record LeadProviderForm(@Nullable UUID leadProviderId) implements TrainingForm {

        @Override
        public TrainingChange change() {
            Form form = new Form();
            UUID provider = form.required("/lead_provider_id", leadProviderId);
            form.refuseErrors();
            return new TrainingChange.ToLeadProvider(new LeadProviderId(requireNonNull(provider)));
        }
    }

    record CohortForm(@Nullable String cohort) implements TrainingForm {

        @Override
        public TrainingChange change() {
            Form form = new Form();
            CohortIdentifier to = form.word("/cohort", form.required("/cohort", cohort), CohortIdentifier::parse,
                    "a start year with an optional suffix letter, such as 2024a");
            form.refuseErrors();
            return new TrainingChange.ToCohort(requireNonNull(to));
        }
    }

    /** Which reasons there are is for the owner of the training to say. */
    record TrainingStatusForm(@Nullable String trainingStatus, @Nullable String reason) implements TrainingForm {

        @Override
        public TrainingChange change() {
            Form form = new Form();
            TrainingStatus to = form.word("/training_status", form.required("/training_status", trainingStatus), TrainingStatus::parse,
                    Form.oneOf(Arrays.stream(TrainingStatus.values()).map(TrainingStatus::wire).collect(Collectors.toSet())));
            String why = to == null || to == TrainingStatus.ACTIVE ? form.optionalText("/reason", reason) : form.text("/reason", reason);
            form.refuseErrors();
            return new TrainingChange.ToTrainingStatus(requireNonNull(to), why);
        }
    }

    /** Nothing has to be said. */
    record NothingForm() {
    }
}
