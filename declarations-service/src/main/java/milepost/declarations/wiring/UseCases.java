package milepost.declarations.wiring;

import milepost.declarations.application.Bookkeeping;
import milepost.declarations.application.ChangePartners;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Ids;
import milepost.declarations.application.Numbering;
import milepost.declarations.application.Outcomes;
import milepost.declarations.application.Partnerings;
import milepost.declarations.application.Peers;
import milepost.declarations.application.Publishing;
import milepost.declarations.application.RecordOutcome;
import milepost.declarations.application.Rendering;
import milepost.declarations.application.ShowDeclaration;
import milepost.declarations.application.ShowOutcomes;
import milepost.declarations.application.Submissions;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.application.TakeBackDeclaration;
import milepost.declarations.application.Transactions;
import milepost.declarations.application.TurnDeclarations;
import milepost.declarations.application.VoidDeclaration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service can do. */
@Configuration(proxyBeanMethods = false)
class UseCases {

    @Bean
    Bookkeeping bookkeeping(Declarations declarations, Publishing publishing, Rendering rendering, Numbering numbering) {
        return new Bookkeeping(declarations, publishing, rendering, numbering);
    }

    @Bean
    SubmitDeclaration submitDeclaration(Transactions transactions, Submissions submissions, Bookkeeping bookkeeping, Peers peers, Ids ids) {
        return new SubmitDeclaration(transactions, submissions, bookkeeping, peers, ids);
    }

    @Bean
    VoidDeclaration voidDeclaration(Transactions transactions, Declarations declarations, Bookkeeping bookkeeping, Peers peers) {
        return new VoidDeclaration(transactions, declarations, bookkeeping, peers);
    }

    @Bean
    ChangePartners changePartners(Transactions transactions, Declarations declarations, Partnerings partnerings, Bookkeeping bookkeeping,
            Peers peers) {
        return new ChangePartners(transactions, declarations, partnerings, bookkeeping, peers);
    }

    @Bean
    RecordOutcome recordOutcome(Transactions transactions, Outcomes outcomes, Declarations declarations, Bookkeeping bookkeeping, Peers peers) {
        return new RecordOutcome(transactions, outcomes, declarations, bookkeeping, peers);
    }

    @Bean
    ShowOutcomes showOutcomes(Outcomes outcomes, Peers peers) {
        return new ShowOutcomes(outcomes, peers);
    }

    @Bean
    TakeBackDeclaration takeBackDeclaration(Transactions transactions, Declarations declarations, Bookkeeping bookkeeping) {
        return new TakeBackDeclaration(transactions, declarations, bookkeeping);
    }

    @Bean
    ShowDeclaration showDeclaration(DeclarationDocuments documents, Peers peers) {
        return new ShowDeclaration(documents, peers);
    }

    @Bean
    ConvergeDeclarations convergeDeclarations(Transactions transactions, Declarations declarations, Bookkeeping bookkeeping) {
        return new ConvergeDeclarations(transactions, declarations, bookkeeping);
    }

    @Bean
    TurnDeclarations turnDeclarations(Declarations declarations, ConvergeDeclarations converge) {
        return new TurnDeclarations(declarations, converge);
    }
}
