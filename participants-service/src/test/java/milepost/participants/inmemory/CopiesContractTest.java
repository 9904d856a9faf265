package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.EnrolmentHistory.Entry;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CatalogueEntry.CohortTerms;
import milepost.participants.domain.catalogue.CatalogueEntry.Offer;
import milepost.participants.domain.catalogue.CatalogueEntry.Schedule;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.Excerpt;
import milepost.participants.domain.ecf.Completing;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.domain.training.Cases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the copies of the catalogue and of declarations promise, and the history of enrolments, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.participants.inmemory.Ports#all")
class CopiesContractTest {

    private static final int MANY = 10_000;

    @Parameter
    Ports ports;

    private final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());
    private final ApplicationId training = new ApplicationId(UUID.randomUUID());

    @Test
    void everyKindOfEntryComesBackAsItWasKept() {
        var entries = Cases.catalogue(provider);
        entries.forEach(entry -> ports.catalogue().keep(entry, 1).block());

        assertThat(ports.catalogue().find(entries.stream().map(CatalogueEntry::key).toList()).block()).isEqualTo(Excerpt.of(entries));
        assertThat(ports.catalogue().find(List.of()).block()).isEqualTo(Excerpt.EMPTY);
    }

    @Test
    void whatOnlySomeEntriesHaveComesBack() {
        var frozen = new CohortTerms(new Cohort("1999z"), CohortFunding.FULL, OCTOBER);
        var windows = new Schedule(frozen.cohort(), new ScheduleIdentifier("ecf-" + provider), CourseGroup.ECF,
                Map.of(DeclarationType.STARTED, LocalDate.of(1999, 9, 1), DeclarationType.COMPLETED, LocalDate.of(2001, 2, 1)),
                Map.of(DeclarationType.STARTED, LocalDate.of(1999, 11, 30)));
        Stream.of(frozen, windows).forEach(entry -> ports.catalogue().keep(entry, 1).block());

        assertThat(ports.catalogue().find(List.of(frozen.key(), windows.key())).block()).isEqualTo(Excerpt.of(List.of(frozen, windows)));
    }

    @Test
    void declarationsOfTrainingRecordsAreKeptBesideThoseOfApplications() {
        var record = new TrainingRecordId(UUID.randomUUID());
        var ecf = new HeardDeclaration(new DeclarationId(UUID.randomUUID()), record, DeclarationType.STARTED, OCTOBER, DeclarationState.PAID, Cases.Y2024A,
                NOVEMBER);
        var npq = declaration("started", DeclarationState.PAID);
        Stream.of(ecf, npq).forEach(declaration -> ports.declarations().keep(declaration, 1).block());

        assertThat(ports.declarations().of(record).block()).containsExactly(ecf);
        assertThat(ports.declarations().of(training).block()).containsExactly(npq);
    }

    @Test
    void anOlderEntryIsIgnoredAndAnEqualOneTaken() {
        var offered = new Offer(Cases.Y2024A, Cases.HEADSHIP, provider, false);
        var withdrawn = new Offer(Cases.Y2024A, Cases.HEADSHIP, provider, true);

        assertThat(ports.catalogue().keep(offered, 2).block()).isTrue();
        assertThat(ports.catalogue().keep(withdrawn, 2).block()).isTrue();
        assertThat(ports.catalogue().keep(offered, 1).block()).isFalse();
        assertThat(ports.catalogue().find(List.of(offered.key(), offered.key())).block()).isEqualTo(Excerpt.of(List.of(withdrawn)));
    }

    @Test
    void declarationsOfATrainingComeOldestDateFirstInTheirNewestState() {
        var later = declaration("retained-1", DeclarationState.SUBMITTED);
        var first = new HeardDeclaration(later.id(), training, DeclarationType.STARTED, SEPTEMBER, DeclarationState.SUBMITTED, null, null);
        var second = declaration("retained-1", DeclarationState.PAID);
        var elsewhere = new HeardDeclaration(new DeclarationId(UUID.randomUUID()), new ApplicationId(UUID.randomUUID()),
                DeclarationType.STARTED, OCTOBER, DeclarationState.SUBMITTED, null, null);

        assertThat(List.of(second, elsewhere)).allMatch(declaration -> ports.declarations().keep(declaration, 3).block());
        assertThat(ports.declarations().keep(later, 1).block()).isTrue();
        assertThat(ports.declarations().keep(first, 1).block()).isTrue();
        assertThat(ports.declarations().keep(later, 0).block()).isFalse();
        assertThat(ports.declarations().keep(Map.of(second, 2L, first, 2L)).collectList().block()).containsExactly(first.id());
        assertThat(ports.declarations().of(training).block()).containsExactly(first, second);
    }

    @Test
    void theHistoryIsToldInTheOrderOfVersionsAndEachOnce() {
        var later = new Cause("defer", Actor.PROVIDER, OCTOBER);
        var first = new Cause("enrol", Actor.SYSTEM, NOVEMBER);
        ports.history().record(training, new Recorded(8, NOVEMBER), later).block();
        ports.history().record(training, new Recorded(7, OCTOBER), first).block();

        assertThat(ports.history().of(training).collectList().block()).containsExactly(new Entry(7, first), new Entry(8, later));
        assertThatThrownBy(() -> ports.history().record(training, new Recorded(8, NOVEMBER), later).block())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aMentorsRecordThatDoesNotSayWhatWasDeclaredIsFoundOnceItIsQuiet() {
        var mentor = another(Records.mentor());
        var agrees = another(Records.mentor());
        var unheard = another(Records.mentor());
        var teacher = another(Records.teacher());
        var saysSo = Completing.decide(agrees, List.of(completed(agrees, DeclarationState.PAID))).orElseThrow();
        Stream.of(mentor, unheard, teacher, saysSo).forEach(record -> ports.records().store(record, null).block());
        Stream.of(mentor, agrees, teacher).forEach(record -> ports.declarations().keep(completed(record, DeclarationState.PAID), 1).block());
        assertThat(completedOtherwise()).doesNotContain(mentor.id(), agrees.id(), unheard.id(), teacher.id());

        ports.aMinutePasses().run();

        assertThat(completedOtherwise()).doesNotContain(agrees.id(), unheard.id(), teacher.id())
                .isSortedAccordingTo(Tables.RECORDS);
        assertThat(isFoundOrWas(mentor, saysSo.mentorFundingEnds())).isTrue();

        ports.declarations().keep(completed(agrees, DeclarationState.VOIDED), 2).block();
        assertThat(completedOtherwise()).doesNotContain(agrees.id());
        ports.aMinutePasses().run();
        assertThat(isFoundOrWas(saysSo, null)).isTrue();
    }

    /** The sweep of the running service may have been here before us. */
    private boolean isFoundOrWas(TrainingRecord record, @Nullable LocalDate ends) {
        return completedOtherwise().contains(record.id())
                || Objects.equals(ports.records().find(record.id()).block().record().mentorFundingEnds(), ends);
    }

    private List<TrainingRecordId> completedOtherwise() {
        return ports.declarations().completedOtherwise(null, MANY).collectList().block();
    }

    /** At half past eleven at night, UTC, in summer: in London it is the next day. */
    private static HeardDeclaration completed(TrainingRecord record, DeclarationState state) {
        return new HeardDeclaration(new DeclarationId(record.id().value()), record.id(), DeclarationType.COMPLETED, Instant.parse("2026-05-03T23:30:00Z"),
                state, Cases.Y2024A, NOVEMBER);
    }

    private static TrainingRecord another(TrainingRecord record) {
        return new TrainingRecord(new TrainingRecordId(UUID.randomUUID()), new ParticipantId(UUID.randomUUID()), record.role(), record.periods(),
                record.circumstances(), false, null, record.madeAt(), record.effectiveAt());
    }

    private HeardDeclaration declaration(String type, DeclarationState state) {
        return new HeardDeclaration(new DeclarationId(UUID.randomUUID()), training, new DeclarationType(type), OCTOBER, state, Cases.Y2024A, OCTOBER);
    }
}
