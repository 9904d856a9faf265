package milepost.applications.wiring;

import milepost.applications.application.Catalogue;
import milepost.applications.application.DeclarationsHeard;
import milepost.applications.application.EligibilityLists;
import milepost.applications.application.Enrolments;
import milepost.applications.application.EntryFormat;
import milepost.applications.application.ListApplications;
import milepost.applications.application.Persons;
import milepost.applications.application.ShownPartners;
import milepost.applications.messaging.CataloguePayloads;
import milepost.applications.postgres.PostgresApplications;
import milepost.applications.postgres.PostgresCatalogue;
import milepost.applications.postgres.PostgresDeclarationsHeard;
import milepost.applications.postgres.PostgresEligibilityLists;
import milepost.applications.postgres.PostgresEnrolments;
import milepost.applications.postgres.PostgresPages;
import milepost.applications.postgres.PostgresPersons;
import milepost.applications.postgres.PostgresShownPartners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Where everything is kept. */
@Configuration(proxyBeanMethods = false)
class Storage {

    @Bean
    EntryFormat entryFormat() {
        return new CataloguePayloads();
    }

    @Bean
    Catalogue catalogue(DatabaseClient db, EntryFormat format) {
        return new PostgresCatalogue(db, format);
    }

    @Bean
    PostgresApplications applications(DatabaseClient db) {
        return new PostgresApplications(db);
    }

    @Bean
    ListApplications.Pages applicationPages(DatabaseClient db) {
        return new PostgresPages(db);
    }

    @Bean
    Persons persons(DatabaseClient db) {
        return new PostgresPersons(db);
    }

    @Bean
    EligibilityLists eligibilityLists(DatabaseClient db) {
        return new PostgresEligibilityLists(db);
    }

    @Bean
    Enrolments enrolments(DatabaseClient db) {
        return new PostgresEnrolments(db);
    }

    @Bean
    DeclarationsHeard declarationsHeard(DatabaseClient db) {
        return new PostgresDeclarationsHeard(db);
    }

    @Bean
    ShownPartners shownPartners(DatabaseClient db) {
        return new PostgresShownPartners(db);
    }
}
