package milepost.applications.wiring;

import milepost.applications.application.AcceptApplication;
import milepost.applications.application.Catalogue;
import milepost.applications.application.ChangeFundedPlace;
import milepost.applications.application.ChangeTraining;
import milepost.applications.application.CheckRegistration;
import milepost.applications.application.DeclarationsHeard;
import milepost.applications.application.EligibilityLists;
import milepost.applications.application.EntryFormat;
import milepost.applications.application.FindApplication;
import milepost.applications.application.FindPartners;
import milepost.applications.application.FollowEnrolment;
import milepost.applications.application.FollowPerson;
import milepost.applications.application.ListApplications;
import milepost.applications.application.MarkFundingEligibility;
import milepost.applications.application.Peers;
import milepost.applications.application.People;
import milepost.applications.application.PublishedApplications;
import milepost.applications.application.Publishing;
import milepost.applications.application.PutEntries;
import milepost.applications.application.ReceiveApplication;
import milepost.applications.application.RejectApplication;
import milepost.applications.application.RepairApplications;
import milepost.applications.application.RevertToPending;
import milepost.applications.application.TakeBackApplication;
import milepost.applications.application.Trainings;
import milepost.applications.http.CatalogueRoutes;
import milepost.applications.http.DeliveryPartnerRoutes;
import milepost.applications.http.EligibilityRoutes;
import milepost.applications.http.IntakeRoutes;
import milepost.applications.http.OperatorRoutes;
import milepost.applications.http.ProviderRoutes;
import milepost.applications.messaging.ApplicationSource;
import milepost.applications.messaging.AskingPeers;
import milepost.applications.messaging.DeclarationsProjection;
import milepost.applications.messaging.EnrolmentsProjection;
import milepost.applications.messaging.OutboxPublishing;
import milepost.applications.messaging.OwnApplications;
import milepost.applications.messaging.ParticipantsProjection;
import milepost.applications.messaging.PeopleAsked;
import milepost.applications.messaging.ResolveOverHttp;
import milepost.applications.messaging.StaleApplications;
import milepost.applications.messaging.TrainingsAsked;
import milepost.applications.messaging.TrainingsOverHttp;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Messaging;
import milepost.platform.messaging.Outbox;
import milepost.platform.web.Attempts;
import milepost.platform.web.Audit;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.InternalClient;
import milepost.platform.web.Routes;
import milepost.platform.web.WebEdge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How others reach the service, and it them. */
@Configuration(proxyBeanMethods = false)
@Import({WebEdge.class, Messaging.class, CatalogueSources.class})
class Edges {

    @Bean
    Routes providerRoutes(ListApplications list, FindApplication find, AcceptApplication accept,
                                                  RejectApplication reject, ChangeFundedPlace place, Commands commands,
                                                  Documents documents) {
        return new ProviderRoutes(list, find, accept, reject, place, commands, documents);
    }

    @Bean
    Routes intakeRoutes(CheckRegistration check, ReceiveApplication receive, MarkFundingEligibility mark,
                                                FindApplication find, Commands commands, Audit audit, Documents documents) {
        return new IntakeRoutes(check, receive, mark, find, commands, audit, documents);
    }

    @Bean
    Routes operatorRoutes(RevertToPending revert, ChangeTraining training, Commands commands, Audit audit) {
        return new OperatorRoutes(revert, training, commands, audit);
    }

    @Bean
    Routes eligibilityRoutes(EligibilityLists lists, Commands commands, Audit audit) {
        return new EligibilityRoutes(lists, commands, audit);
    }

    @Bean
    Routes catalogueRoutes(Catalogue catalogue, PutEntries put, Commands commands, Audit audit) {
        return new CatalogueRoutes(catalogue, put, commands, audit);
    }

    @Bean
    Routes deliveryPartnerRoutes(FindPartners find, Documents documents) {
        return new DeliveryPartnerRoutes(find, documents);
    }

    @Bean
    Publishing publishing(Outbox outbox, EntryFormat format) {
        return new OutboxPublishing(outbox, format);
    }

    @Bean
    Peers peers(AskTheOwner owner) {
        return new AskingPeers(owner);
    }

    @Bean
    People people(InternalClient client) {
        return new PeopleAsked(new ResolveOverHttp(client));
    }

    @Bean
    Trainings trainings(InternalClient client) {
        return new TrainingsAsked(new TrainingsOverHttp(client));
    }

    @Bean
    Attempts attempts(AskTheOwner owner) {
        return owner::around;
    }

    @Bean
    ParticipantsProjection participantsProjection(FollowPerson follow) {
        return new ParticipantsProjection(follow);
    }

    @Bean
    EnrolmentsProjection enrolmentsProjection(FollowEnrolment follow) {
        return new EnrolmentsProjection(follow);
    }

    @Bean
    DeclarationsProjection declarationsProjection(DeclarationsHeard heard) {
        return new DeclarationsProjection(heard);
    }

    @Bean
    StaleApplications staleApplications(RepairApplications repair) {
        return new StaleApplications(repair);
    }

    @Bean
    ApplicationSource applicationSource(PublishedApplications applications) {
        return new ApplicationSource(applications);
    }

    @Bean
    OwnApplications ownApplications(PublishedApplications applications, TakeBackApplication takeBack) {
        return new OwnApplications(applications, takeBack);
    }
}
