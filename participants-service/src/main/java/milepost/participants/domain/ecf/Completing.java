package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LondonDays;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a mentor's training record from what was declared of it: a live {@code completed} declaration ends the funding, in
 * every cohort (facts/ecf 2.10). A teacher's induction ends elsewhere. It is a function of what the declarations are, not of what they were.
 */
public final class Completing {

    private Completing() {
    }

    /**
     * The record as it should be; nothing where it is that already.
     *
     * @param declarations all of this training, in any state
     */
    public static Optional<TrainingRecord> decide(TrainingRecord is, List<HeardDeclaration> declarations) {
        var ends = mentorFundingEnds(is.role(), declarations);
        return Objects.equals(ends, is.mentorFundingEnds()) ? Optional.empty() : Optional.of(is.completed(ends, heardAt(declarations).orElse(is.effectiveAt())));
    }

    /** The London day of the latest live {@code completed} declaration; null where there is none, or nobody's funding ends by one. */
    public static @Nullable LocalDate mentorFundingEnds(Role role, List<HeardDeclaration> declarations) {
        return switch (role) {
            case ECT -> null;
            case MENTOR -> declarations.stream().filter(HeardDeclaration::isLive).filter(Completing::completes).map(HeardDeclaration::date)
                    .max(Comparator.naturalOrder()).map(LondonDays::of).orElse(null);
        };
    }

    public static boolean completes(HeardDeclaration declaration) {
        return declaration.type().equals(DeclarationType.COMPLETED);
    }

    /** The request clock of whatever was done last to a declaration of the kind. */
    private static Optional<Instant> heardAt(List<HeardDeclaration> declarations) {
        return declarations.stream().filter(Completing::completes).map(HeardDeclaration::effectiveAt).filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
