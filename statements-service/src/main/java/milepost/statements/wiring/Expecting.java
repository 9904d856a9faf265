package milepost.statements.wiring;

import milepost.platform.messaging.Projection;
import milepost.platform.web.Commands;
import milepost.platform.web.Routes;
import milepost.statements.application.Peers;
import milepost.statements.application.ShowExpected;
import milepost.statements.application.StatementContents;
import milepost.statements.application.Statements;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.Trainings;
import milepost.statements.http.ExpectedRoutes;
import milepost.statements.messaging.EnrolmentsProjection;
import milepost.statements.messaging.FundingProjection;
import milepost.statements.messaging.SchedulesProjection;
import milepost.statements.postgres.PostgresTrainings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Who is in training, what is therefore expected of a statement, and who asks for it. */
@Configuration(proxyBeanMethods = false)
class Expecting {

    @Bean
    PostgresTrainings trainings(DatabaseClient db) {
        return new PostgresTrainings(db);
    }

    @Bean
    Projection enrolments(TrainingCopies copies) {
        return new EnrolmentsProjection(copies);
    }

    @Bean
    Projection funding(TrainingCopies copies) {
        return new FundingProjection(copies);
    }

    @Bean
    Projection schedules(TrainingCopies copies) {
        return new SchedulesProjection(copies);
    }

    @Bean
    ShowExpected showExpected(Statements statements, StatementContents.Reader contents, Trainings trainings, Peers peers) {
        return new ShowExpected(statements, contents, trainings, peers);
    }

    @Bean
    Routes expectedRoutes(ShowExpected show, Commands commands) {
        return new ExpectedRoutes(show, commands);
    }
}
