package milepost.participants.wiring;

import java.time.Clock;
import java.util.UUID;
import milepost.participants.application.Applications;
import milepost.participants.application.Catalogue;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.ChangePerson;
import milepost.participants.application.ChangeTraining;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.application.EnrolmentHistory;
import milepost.participants.application.Enrolments;
import milepost.participants.application.FollowApplications;
import milepost.participants.application.GatherFacts;
import milepost.participants.application.MergePersons;
import milepost.participants.application.ParticipantDocuments;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.Publishing;
import milepost.participants.application.RecordEnrolment;
import milepost.participants.application.RefreshDocuments;
import milepost.participants.application.RefreshPerson;
import milepost.participants.application.RepairEnrolments;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.ShowParticipant;
import milepost.participants.application.TakeBack;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.MoveTraining;
import milepost.participants.application.ecf.RecordTraining;
import milepost.participants.application.ecf.RefreshRecords;
import milepost.participants.application.ecf.ShowEcfParticipant;
import milepost.participants.application.ecf.Today;
import milepost.participants.application.ecf.TrainingRecordHistory;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.application.ecf.TurnDocuments;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ParticipantId;
import milepost.participants.http.JsonParticipantDocument;
import milepost.participants.http.ecf.JsonEcfDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service can do. */
@Configuration(proxyBeanMethods = false)
class UseCases {

    @Bean
    RefreshDocuments refreshDocuments(Enrolments enrolments, Applications applications, ParticipantDocuments documents) {
        return new RefreshDocuments(enrolments, applications, documents, new JsonParticipantDocument());
    }

    @Bean
    Today today() {
        return () -> LondonDays.of(Clock.systemUTC().instant());
    }

    @Bean
    RefreshRecords refreshRecords(TrainingRecords records, EcfDocuments documents, Today today) {
        return new RefreshRecords(records, documents, new JsonEcfDocuments(), today);
    }

    @Bean
    RefreshPerson refreshPerson(RefreshDocuments trainings, RefreshRecords records) {
        return new RefreshPerson(trainings, records);
    }

    @Bean
    TurnDocuments turnDocuments(EcfDocuments documents, Persons persons, RefreshRecords refresh, Transactions transactions, Today today) {
        return new TurnDocuments(documents, persons, refresh, transactions, today);
    }

    @Bean
    ShowEcfParticipant showEcfParticipant(Persons persons, EcfDocuments documents) {
        return new ShowEcfParticipant(persons, documents);
    }

    @Bean
    FollowApplications followApplications(Applications applications, Enrolments enrolments, Persons persons, RecordEnrolment record,
                                          RefreshDocuments documents) {
        return new FollowApplications(applications, enrolments, persons, record, documents);
    }

    @Bean
    RepairEnrolments repairEnrolments(Applications applications, FollowApplications follow) {
        return new RepairEnrolments(applications, follow);
    }

    @Bean
    ResolvePerson resolvePerson(Persons persons, Publishing publishing, Transactions transactions) {
        return new ResolvePerson(persons, publishing, transactions, () -> new ParticipantId(UUID.randomUUID()));
    }

    @Bean
    ChangePerson changePerson(Persons persons, Publishing publishing, RefreshPerson documents, Transactions transactions) {
        return new ChangePerson(persons, publishing, documents, transactions);
    }

    @Bean
    TakeBack takeBack(Persons persons, Enrolments enrolments, RecordEnrolment record, TrainingRecords trainingRecords,
                      RecordTraining recordTraining, Publishing publishing, RefreshPerson documents) {
        return new TakeBack(persons, enrolments, record, trainingRecords, recordTraining, publishing, documents);
    }

    @Bean
    ShowParticipant showParticipant(Persons persons, ParticipantDocuments documents, RefreshDocuments trainings, Peers peers) {
        return new ShowParticipant(persons, documents, trainings, peers);
    }

    @Bean
    RecordEnrolment recordEnrolment(Enrolments enrolments, EnrolmentHistory history, Publishing publishing) {
        return new RecordEnrolment(enrolments, history, publishing);
    }

    @Bean
    RecordTraining recordTraining(TrainingRecords records, TrainingRecordHistory history, Publishing publishing) {
        return new RecordTraining(records, history, publishing);
    }

    @Bean
    GatherFacts gatherFacts(Catalogue catalogue, DeclarationsHeard declarations, Peers peers) {
        return new GatherFacts(catalogue, declarations, peers);
    }

    @Bean
    ChangeTraining changeTraining(Persons persons, Enrolments enrolments, GatherFacts facts, RecordEnrolment record, RefreshDocuments refresh,
                                  ParticipantDocuments documents, Peers peers, Transactions transactions) {
        return new ChangeTraining(persons, enrolments, facts, record, refresh, documents, peers, transactions);
    }

    @Bean
    ChangeEnrolment changeEnrolment(Persons persons, Enrolments enrolments, GatherFacts facts, RecordEnrolment record,
                                    RefreshDocuments refresh, Peers peers, Transactions transactions) {
        return new ChangeEnrolment(persons, enrolments, facts, record, refresh, peers, transactions);
    }

    @Bean
    MergePersons mergePersons(Persons persons, Enrolments enrolments, RecordEnrolment record, MoveTraining training, Publishing publishing,
                              RefreshPerson documents, Transactions transactions) {
        return new MergePersons(persons, enrolments, record, training, publishing, documents, transactions);
    }
}
