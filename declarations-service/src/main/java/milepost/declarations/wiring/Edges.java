package milepost.declarations.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import milepost.declarations.application.ChangePartners;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.DeclarationHistories;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Outcomes;
import milepost.declarations.application.Oversight;
import milepost.declarations.application.Peers;
import milepost.declarations.application.PublishedDeclarations;
import milepost.declarations.application.Publishing;
import milepost.declarations.application.RecordOutcome;
import milepost.declarations.application.Rendering;
import milepost.declarations.application.ShowDeclaration;
import milepost.declarations.application.ShowOutcomes;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.application.TakeBackDeclaration;
import milepost.declarations.application.VoidDeclaration;
import milepost.declarations.http.Counting;
import milepost.declarations.http.DeclarationDocument;
import milepost.declarations.http.DeclarationReads;
import milepost.declarations.http.DeclarationRoutes;
import milepost.declarations.http.OperatorRoutes;
import milepost.declarations.http.OutcomeRoutes;
import milepost.declarations.http.ReconciliationRoutes;
import milepost.declarations.messaging.AskingPeers;
import milepost.declarations.messaging.DeclarationSnapshots;
import milepost.declarations.messaging.OutboxPublishing;
import milepost.declarations.messaging.OwnDeclarations;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Messaging;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.SnapshotSource;
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
    Routes declarationRoutes(SubmitDeclaration submit, VoidDeclaration take, ChangePartners partners,
            DeclarationDocuments stored, Commands commands, MeterRegistry meters) {
        return new DeclarationRoutes(submit, take, partners, stored,
                new DeclarationRoutes.Edge(commands, new Counting(meters), InstantSource.system()));
    }

    @Bean
    Routes declarationReads(ShowDeclaration show, DeclarationDocuments stored, DeclarationHistories histories,
            Commands commands, Documents documents) {
        return new DeclarationReads(show, stored, histories, commands, documents);
    }

    @Bean
    Routes outcomeRoutes(Outcomes outcomes, ShowOutcomes show, RecordOutcome record, Commands commands,
            Documents documents) {
        return new OutcomeRoutes(outcomes, show, record, commands, documents);
    }

    @Bean
    Routes operatorRoutes(VoidDeclaration take, Oversight oversight, Commands commands, Audit audit) {
        return new OperatorRoutes(take, oversight, commands, audit);
    }

    @Bean
    Routes reconciliationRoutes(Oversight oversight) {
        return new ReconciliationRoutes(oversight);
    }

    @Bean
    Rendering rendering() {
        return new DeclarationDocument();
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
    OwnTopic ownDeclarations(Declarations declarations, TakeBackDeclaration takeBack) {
        return new OwnDeclarations(declarations, takeBack);
    }

    @Bean
    SnapshotSource declarationSnapshots(PublishedDeclarations declarations) {
        return new DeclarationSnapshots(declarations);
    }
}
