package milepost.applications.wiring;

import milepost.applications.application.Catalogue;
import milepost.applications.application.EntryFormat;
import milepost.applications.application.TakeBackEntry;
import milepost.applications.messaging.CatalogueSource;
import milepost.applications.messaging.OwnCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of catalogue entries that peers may ask for and operators may republish, and how they come back after a restore. */
@Configuration(proxyBeanMethods = false)
class CatalogueSources {

    private final Catalogue catalogue;
    private final EntryFormat format;

    CatalogueSources(Catalogue catalogue, EntryFormat format) {
        this.catalogue = catalogue;
        this.format = format;
    }

    @Bean
    OwnCatalogue ownCatalogue(TakeBackEntry takeBack) {
        return new OwnCatalogue(catalogue, format, takeBack);
    }

    @Bean
    CatalogueSource leadProviderSource() {
        return CatalogueSource.leadProviders(catalogue, format);
    }

    @Bean
    CatalogueSource courseSource() {
        return CatalogueSource.courses(catalogue, format);
    }

    @Bean
    CatalogueSource cohortSource() {
        return CatalogueSource.cohorts(catalogue, format);
    }

    @Bean
    CatalogueSource scheduleSource() {
        return CatalogueSource.schedules(catalogue, format);
    }

    @Bean
    CatalogueSource deliveryPartnerSource() {
        return CatalogueSource.deliveryPartners(catalogue, format);
    }

    @Bean
    CatalogueSource partnershipSource() {
        return CatalogueSource.partnerships(catalogue, format);
    }

    @Bean
    CatalogueSource offerSource() {
        return CatalogueSource.offers(catalogue, format);
    }
}
