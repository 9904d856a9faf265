package milepost.participants.wiring;

import milepost.participants.application.Catalogue;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.application.Enrolments;
import milepost.participants.application.FollowApplications;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.RepairEnrolments;
import milepost.participants.application.TakeBack;
import milepost.participants.application.ecf.FollowCompletions;
import milepost.participants.application.ecf.RecordTraining;
import milepost.participants.application.ecf.RefreshRecords;
import milepost.participants.application.ecf.RepairCompletions;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.messaging.ApplicationsProjection;
import milepost.participants.messaging.CatalogueProjection;
import milepost.participants.messaging.DeclarationsProjection;
import milepost.participants.messaging.EnrolmentSnapshots;
import milepost.participants.messaging.OwnEnrolments;
import milepost.participants.messaging.OwnPersons;
import milepost.participants.messaging.ParticipantSweeps;
import milepost.participants.messaging.PersonSnapshots;
import milepost.platform.messaging.Sweep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics the service follows and the sweep for what it may have missed, and what it tells of its own. */
@Configuration(proxyBeanMethods = false)
class Following {

    @Bean
    ApplicationsProjection applicationsProjection(FollowApplications follow) {
        return new ApplicationsProjection(follow);
    }

    @Bean
    CatalogueProjection catalogueProjection(Catalogue catalogue) {
        return new CatalogueProjection(catalogue);
    }

    @Bean
    FollowCompletions followCompletions(Persons persons, TrainingRecords records, DeclarationsHeard declarations, RecordTraining record,
                                        RefreshRecords refresh) {
        return new FollowCompletions(persons, records, declarations, record, refresh);
    }

    @Bean
    DeclarationsProjection declarationsProjection(DeclarationsHeard declarations, FollowCompletions follow) {
        return new DeclarationsProjection(declarations, follow);
    }

    @Bean
    Sweep completionSweep(DeclarationsHeard declarations, FollowCompletions follow) {
        return ParticipantSweeps.ofCompletions(new RepairCompletions(declarations, follow));
    }

    @Bean
    Sweep enrolmentSweep(RepairEnrolments repair) {
        return ParticipantSweeps.ofEnrolments(repair);
    }

    @Bean
    OwnPersons ownPersons(Persons persons, TakeBack takeBack) {
        return new OwnPersons(persons, takeBack);
    }

    @Bean
    OwnEnrolments ownEnrolments(Enrolments enrolments, TrainingRecords records, TakeBack takeBack) {
        return new OwnEnrolments(enrolments, records, takeBack);
    }

    @Bean
    PersonSnapshots personSnapshots(Persons persons) {
        return new PersonSnapshots(persons);
    }

    @Bean
    EnrolmentSnapshots enrolmentSnapshots(Persons persons, Enrolments enrolments, TrainingRecords records, Peers peers) {
        return new EnrolmentSnapshots(persons, enrolments, records, peers);
    }
}
