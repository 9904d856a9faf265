package milepost.participants.wiring;

import milepost.participants.application.GatherFacts;
import milepost.participants.application.Persons;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.ChangeEcfTraining;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.RecordTraining;
import milepost.participants.application.ecf.RefreshRecords;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.http.ecf.EcfTrainingRoutes;
import milepost.platform.web.Commands;
import milepost.platform.web.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What providers do with training in the early career framework. */
@Configuration(proxyBeanMethods = false)
class EcfTraining {

    @Bean
    ChangeEcfTraining changeEcfTraining(Persons persons, TrainingRecords records, GatherFacts facts, RecordTraining record,
                                        RefreshRecords refresh, EcfDocuments documents, Transactions transactions) {
        return new ChangeEcfTraining(persons, records, facts, record, refresh, documents, transactions);
    }

    @Bean
    Routes ecfTrainingRoutes(ChangeEcfTraining change, Commands commands) {
        return new EcfTrainingRoutes(change, commands);
    }
}
