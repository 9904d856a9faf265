package milepost.platform.messaging.example;

import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Messaging;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.messaging.Sweep;
import milepost.platform.messaging.Versions;
import milepost.platform.web.Attempts;
import milepost.platform.web.WebEdge;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wired as a real service is. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebEdge.class, Messaging.class})
public class LibraryService {

    @Bean
    Projection bookCopy(DatabaseClient db) {
        return new BookCopy(db);
    }

    @Bean
    Sweep labelSweep(DatabaseClient db) {
        return new LabelSweep(db);
    }

    @Bean
    SnapshotSource ownBooks(DatabaseClient db) {
        return new OwnBooks(db);
    }

    @Bean
    OwnTopic ownBooksBack(DatabaseClient db, Outbox outbox, Versions versions) {
        return new OwnBooksBack(db, outbox, versions);
    }

    @Bean
    Attempts attempts(AskTheOwner askTheOwner) {
        return askTheOwner::around;
    }
}
