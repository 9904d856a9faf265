package milepost.participants.wiring;

import java.util.UUID;
import milepost.participants.application.Applications;
import milepost.participants.application.ChangePerson;
import milepost.participants.application.Enrolments;
import milepost.participants.application.FollowApplications;
import milepost.participants.application.ParticipantDocuments;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.Publishing;
import milepost.participants.application.RefreshDocuments;
import milepost.participants.application.RepairEnrolments;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.ShowParticipant;
import milepost.participants.application.TakeBack;
import milepost.participants.application.Transactions;
import milepost.participants.domain.ParticipantId;
import milepost.participants.http.JsonParticipantDocument;
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
    FollowApplications followApplications(Applications applications, Enrolments enrolments, Persons persons, Publishing publishing,
                                          RefreshDocuments documents) {
        return new FollowApplications(applications, enrolments, persons, publishing, documents);
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
    ChangePerson changePerson(Persons persons, Publishing publishing, RefreshDocuments documents, Transactions transactions) {
        return new ChangePerson(persons, publishing, documents, transactions);
    }

    @Bean
    TakeBack takeBack(Persons persons, Enrolments enrolments, Publishing publishing, RefreshDocuments documents) {
        return new TakeBack(persons, enrolments, publishing, documents);
    }

    @Bean
    ShowParticipant showParticipant(Persons persons, ParticipantDocuments documents, RefreshDocuments trainings, Peers peers) {
        return new ShowParticipant(persons, documents, trainings, peers);
    }
}
