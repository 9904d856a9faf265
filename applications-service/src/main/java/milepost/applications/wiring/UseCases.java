package milepost.applications.wiring;

import java.util.UUID;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.Applications;
import milepost.applications.application.Catalogue;
import milepost.applications.application.ChangeFundedPlace;
import milepost.applications.application.ChangeTraining;
import milepost.applications.application.CheckRegistration;
import milepost.applications.application.DeclarationsHeard;
import milepost.applications.application.Documents;
import milepost.applications.application.EligibilityLists;
import milepost.applications.application.Enrolments;
import milepost.applications.application.FindApplication;
import milepost.applications.application.FindPartners;
import milepost.applications.application.FollowEnrolment;
import milepost.applications.application.FollowPerson;
import milepost.applications.application.FundedPlacesTaken;
import milepost.applications.application.JudgeFunding;
import milepost.applications.application.ListApplications;
import milepost.applications.application.MarkFundingEligibility;
import milepost.applications.application.Peers;
import milepost.applications.application.People;
import milepost.applications.application.Persons;
import milepost.applications.application.Publishing;
import milepost.applications.application.PutEntries;
import milepost.applications.application.ReceiveApplication;
import milepost.applications.application.RecordChanges;
import milepost.applications.application.RejectApplication;
import milepost.applications.application.RepairApplications;
import milepost.applications.application.RevertToPending;
import milepost.applications.application.ShowPartners;
import milepost.applications.application.ShownPartners;
import milepost.applications.application.TakeBackApplication;
import milepost.applications.application.TakeBackEntry;
import milepost.applications.application.Trainings;
import milepost.applications.domain.ApplicationId;
import milepost.applications.http.ApplicationDocument;
import milepost.platform.messaging.Versions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service can do. */
@Configuration(proxyBeanMethods = false)
class UseCases {

    @Bean
    Documents applicationDocument() {
        return new ApplicationDocument();
    }

    @Bean
    RecordChanges recordChanges(Applications applications, Documents documents, Publishing publishing, Versions versions) {
        return new RecordChanges(applications, documents, publishing, versions::next);
    }

    @Bean
    ShowPartners showPartners(Catalogue catalogue, ShownPartners shown) {
        return new ShowPartners(catalogue, shown);
    }

    @Bean
    FindPartners findPartners(ShownPartners shown) {
        return new FindPartners(shown);
    }

    @Bean
    PutEntries putEntries(Catalogue catalogue, Applications applications, ShowPartners partners, Publishing publishing, Versions versions) {
        return new PutEntries(catalogue, applications, partners, publishing, versions::next);
    }

    @Bean
    TakeBackEntry takeBackEntry(Catalogue catalogue, ShowPartners partners, Publishing publishing, Versions versions) {
        return new TakeBackEntry(catalogue, partners, publishing, versions::next);
    }

    @Bean
    TakeBackApplication takeBackApplication(Applications applications, Persons persons, RecordChanges changes) {
        return new TakeBackApplication(applications, persons, changes);
    }

    @Bean
    CheckRegistration checkRegistration(Applications applications, Catalogue catalogue, People people) {
        return new CheckRegistration(applications, catalogue, people);
    }

    @Bean
    JudgeFunding judgeFunding(Applications applications, EligibilityLists lists, Persons persons) {
        return new JudgeFunding(applications, lists, persons);
    }

    @Bean
    ReceiveApplication receiveApplication(Applications applications, Persons persons, CheckRegistration check, JudgeFunding judge,
                                          RecordChanges changes, Publishing publishing) {
        return new ReceiveApplication(applications, persons, check, judge, changes, publishing, () -> new ApplicationId(UUID.randomUUID()));
    }

    @Bean
    FindApplication findApplication(Applications applications, Peers peers, Documents documents) {
        return new FindApplication(applications, peers, documents);
    }

    @Bean
    ListApplications listApplications(ListApplications.Pages pages, Applications applications, Documents documents) {
        return new ListApplications(pages, applications, documents);
    }

    @Bean
    FundedPlacesTaken fundedPlacesTaken(Applications applications, Catalogue catalogue) {
        return new FundedPlacesTaken(applications, catalogue);
    }

    @Bean
    AcceptApplication acceptApplication(Catalogue catalogue, FundedPlacesTaken places, RecordChanges changes, FindApplication find,
                                        Peers peers) {
        return new AcceptApplication(catalogue, places, changes, find, peers);
    }

    @Bean
    RejectApplication rejectApplication(RecordChanges changes, FindApplication find) {
        return new RejectApplication(changes, find);
    }

    @Bean
    ChangeFundedPlace changeFundedPlace(Catalogue catalogue, FundedPlacesTaken places, DeclarationsHeard declarations,
                                        RecordChanges changes, FindApplication find, Peers peers) {
        return new ChangeFundedPlace(catalogue, places, declarations, changes, find, peers);
    }

    @Bean
    MarkFundingEligibility markFundingEligibility(Applications applications, RecordChanges changes) {
        return new MarkFundingEligibility(applications, changes);
    }

    @Bean
    FollowPerson followPerson(Applications applications, Persons persons, JudgeFunding judge, RecordChanges changes) {
        return new FollowPerson(applications, persons, judge, changes);
    }

    @Bean
    FollowEnrolment followEnrolment(Applications applications, Enrolments enrolments, Catalogue catalogue, RecordChanges changes) {
        return new FollowEnrolment(applications, enrolments, catalogue, changes);
    }

    @Bean
    RevertToPending revertToPending(Applications applications, Catalogue catalogue, DeclarationsHeard declarations, RecordChanges changes,
                                    Peers peers) {
        return new RevertToPending(applications, catalogue, declarations, changes, peers);
    }

    @Bean
    ChangeTraining changeTraining(Applications applications, Catalogue catalogue, DeclarationsHeard declarations, FollowEnrolment follow,
                                  RecordChanges changes, Peers peers, Trainings trainings) {
        return new ChangeTraining(applications, catalogue, declarations, follow, changes, peers, trainings);
    }

    @Bean
    RepairApplications repairApplications(Applications applications, Documents documents, FollowPerson persons,
                                          FollowEnrolment enrolments) {
        return new RepairApplications(applications, documents, persons, enrolments);
    }
}
