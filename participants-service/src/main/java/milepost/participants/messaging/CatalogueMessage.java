package milepost.participants.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What we read of {@code milepost.catalogue}; kinds that we have no use for, such as partnerships, are passed over. */
final class CatalogueMessage {

    static final String TOPIC = "milepost.catalogue";

    private static final Map<String, Function<byte[], CatalogueEntry>> READERS = Map.of(
            "milepost.course.v1", payload -> read(payload, CoursePart.class).entry(),
            "milepost.cohort.v1", payload -> read(payload, CohortPart.class).entry(),
            "milepost.schedule.v1", payload -> read(payload, SchedulePart.class).entry(),
            "milepost.offer.v1", payload -> read(payload, OfferPart.class).entry(),
            "milepost.lead-provider.v1", payload -> read(payload, PartyPart.class).leadProvider(),
            "milepost.delivery-partner.v1", payload -> read(payload, PartyPart.class).deliveryPartner());
    private static final Set<String> KINDS = READERS.keySet().stream().map(CatalogueMessage::kind).collect(Collectors.toUnmodifiableSet());

    private CatalogueMessage() {
    }

    static Optional<CatalogueEntry> read(Snapshot snapshot) {
        var reader = READERS.get(snapshot.type());
        if (reader == null) {
            if (KINDS.contains(kind(snapshot.type()))) {
                throw new PoisonRecord("the type " + snapshot.type() + " is not known on " + TOPIC);
            }
            return Optional.empty();
        }
        try {
            var entry = reader.apply(snapshot.payload());
            if (!entry.key().value().equals(snapshot.key())) {
                throw new IllegalArgumentException("the key is another entry's");
            }
            return Optional.of(entry);
        } catch (JacksonException | IllegalArgumentException | NullPointerException undecodable) {
            throw new PoisonRecord("not a " + snapshot.type(), undecodable);
        }
    }

    /** A type without its version. */
    private static String kind(String type) {
        return type.replaceFirst("[.]v\\d+$", "");
    }

    private static <T> T read(byte[] payload, Class<T> shape) {
        return Given.given("payload", Json.exact().readValue(payload, shape));
    }

    private static CourseGroup group(@Nullable String word) {
        return CourseGroup.of(Given.given("group", word)).orElseThrow(() -> new IllegalArgumentException("an unknown group"));
    }

    record CoursePart(String identifier, String group) {
        CatalogueEntry entry() {
            return new CatalogueEntry.Course(new CourseIdentifier(Given.given("identifier", identifier)), CatalogueMessage.group(group));
        }
    }

    record CohortPart(String identifier, String funding, @Nullable Instant paymentsFrozenAt) {
        CatalogueEntry entry() {
            return new CatalogueEntry.CohortTerms(new Cohort(Given.given("identifier", identifier)),
                    CohortFunding.of(Given.given("funding", funding)).orElseThrow(() -> new IllegalArgumentException("an unknown funding")),
                    paymentsFrozenAt);
        }
    }

    record SchedulePart(String cohort, String identifier, String courseGroup, LocalDate appliesFrom, List<Milestone> milestones) {

        record Milestone(String declarationType, @Nullable LocalDate startDate, @Nullable LocalDate milestoneDate) {

            DeclarationType type() {
                return new DeclarationType(Given.given("declaration_type", declarationType));
            }
        }

        /** Milestones of NPQs start where the schedule does, unless they say otherwise (decision D4). */
        CatalogueEntry entry() {
            var first = Given.given("applies_from", appliesFrom);
            return new CatalogueEntry.Schedule(new Cohort(Given.given("cohort", cohort)),
                    new ScheduleIdentifier(Given.given("identifier", identifier)), CatalogueMessage.group(courseGroup),
                    Given.given("milestones", milestones).stream().collect(Collectors.toMap(Milestone::type,
                            milestone -> milestone.startDate() == null ? first : milestone.startDate())),
                    milestones.stream().filter(milestone -> milestone.milestoneDate() != null)
                            .collect(Collectors.toMap(Milestone::type, Milestone::milestoneDate)));
        }
    }

    record OfferPart(String cohort, String courseIdentifier, UUID leadProviderId, boolean deleted) {
        CatalogueEntry entry() {
            return new CatalogueEntry.Offer(new Cohort(Given.given("cohort", cohort)),
                    new CourseIdentifier(Given.given("course_identifier", courseIdentifier)),
                    new LeadProviderId(Given.given("lead_provider_id", leadProviderId)), deleted);
        }
    }

    record PartyPart(UUID id) {

        CatalogueEntry leadProvider() {
            return new CatalogueEntry.Party(EntryKey.of(new LeadProviderId(Given.given("id", id))));
        }

        CatalogueEntry deliveryPartner() {
            return new CatalogueEntry.Party(EntryKey.ofDeliveryPartner(Given.given("id", id)));
        }
    }
}
