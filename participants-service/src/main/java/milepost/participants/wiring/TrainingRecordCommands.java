package milepost.participants.wiring;

import java.util.UUID;
import milepost.participants.application.Catalogue;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.HoldTraining;
import milepost.participants.application.ecf.KnowMentor;
import milepost.participants.application.ecf.KnowNamed;
import milepost.participants.application.ecf.MoveTraining;
import milepost.participants.application.ecf.ReceiveTrainingRecord;
import milepost.participants.application.ecf.RecordTraining;
import milepost.participants.application.ecf.RefreshRecords;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators can do with training records. */
@Configuration(proxyBeanMethods = false)
class TrainingRecordCommands {

    @Bean
    HoldTraining holdTraining(Persons persons, TrainingRecords records, RecordTraining record, RefreshRecords refresh, EcfDocuments documents) {
        return new HoldTraining(persons, records, record, refresh, documents);
    }

    @Bean
    MoveTraining moveTraining(Persons persons, TrainingRecords records, RecordTraining record, RefreshRecords refresh) {
        return new MoveTraining(persons, records, record, refresh);
    }

    @Bean
    KnowNamed knowNamed(Catalogue catalogue, Peers peers) {
        return new KnowNamed(catalogue, peers);
    }

    @Bean
    KnowMentor knowMentor(Persons persons) {
        return new KnowMentor(persons);
    }

    @Bean
    ReceiveTrainingRecord receiveTrainingRecord(ResolvePerson resolve, KnowNamed catalogue, KnowMentor mentors, TrainingRecords records,
                                                Enrolments enrolments, HoldTraining training, Transactions transactions) {
        return new ReceiveTrainingRecord(resolve, catalogue, mentors, records, enrolments, training, () -> new TrainingRecordId(UUID.randomUUID()),
                transactions);
    }

    @Bean
    ChangeTrainingRecord changeTrainingRecord(KnowNamed catalogue, KnowMentor mentors, HoldTraining training, Transactions transactions) {
        return new ChangeTrainingRecord(catalogue, mentors, training, transactions);
    }

    @Bean
    TransferTraining transferTraining(KnowNamed catalogue, HoldTraining training, Transactions transactions) {
        return new TransferTraining(catalogue, training, transactions);
    }
}
