package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Case;

/**
 * Everything that is decided on when a provider changes somebody's training.
 *
 * @param training     the person's training in the role whose course was named, if this provider has or had a part in it
 * @param at           the request clock, by whose London day it is judged who trains (decision A13)
 * @param declarations all of this training, voided ones included, whoever made them
 */
public record EcfCase(Asked asked, LeadProviderId provider, Optional<TrainingRecord> training, Instant at,
                      List<HeardDeclaration> declarations, Excerpt catalogue) implements Case {

    public EcfCase {
        declarations = List.copyOf(declarations);
    }

    /** The case before anything was looked up. */
    public static EcfCase of(Asked asked, LeadProviderId provider, Optional<TrainingRecord> training, Instant at) {
        return new EcfCase(asked, provider, training, at, List.of(), Excerpt.EMPTY);
    }

    public EcfCase knowing(List<HeardDeclaration> heard, Excerpt excerpt) {
        return new EcfCase(asked, provider, training, at, heard, excerpt);
    }

    /** What to look up in the catalogue before the case is complete. */
    public List<EntryKey> keys() {
        var keys = new ArrayList<EntryKey>();
        present().filter(_ -> asked.schedule().isPresent()).ifPresent(stretch -> {
            keys.add(EntryKey.of(stretch.last().cohort()));
            cohorts(stretch).forEach(cohort -> keys.addAll(List.of(EntryKey.of(cohort), EntryKey.of(cohort, asked.schedule().orElseThrow()),
                    EntryKey.of(cohort, training.orElseThrow().role().course(), provider))));
        });
        return keys;
    }

    /** Where the schedule is looked for: in the cohort of the present one (facts/ecf 2.12), or in those of the year that was asked for. */
    private List<Cohort> cohorts(Stretch stretch) {
        var present = stretch.last().cohort();
        var ofYear = asked.cohort() == null ? List.of(present) : Cohort.ofYear(asked.cohort());
        return Stream.concat(ofYear.stream().filter(present::equals), ofYear.stream()).distinct().toList();
    }

    /** Those cohorts of which a schedule can be looked for, and the one the training is in. */
    public List<Cohort> cohortsKnown() {
        return present().stream().flatMap(stretch -> Stream.concat(Stream.of(stretch.last().cohort()),
                catalogue.known(cohorts(stretch)).stream())).distinct().toList();
    }

    /** The provider's own part of the training. */
    private Optional<Stretch> stretch() {
        return training.flatMap(record -> record.stretchOf(provider, today()));
    }

    private LocalDate today() {
        return LondonDays.of(at);
    }

    /** The same while it is the provider's to change: it may be yet to come, or end on a day that is known. */
    Optional<Stretch> present() {
        return stretch().filter(own -> !own.isOverOn(today()));
    }

    boolean left() {
        return stretch().filter(own -> own.isOverOn(today())).isPresent();
    }

    boolean is(TrainingStatus status) {
        return present().filter(own -> own.last().status() == status).isPresent();
    }

    boolean is(Role role) {
        return training.filter(record -> record.role() == role).isPresent();
    }

    /** Days are London's: somebody who began today or begins later has not trained a whole one. */
    boolean trainedLessThanADay() {
        return present().filter(own -> !today().isAfter(LondonDays.of(own.from()))).isPresent();
    }

    /** Decision D0: what stands in the way of another schedule or cohort. */
    public List<HeardDeclaration> live() {
        return declarations.stream().filter(HeardDeclaration::isLive).toList();
    }

    boolean completed() {
        return present().isPresent() && live().stream().anyMatch(declaration -> declaration.type().equals(DeclarationType.COMPLETED));
    }

    boolean asksFor(String kindOfSchedule) {
        return asked.schedule().filter(schedule -> schedule.value().startsWith(kindOfSchedule)).isPresent();
    }

    boolean refusedForTheRole(RecordRefusal reason) {
        return training.flatMap(record -> asked.schedule().flatMap(record.role()::refusalOf)).filter(reason::equals).isPresent();
    }

    boolean offers(Cohort cohort) {
        return training.filter(record -> catalogue.offers(provider, record.role().course(), cohort)).isPresent();
    }

    /** Where training would go on; nothing while the terms of one of the two cohorts are not known. */
    Optional<EcfMove> move() {
        return present().flatMap(stretch -> asked.schedule()
                .flatMap(identifier -> catalogue.latest(catalogue.known(cohorts(stretch)), identifier))
                .flatMap(schedule -> EcfMove.of(this, training.orElseThrow(), stretch, schedule)));
    }
}
