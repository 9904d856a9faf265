package milepost.declarations.domain.submission;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Evidence;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import org.jspecify.annotations.Nullable;

/**
 * What a provider sent, word for word; null where the attribute is absent, null or blank. Nothing in it is trusted to have the
 * right shape.
 */
public record Form(@Nullable String participantId, @Nullable String declarationType, @Nullable String declarationDate,
                   @Nullable String courseIdentifier, @Nullable String hasPassed, @Nullable String deliveryPartnerId,
                   @Nullable String secondaryDeliveryPartnerId, @Nullable String evidenceHeld) {

    private static final int UUID_LENGTH = 36;
    private static final Pattern COURSE = Pattern.compile("[a-z0-9-]{1,64}");
    /** What is allowed to vary in RFC 3339: the letters' case, a fraction, the offset; seconds and the offset's minutes are always there. */
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:[.]\\d{1,9})?(?:[Zz]|[+-]\\d{2}:\\d{2})");

    public Optional<ParticipantId> participant() {
        return uuid(participantId).map(ParticipantId::new);
    }

    public Optional<CourseIdentifier> course() {
        return Optional.ofNullable(courseIdentifier).filter(text -> COURSE.matcher(text).matches()).map(CourseIdentifier::new);
    }

    /** Whose rules the form is judged by: the course named decides. */
    public Family family() {
        return course().map(Family::of).orElse(Family.NPQ);
    }

    public Optional<DeclarationType> type() {
        return Optional.ofNullable(declarationType).flatMap(DeclarationType::of);
    }

    /** RFC 3339 (decision D4), kept to the microsecond. */
    public Optional<Instant> date() {
        if (declarationDate == null || !DATE.matcher(declarationDate).matches()) {
            return Optional.empty();
        }
        try {
            Instant date = OffsetDateTime.parse(declarationDate.toUpperCase(java.util.Locale.ROOT), DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
            return Optional.of(date.truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** True or false, as JSON or as text (facts/npq 5.3 rule 13). */
    public Optional<Boolean> passed() {
        return Optional.ofNullable(hasPassed).flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    public Optional<PartnerId> deliveryPartner() {
        return uuid(deliveryPartnerId).map(PartnerId::new);
    }

    public Optional<PartnerId> secondaryDeliveryPartner() {
        return uuid(secondaryDeliveryPartnerId).map(PartnerId::new);
    }

    public Optional<Evidence> evidence() {
        return Optional.ofNullable(evidenceHeld).flatMap(Evidence::of);
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        if (text == null || text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }
}
