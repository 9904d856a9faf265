package milepost.participants.wiring;

import milepost.participants.application.ChangePerson;
import milepost.participants.application.Enrolments;
import milepost.participants.application.FollowApplications;
import milepost.participants.application.ParticipantPages;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.Publishing;
import milepost.participants.application.RepairEnrolments;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.ShowParticipant;
import milepost.participants.application.TakeBack;
import milepost.participants.http.ApplicantAnswers;
import milepost.participants.http.ParticipantRoutes;
import milepost.participants.http.PersonRoutes;
import milepost.participants.http.ResolveRoutes;
import milepost.participants.http.WorklistRoutes;
import milepost.participants.messaging.ApplicationsProjection;
import milepost.participants.messaging.AskingPeers;
import milepost.participants.messaging.EnrolmentSnapshots;
import milepost.participants.messaging.EnrolmentSweep;
import milepost.participants.messaging.JsonPeerAnswers;
import milepost.participants.messaging.OutboxPublishing;
import milepost.participants.messaging.OwnEnrolments;
import milepost.participants.messaging.OwnPersons;
import milepost.participants.messaging.PersonSnapshots;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Messaging;
import milepost.platform.messaging.Outbox;
import milepost.platform.web.Attempts;
import milepost.platform.web.Audit;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.WebEdge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** How others reach the service, and it them. */
@Configuration(proxyBeanMethods = false)
@Import({WebEdge.class, Messaging.class})
class Edges {

    @Bean
    RouterFunction<ServerResponse> participantRoutes(ShowParticipant show, ParticipantPages pages, Commands commands, Documents documents) {
        return new ParticipantRoutes(show, pages, commands, documents).routes();
    }

    @Bean
    RouterFunction<ServerResponse> personRoutes(ChangePerson change, Persons persons, Commands commands, Audit audit) {
        return new PersonRoutes(change, persons, commands, audit).routes();
    }

    @Bean
    RouterFunction<ServerResponse> resolveRoutes(ResolvePerson resolve, Commands commands) {
        return new ResolveRoutes(new ApplicantAnswers(resolve, new JsonPeerAnswers()), commands).routes();
    }

    @Bean
    RouterFunction<ServerResponse> worklistRoutes(Enrolments enrolments) {
        return new WorklistRoutes(enrolments).routes();
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

    @Bean
    ApplicationsProjection applicationsProjection(FollowApplications follow) {
        return new ApplicationsProjection(follow);
    }

    @Bean
    EnrolmentSweep enrolmentSweep(RepairEnrolments repair) {
        return new EnrolmentSweep(repair);
    }

    @Bean
    OwnPersons ownPersons(Persons persons, TakeBack takeBack) {
        return new OwnPersons(persons, takeBack);
    }

    @Bean
    OwnEnrolments ownEnrolments(Enrolments enrolments, TakeBack takeBack) {
        return new OwnEnrolments(enrolments, takeBack);
    }

    @Bean
    PersonSnapshots personSnapshots(Persons persons) {
        return new PersonSnapshots(persons);
    }

    @Bean
    EnrolmentSnapshots enrolmentSnapshots(Enrolments enrolments, Peers peers) {
        return new EnrolmentSnapshots(enrolments, peers);
    }
}
