package milepost.participants.wiring;

import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.ChangePerson;
import milepost.participants.application.ChangeTraining;
import milepost.participants.application.Enrolments;
import milepost.participants.application.MergePersons;
import milepost.participants.application.ParticipantPages;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.Publishing;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.ShowParticipant;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.ReceiveTrainingRecord;
import milepost.participants.application.ecf.ShowEcfParticipant;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.http.ApplicantAnswers;
import milepost.participants.http.EnrolmentAnswers;
import milepost.participants.http.EnrolmentRoutes;
import milepost.participants.http.ParticipantRoutes;
import milepost.participants.http.PersonRoutes;
import milepost.participants.http.ResolveRoutes;
import milepost.participants.http.TrainingRecordRoutes;
import milepost.participants.http.TrainingRoutes;
import milepost.participants.http.WorklistRoutes;
import milepost.participants.http.ecf.FlatParticipantRoutes;
import milepost.participants.http.ecf.NestedParticipantRoutes;
import milepost.participants.messaging.AskingPeers;
import milepost.participants.messaging.JsonPeerAnswers;
import milepost.participants.messaging.OutboxPublishing;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Messaging;
import milepost.platform.messaging.Outbox;
import milepost.platform.web.Attempts;
import milepost.platform.web.Audit;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Routes;
import milepost.platform.web.WebEdge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How others reach the service, and it them. */
@Configuration(proxyBeanMethods = false)
@Import({WebEdge.class, Messaging.class})
class Edges {

    @Bean
    Routes participantRoutes(ShowParticipant show, ParticipantPages pages, Commands commands, Documents documents) {
        return new ParticipantRoutes(show, pages, commands, documents);
    }

    @Bean
    Routes nestedParticipantRoutes(ShowEcfParticipant show, EcfPages pages, Documents documents) {
        return new NestedParticipantRoutes(show, pages, documents);
    }

    @Bean
    Routes flatParticipantRoutes(ShowEcfParticipant show, EcfPages pages, Documents documents) {
        return new FlatParticipantRoutes(show, pages, documents);
    }

    @Bean
    Routes trainingRoutes(ChangeTraining change, Commands commands) {
        return new TrainingRoutes(change, commands);
    }

    @Bean
    Routes enrolmentRoutes(ChangeEnrolment change, Commands commands, Audit audit) {
        return new EnrolmentRoutes(new EnrolmentAnswers(change, new JsonPeerAnswers()), commands, audit);
    }

    @Bean
    Routes personRoutes(ChangePerson change, MergePersons merge, Persons persons, Commands commands, Audit audit) {
        return new PersonRoutes(change, merge, persons, commands, audit);
    }

    @Bean
    Routes trainingRecordRoutes(ReceiveTrainingRecord receive, ChangeTrainingRecord change, TransferTraining transfer,
                                                        TrainingRecords records, EcfDocuments documents, Commands commands, Audit audit) {
        return new TrainingRecordRoutes(receive, change, transfer, records, documents, commands, audit);
    }

    @Bean
    Routes resolveRoutes(ResolvePerson resolve, Commands commands) {
        return new ResolveRoutes(new ApplicantAnswers(resolve, new JsonPeerAnswers()), commands);
    }

    @Bean
    Routes worklistRoutes(Enrolments enrolments, TrainingRecords records) {
        return new WorklistRoutes(enrolments, records);
    }

    @Bean
    Publishing publishing(Outbox outbox) {
        return new OutboxPublishing(outbox);
    }

    @Bean
    Peers peers(AskTheOwner owners) {
        return new AskingPeers(owners);
    }

    @Bean
    Attempts attempts(AskTheOwner owners) {
        return owners::around;
    }
}
