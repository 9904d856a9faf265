package milepost.applications.application;

import java.time.Instant;
import java.util.List;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;

/**
 * A provider's application among all that its person made for the same training, locked for a change.
 *
 * @param rows all of them, this one included
 * @param now  the database's time, told once all were locked
 */
record Held(Stored mine, List<Stored> rows, Instant now) {

    /** Null where the provider does not hold it any more. */
    static @Nullable Held of(ApplicationId id, LeadProviderId provider, List<Stored> rows, Instant now) {
        return rows.stream().filter(row -> row.application().id().equals(id) && row.application().leadProvider().equals(provider))
                .findFirst().map(mine -> new Held(mine, rows, now)).orElse(null);
    }

    List<Application> others() {
        return rows.stream().map(Stored::application).filter(other -> !other.id().equals(mine.application().id())).toList();
    }

    Stored row(Application application) {
        return rows.stream().filter(row -> row.application().id().equals(application.id())).findFirst().orElseThrow();
    }
}
