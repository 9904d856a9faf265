package milepost.declarations.wiring;

import java.util.UUID;
import milepost.declarations.application.CopiesOfOthers;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.DeclarationHistories;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Ids;
import milepost.declarations.application.Numbering;
import milepost.declarations.application.Outcomes;
import milepost.declarations.application.Oversight;
import milepost.declarations.application.Partnerings;
import milepost.declarations.application.PublishedDeclarations;
import milepost.declarations.application.Submissions;
import milepost.declarations.application.Transactions;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.postgres.PostgresCopies;
import milepost.declarations.postgres.PostgresDeclarations;
import milepost.declarations.postgres.PostgresDocuments;
import milepost.declarations.postgres.PostgresHistories;
import milepost.declarations.postgres.PostgresOutcomes;
import milepost.declarations.postgres.PostgresOversight;
import milepost.declarations.postgres.PostgresPartnerings;
import milepost.declarations.postgres.PostgresPublished;
import milepost.declarations.postgres.PostgresSubmissions;
import milepost.platform.messaging.Versions;
import milepost.platform.web.Lookups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Where everything is kept, and how it is numbered. */
@Configuration(proxyBeanMethods = false)
class Storage {

    @Bean
    Transactions transactions(TransactionalOperator operator) {
        return new Transactions() {
            @Override
            public <T> Mono<T> run(Mono<T> work) {
                return operator.transactional(work);
            }
        };
    }

    @Bean
    Ids ids() {
        return () -> new DeclarationId(UUID.randomUUID());
    }

    @Bean
    Numbering numbering(Versions versions) {
        return new Numbering() {
            @Override
            public long first() {
                return versions.first();
            }

            @Override
            public long next(long current) {
                return versions.next(current);
            }
        };
    }

    @Bean
    Declarations declarations(DatabaseClient db) {
        return new PostgresDeclarations(db);
    }

    @Bean
    Submissions submissions(DatabaseClient db) {
        return new PostgresSubmissions(db);
    }

    @Bean
    Outcomes outcomes(DatabaseClient db) {
        return new PostgresOutcomes(db);
    }

    @Bean
    Partnerings partnerings(DatabaseClient db) {
        return new PostgresPartnerings(db);
    }

    @Bean
    DeclarationDocuments declarationDocuments(DatabaseClient db, Lookups lookups) {
        return new PostgresDocuments(db, lookups);
    }

    @Bean
    DeclarationHistories declarationHistories(DatabaseClient db) {
        return new PostgresHistories(db);
    }

    @Bean
    PublishedDeclarations publishedDeclarations(DatabaseClient db) {
        return new PostgresPublished(db);
    }

    @Bean
    CopiesOfOthers copiesOfOthers(DatabaseClient db) {
        return new PostgresCopies(db);
    }

    @Bean
    Oversight oversight(DatabaseClient db) {
        return new PostgresOversight(db);
    }
}
