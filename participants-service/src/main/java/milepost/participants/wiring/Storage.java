package milepost.participants.wiring;

import milepost.participants.application.Applications;
import milepost.participants.application.Catalogue;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.application.EnrolmentHistory;
import milepost.participants.application.Enrolments;
import milepost.participants.application.ParticipantDocuments;
import milepost.participants.application.ParticipantPages;
import milepost.participants.application.Persons;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.TrainingRecordHistory;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.postgres.PostgresApplications;
import milepost.participants.postgres.PostgresCatalogue;
import milepost.participants.postgres.PostgresDeclarationsHeard;
import milepost.participants.postgres.PostgresEcfDocuments;
import milepost.participants.postgres.PostgresEcfPages;
import milepost.participants.postgres.PostgresEnrolmentHistory;
import milepost.participants.postgres.PostgresEnrolments;
import milepost.participants.postgres.PostgresParticipantDocuments;
import milepost.participants.postgres.PostgresParticipantPages;
import milepost.participants.postgres.PostgresPersons;
import milepost.participants.postgres.PostgresTrainingRecordHistory;
import milepost.participants.postgres.PostgresTrainingRecords;
import milepost.participants.postgres.PostgresTransactions;
import milepost.platform.messaging.Versions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Where everything is kept. */
@Configuration(proxyBeanMethods = false)
class Storage {

    @Bean
    Transactions transactions(TransactionalOperator operator) {
        return new PostgresTransactions(operator);
    }

    @Bean
    Persons persons(DatabaseClient db, Versions versions) {
        return new PostgresPersons(db, versions);
    }

    @Bean
    Applications applications(DatabaseClient db) {
        return new PostgresApplications(db);
    }

    @Bean
    Enrolments enrolments(DatabaseClient db, Versions versions) {
        return new PostgresEnrolments(db, versions);
    }

    @Bean
    ParticipantDocuments participantDocuments(DatabaseClient db) {
        return new PostgresParticipantDocuments(db);
    }

    @Bean
    ParticipantPages participantPages(DatabaseClient db) {
        return new PostgresParticipantPages(db);
    }

    @Bean
    EcfDocuments ecfDocuments(DatabaseClient db) {
        return new PostgresEcfDocuments(db);
    }

    @Bean
    EcfPages ecfPages(DatabaseClient db) {
        return new PostgresEcfPages(db);
    }

    @Bean
    EnrolmentHistory enrolmentHistory(DatabaseClient db) {
        return new PostgresEnrolmentHistory(db);
    }

    @Bean
    TrainingRecords trainingRecords(DatabaseClient db, Versions versions) {
        return new PostgresTrainingRecords(db, versions);
    }

    @Bean
    TrainingRecordHistory trainingRecordHistory(DatabaseClient db) {
        return new PostgresTrainingRecordHistory(db);
    }

    @Bean
    Catalogue catalogue(DatabaseClient db) {
        return new PostgresCatalogue(db);
    }

    @Bean
    DeclarationsHeard declarationsHeard(DatabaseClient db) {
        return new PostgresDeclarationsHeard(db);
    }
}
