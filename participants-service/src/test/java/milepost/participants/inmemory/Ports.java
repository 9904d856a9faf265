package milepost.participants.inmemory;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.application.Applications;
import milepost.participants.application.Catalogue;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.application.EnrolmentHistory;
import milepost.participants.application.Enrolments;
import milepost.participants.application.ParticipantDocuments;
import milepost.participants.application.ParticipantPages;
import milepost.participants.application.Persons;
import milepost.participants.application.ecf.TrainingRecordHistory;
import milepost.participants.application.ecf.TrainingRecords;

/**
 * The ports over one kind of storage, for contracts that both kinds keep.
 *
 * @param aMinutePasses makes what was changed until now look a minute older
 */
record Ports(String over, Persons persons, Applications applications, Enrolments enrolments, ParticipantDocuments documents,
             ParticipantPages pages, Catalogue catalogue, DeclarationsHeard declarations, EnrolmentHistory history, TrainingRecords records,
             TrainingRecordHistory recordHistory, Runnable aMinutePasses) {

    static Stream<Ports> all() {
        return Stream.of(memory(), postgres());
    }

    private static Ports memory() {
        var alone = new Alone();
        return new Ports("memory", alone.service.persons, alone.service.applications, alone.service.enrolments, alone.service.documents,
                alone.service.pages, alone.service.catalogue, alone.service.declarations, alone.service.history,
                alone.service.trainingRecords, alone.service.recordHistory,
                () -> alone.clock.pass(Duration.ofMinutes(1)));
    }

    private static Ports postgres() {
        return new Ports("PostgreSQL", RunningService.bean(Persons.class), RunningService.bean(Applications.class),
                RunningService.bean(Enrolments.class), RunningService.bean(ParticipantDocuments.class), RunningService.bean(ParticipantPages.class),
                RunningService.bean(Catalogue.class), RunningService.bean(DeclarationsHeard.class), RunningService.bean(EnrolmentHistory.class),
                RunningService.bean(TrainingRecords.class), RunningService.bean(TrainingRecordHistory.class),
                () -> List.of("application", "declaration").forEach(copies ->
                        RunningService.execute("UPDATE " + copies + " SET changed_at = changed_at - interval '1 minute'")));
    }

    @Override
    public String toString() {
        return over;
    }
}
