package milepost.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.platform.messaging.consume.Application;
import milepost.platform.messaging.consume.Consumers;
import milepost.platform.messaging.consume.Outages;
import milepost.platform.messaging.consume.PostgresDeadLetters;
import milepost.platform.messaging.consume.RebuildGate;
import milepost.platform.messaging.converge.AnswersApplied;
import milepost.platform.messaging.converge.OwnersAsked;
import milepost.platform.messaging.converge.OwnersOverHttp;
import milepost.platform.messaging.converge.Republish;
import milepost.platform.messaging.converge.SnapshotRoutes;
import milepost.platform.messaging.converge.SnapshotsForPeers;
import milepost.platform.messaging.converge.Sweeper;
import milepost.platform.messaging.outbox.KafkaEventLog;
import milepost.platform.messaging.outbox.PostgresOutbox;
import milepost.platform.messaging.outbox.PostgresOutboxRows;
import milepost.platform.messaging.outbox.Relay;
import milepost.platform.messaging.outbox.RelayStep;
import milepost.platform.messaging.recover.KafkaTopics;
import milepost.platform.messaging.recover.PostgresEpoch;
import milepost.platform.messaging.recover.Recovery;
import milepost.platform.messaging.recover.TakingBack;
import milepost.platform.messaging.recover.WhileRecovering;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.PostgresLease;
import milepost.platform.messaging.work.Waiting;
import milepost.platform.web.Audit;
import milepost.platform.web.ErrorMapping;
import milepost.platform.web.InternalClient;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Routes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Everything between a service's commits and its peers' copies: {@code @Import(Messaging.class)} beside {@code WebEdge}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingProperties.class)
public class Messaging {

    /** The relay, leases and figures: single statements, far below this. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Sweeps leave alone for 30 s what was folded: it is on its way. */
    private static final Duration SETTLED = Duration.ofSeconds(31);

    private final String service;

    Messaging(@Value("${spring.application.name}") String service) {
        this.service = service;
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties kafka, MessagingProperties properties) {
        return new KafkaClients(service, kafka.buildProducerProperties(), kafka.buildConsumerProperties(), properties);
    }

    /** Read once: the epoch is raised while the service is down. */
    @Bean
    @DependsOnDatabaseInitialization
    Versions versions(DatabaseClient db) {
        return new Versions(Objects.requireNonNull(new Waiting(PATIENCE).forResultOf(
                db.sql("SELECT value FROM epoch").map(row -> Objects.requireNonNull(row.get("value", Integer.class))).one())));
    }

    @Bean
    PostgresLease lease(DatabaseClient db) {
        return new PostgresLease(db, new Waiting(PATIENCE));
    }

    @Bean
    PostgresOutboxRows outboxRows(DatabaseClient db) {
        return new PostgresOutboxRows(db, new Waiting(PATIENCE), service);
    }

    /** What it takes back is published, and what is published waits for it: hence the providers. */
    @Bean
    @DependsOnDatabaseInitialization
    Recovery recovery(DatabaseClient db, KafkaClients kafka, Versions versions, PostgresOutboxRows rows, ObjectProvider<OwnTopic> owned,
            ObjectProvider<PostgresDeadLetters> deadLetters, TransactionalOperator transaction, MeterRegistry meters) {
        var waiting = new Waiting(PATIENCE);
        Counter taken = meters.counter("recovery.taken.back");
        return new Recovery(new PostgresEpoch(db, waiting), new KafkaTopics(kafka::reader), () -> new TakingBack(owned.stream().toList(),
                new TakingBack.Means(versions, rows, deadLetters.getObject(), transaction, waiting, _ -> taken.increment())));
    }

    @Bean
    Outages outages(ApplicationContext context) {
        return new Outages(readiness -> AvailabilityChangeEvent.publish(context, readiness));
    }

    @Bean
    WhileRecovering whileRecovering(Recovery recovery, Outages outages) {
        return new WhileRecovering(recovery, outages);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Relay relay(PostgresLease leases, PostgresOutboxRows rows, KafkaClients kafka, Recovery recovery, MessagingProperties properties,
            MeterRegistry meters) {
        var lease = new HeldLease(leases, "relay", holder(properties), properties.relayLease(), System::nanoTime);
        var step = new RelayStep(lease, rows, new KafkaEventLog(kafka::producer), properties.relayBatch(), recovery);
        return new Relay(step, properties.relayInterval(), meters);
    }

    @Bean
    Outbox outbox(DatabaseClient db, Relay relay) {
        return new PostgresOutbox(db, Topics.declared(), relay::wake);
    }

    @Bean
    PostgresDeadLetters deadLetters(DatabaseClient db, Outbox outbox) {
        return new PostgresDeadLetters(db, outbox, Json.exact(), service);
    }

    @Bean
    RebuildGate rebuildGate(ObjectProvider<Projection> projections, Recovery recovery) {
        var gate = new RebuildGate(projections.stream().map(Projection::topic).collect(Collectors.toSet()));
        if (!recovery.isOver()) {
            gate.recovering();
            recovery.afterwards(gate::recovered);
        }
        return gate;
    }

    @Bean
    @DependsOnDatabaseInitialization
    Consumers consumers(ObjectProvider<Projection> projections, PostgresDeadLetters deadLetters, TransactionalOperator transaction,
            KafkaClients kafka, RebuildGate gate, Outages outages, MessagingProperties properties, MeterRegistry meters) {
        var perTopic = new ConsumerPerTopic(kafka, new Application(projections.stream().toList()), deadLetters, transaction, gate,
                outages, properties, meters);
        return new Consumers(projections.stream().map(Projection::topic).distinct().map(perTopic::consuming).toList());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Sweeper sweeper(ObjectProvider<Sweep> sweeps, TransactionalOperator transaction, PostgresLease leases, RebuildGate gate,
            MessagingProperties properties, MeterRegistry meters) {
        var lease = new HeldLease(leases, "sweep", holder(properties), Duration.ofSeconds(30), System::nanoTime);
        var sweeper = new Sweeper(sweeps.stream().toList(), transaction, lease, gate::isOpen, new Waiting(PATIENCE),
                properties.sweepInterval(), SETTLED, properties.sweepPage(), meters);
        gate.afterRebuild(sweeper::startOver);
        return sweeper;
    }

    /** Tests bring their own {@link InternalCalls}; a service has platform/web's client. */
    @Bean
    AskTheOwner askTheOwner(ObjectProvider<InternalCalls> given, ObjectProvider<InternalClient> client,
            ObjectProvider<Projection> projections, TransactionalOperator transaction) {
        InternalCalls calls = Optional.ofNullable(given.getIfAvailable()).orElseGet(() -> new CallsToPeers(client.getObject()));
        return new OwnersAsked(new OwnersOverHttp(calls), new AnswersApplied(new Application(projections.stream().toList()), transaction));
    }

    @Bean
    ErrorMapping ownerUnavailableIs503() {
        return error -> error instanceof OwnerUnavailable
                ? Optional.of(Refused.unavailable("What this answer rests on cannot be confirmed at the moment."))
                : Optional.empty();
    }

    @Bean
    Routes snapshotRoutes(ObjectProvider<SnapshotSource> sources, AskTheOwner askTheOwner, Outbox outbox,
            TransactionalOperator transaction, Audit audit) {
        var answers = new SnapshotsForPeers(sources.stream().toList(), askTheOwner, transaction);
        return new SnapshotRoutes(answers, new Republish(outbox, transaction), audit);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Backlog backlog(PostgresOutboxRows rows, PostgresDeadLetters deadLetters, MeterRegistry meters) {
        return new Backlog(rows, deadLetters, new Waiting(PATIENCE), meters);
    }

    private static String holder(MessagingProperties properties) {
        return Optional.ofNullable(properties.instance()).orElseGet(() -> UUID.randomUUID().toString());
    }
}
