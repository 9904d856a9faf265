package milepost.participants.inmemory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import milepost.participants.application.Applications;
import milepost.participants.application.Catalogue;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.ChangePerson;
import milepost.participants.application.ChangeTraining;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.application.EnrolmentHistory;
import milepost.participants.application.Enrolments;
import milepost.participants.application.FollowApplications;
import milepost.participants.application.GatherFacts;
import milepost.participants.application.MergePersons;
import milepost.participants.application.NewIds;
import milepost.participants.application.ParticipantDocuments;
import milepost.participants.application.ParticipantDocuments.Rendering;
import milepost.participants.application.ParticipantPages;
import milepost.participants.application.PeerAnswers;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.Publishing;
import milepost.participants.application.RecordEnrolment;
import milepost.participants.application.RefreshDocuments;
import milepost.participants.application.RefreshPerson;
import milepost.participants.application.RepairEnrolments;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.ShowParticipant;
import milepost.participants.application.TakeBack;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.ChangeEcfTraining;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.FollowCompletions;
import milepost.participants.application.ecf.HoldTraining;
import milepost.participants.application.ecf.KnowMentor;
import milepost.participants.application.ecf.KnowNamed;
import milepost.participants.application.ecf.MoveTraining;
import milepost.participants.application.ecf.ReceiveTrainingRecord;
import milepost.participants.application.ecf.RecordTraining;
import milepost.participants.application.ecf.RefreshRecords;
import milepost.participants.application.ecf.RepairCompletions;
import milepost.participants.application.ecf.ShowEcfParticipant;
import milepost.participants.application.ecf.Today;
import milepost.participants.application.ecf.TrainingRecordHistory;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.application.ecf.TurnDocuments;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.http.JsonParticipantDocument;
import milepost.participants.http.ecf.JsonEcfDocuments;
import milepost.participants.inmemory.Tables.ApplicationRow;
import milepost.participants.inmemory.Tables.DeclarationRow;
import milepost.participants.messaging.ApplicationsProjection;
import milepost.participants.messaging.AskingPeers;
import milepost.participants.messaging.CatalogueProjection;
import milepost.participants.messaging.DeclarationsProjection;
import milepost.participants.messaging.EnrolmentSnapshots;
import milepost.participants.messaging.JsonPeerAnswers;
import milepost.participants.messaging.OutboxPublishing;
import milepost.participants.messaging.OwnEnrolments;
import milepost.participants.messaging.OwnPersons;
import milepost.participants.messaging.ParticipantSweeps;
import milepost.participants.messaging.PersonSnapshots;
import milepost.participants.postgres.PostgresTransactions;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.messaging.Sweep;
import milepost.platform.simulation.SimulatedService;
import milepost.platform.simulation.Surroundings;
import reactor.core.publisher.Mono;

/** participants-service over memory, put together as its wiring puts it together over PostgreSQL. */
public final class ParticipantsInMemory implements SimulatedService {

    private static final int BATCH = 100;

    public final Persons persons;
    public final Applications applications;
    public final Enrolments enrolments;
    public final ParticipantDocuments documents;
    public final ParticipantPages pages;
    public final EcfDocuments ecfDocuments;
    public final EcfPages ecfPages;
    public final Catalogue catalogue;
    public final DeclarationsHeard declarations;
    public final EnrolmentHistory history;
    public final TrainingRecords trainingRecords;
    public final TrainingRecordHistory recordHistory;
    public final RecordTraining recordTraining;
    public final RefreshDocuments refreshDocuments;
    public final RefreshRecords refreshRecords;
    public final FollowApplications followApplications;
    public final FollowCompletions followCompletions;
    public final RepairEnrolments repairEnrolments;
    public final ResolvePerson resolvePerson;
    public final ChangePerson changePerson;
    public final ChangeTraining changeTraining;
    public final ChangeEnrolment changeEnrolment;
    public final MergePersons mergePersons;
    public final ReceiveTrainingRecord receiveTrainingRecord;
    public final ChangeTrainingRecord changeTrainingRecord;
    public final TransferTraining transferTraining;
    public final ShowParticipant showParticipant;
    public final ShowEcfParticipant showEcfParticipant;
    public final TurnDocuments turnDocuments;
    public final ChangeEcfTraining changeEcfTraining;

    private final Tables tables;
    private final EcfTables ecfTables;
    private final Peers peers;
    private final AnswersInMemory answers;
    private final TakeBack takeBack;

    public ParticipantsInMemory(Surroundings surroundings) {
        var database = surroundings.database();
        this.tables = new Tables(database);
        this.persons = surroundings.port(Persons.class, new MemoryPersons(database, surroundings.versions(), tables));
        this.enrolments = surroundings.port(Enrolments.class, new MemoryEnrolments(database, surroundings.versions(), tables));
        this.pages = surroundings.port(ParticipantPages.class, new MemoryParticipantPages(tables));
        this.peers = surroundings.port(Peers.class, new AskingPeers(surroundings.owners()));
        this.applications = surroundings.port(Applications.class, new MemoryApplications(database, tables));
        this.documents = surroundings.port(ParticipantDocuments.class, new MemoryParticipantDocuments(database, tables));
        this.ecfTables = new EcfTables(database);
        this.ecfDocuments = surroundings.port(EcfDocuments.class, new MemoryEcfDocuments(database, ecfTables));
        this.ecfPages = surroundings.port(EcfPages.class, new MemoryEcfPages(ecfTables, tables));
        this.catalogue = surroundings.port(Catalogue.class, new MemoryCatalogue(tables));
        this.declarations = surroundings.port(DeclarationsHeard.class, new MemoryDeclarationsHeard(database, tables));
        this.history = surroundings.port(EnrolmentHistory.class, new MemoryEnrolmentHistory(tables));
        this.trainingRecords = surroundings.port(TrainingRecords.class, new MemoryTrainingRecords(database, surroundings.versions(), tables));
        this.recordHistory = surroundings.port(TrainingRecordHistory.class, new MemoryTrainingRecordHistory(tables));
        var publishing = surroundings.port(Publishing.class, new OutboxPublishing(surroundings.outbox()));
        var transactions = surroundings.port(Transactions.class, new PostgresTransactions(database));
        NewIds ids = () -> new ParticipantId(surroundings.ids().get());

        this.refreshDocuments = new RefreshDocuments(enrolments, applications, documents,
                surroundings.port(Rendering.class, new JsonParticipantDocument()));
        var today = surroundings.port(Today.class, () -> LondonDays.of(surroundings.clock().instant()));
        this.refreshRecords = new RefreshRecords(trainingRecords, ecfDocuments,
                surroundings.port(EcfDocuments.Rendering.class, new JsonEcfDocuments()), today);
        var refreshPerson = new RefreshPerson(refreshDocuments, refreshRecords);
        this.turnDocuments = new TurnDocuments(ecfDocuments, persons, refreshRecords, transactions, today);
        this.showEcfParticipant = new ShowEcfParticipant(persons, ecfDocuments);
        var record = new RecordEnrolment(enrolments, history, publishing);
        this.recordTraining = new RecordTraining(trainingRecords, recordHistory, publishing);
        this.followCompletions = new FollowCompletions(persons, trainingRecords, declarations, recordTraining, refreshRecords);
        var facts = new GatherFacts(catalogue, declarations, peers);
        this.changeEcfTraining = new ChangeEcfTraining(persons, trainingRecords, facts, recordTraining, refreshRecords, ecfDocuments, transactions);
        this.followApplications = new FollowApplications(applications, enrolments, persons, record, refreshDocuments);
        this.repairEnrolments = new RepairEnrolments(applications, followApplications);
        this.resolvePerson = new ResolvePerson(persons, publishing, transactions, surroundings.port(NewIds.class, ids));
        this.changePerson = new ChangePerson(persons, publishing, refreshPerson, transactions);
        this.showParticipant = new ShowParticipant(persons, documents, refreshDocuments, peers);
        this.changeTraining = new ChangeTraining(persons, enrolments, facts, record, refreshDocuments, documents, peers, transactions);
        this.changeEnrolment = new ChangeEnrolment(persons, enrolments, facts, record, refreshDocuments, peers, transactions);
        this.mergePersons = new MergePersons(persons, enrolments, record, new MoveTraining(persons, trainingRecords, recordTraining, refreshRecords),
                publishing, refreshPerson, transactions);
        this.takeBack = new TakeBack(persons, enrolments, record, trainingRecords, recordTraining, publishing, refreshPerson);
        var named = new KnowNamed(catalogue, peers);
        var mentors = new KnowMentor(persons);
        var training = new HoldTraining(persons, trainingRecords, recordTraining, refreshRecords, ecfDocuments);
        this.receiveTrainingRecord = new ReceiveTrainingRecord(resolvePerson, named, mentors, trainingRecords, enrolments, training,
                () -> new TrainingRecordId(surroundings.ids().get()), transactions);
        this.changeTrainingRecord = new ChangeTrainingRecord(named, mentors, training, transactions);
        this.transferTraining = new TransferTraining(named, training, transactions);
        this.answers = new AnswersInMemory(resolvePerson, changeEnrolment, surroundings.port(PeerAnswers.class, new JsonPeerAnswers()));
    }

    /** What {@code POST /internal/participants/resolve} answers to this body; a command of this service. */
    public Mono<Resolved> resolve(byte[] applicant) {
        return answers.to(applicant);
    }

    /** What {@code POST /internal/participants/resolve-all} answers to this body. */
    public Mono<Resolved> resolveAll(byte[] applicants) {
        return answers.toAll(applicants);
    }

    /** What {@code PUT /internal/enrolments/{id}/…} answers; a command of this service. */
    public Mono<Resolved> change(ChangeEnrolment.Request request) {
        return answers.to(request);
    }

    /** Status and body of an answer. */
    public record Resolved(int status, byte[] body) {}

    @Override
    public List<Projection> projections() {
        return List.of(new ApplicationsProjection(followApplications), new CatalogueProjection(catalogue),
                new DeclarationsProjection(declarations, followCompletions));
    }

    @Override
    public List<Sweep> sweeps() {
        return List.of(ParticipantSweeps.ofEnrolments(repairEnrolments),
                ParticipantSweeps.ofCompletions(new RepairCompletions(declarations, followCompletions)));
    }

    @Override
    public List<SnapshotSource> sources() {
        return List.of(new PersonSnapshots(persons), new EnrolmentSnapshots(persons, enrolments, trainingRecords, peers));
    }

    @Override
    public List<OwnTopic> ownTopics() {
        return List.of(new OwnEnrolments(enrolments, trainingRecords, takeBack), new OwnPersons(persons, takeBack));
    }

    /** Nobody waits for the day to turn. */
    @Override
    public void workInBackground() {
        turnDocuments.turn(BATCH).block();
    }

    @Override
    public void forgetCopies() {
        tables.applications.clear();
        tables.catalogue.clear();
        tables.declarations.clear();
    }

    /** Everybody, in the order of ids. */
    public List<Persons.Stored> allPersons() {
        return tables.persons.rows().stream().map(row -> new Persons.Stored(row.person(), row.recorded())).toList();
    }

    /** Every enrolment, ended ones included, in the order of ids. */
    public List<Enrolments.Stored> allEnrolments() {
        return tables.enrolments.rows().stream().map(MemoryEnrolments::stored).toList();
    }

    /** Every ECF training record, in the order of ids. */
    public List<TrainingRecords.Stored> allTrainingRecords() {
        return tables.records.rows().stream().map(MemoryTrainingRecords::stored).toList();
    }

    /** Every copy of an application, in the order of ids. */
    public List<ApplicationCopy> allApplications() {
        return tables.applications.rows().stream().map(ApplicationRow::copy).toList();
    }

    /** Every copy of a declaration, in the order of ids. */
    public List<HeardDeclaration> allDeclarations() {
        return tables.declarations.rows().stream().map(DeclarationRow::declaration).toList();
    }

    /** Every document that somebody may see, in the order of participants and viewers. */
    public List<Visible> allDocuments() {
        return tables.documents.where(row -> row.body() != null)
                .map(row -> new Visible(row.key().participant(), row.key().provider(), row.updatedAt(), Objects.requireNonNull(row.body())))
                .toList();
    }

    /** What this provider may see, in the order of participants. */
    public List<Visible> documentsFor(LeadProviderId viewer) {
        return allDocuments().stream().filter(document -> document.viewer().equals(viewer)).toList();
    }

    /** Every v3 document of an ECF participant that somebody may see, in the order of participants and viewers. */
    public List<Visible> allEcfDocuments() {
        return ecfTables.participants.where(row -> row.body() != null)
                .map(row -> new Visible(row.key().participant(), row.key().provider(), row.updatedAt(), Objects.requireNonNull(row.body())))
                .toList();
    }

    /** Every flat document of a training record that somebody may see, in the order of records and viewers. */
    public List<Visible> allEcfRows() {
        return ecfTables.rows.where(row -> row.body() != null)
                .map(row -> new Visible(row.participant(), row.key().provider(), row.updatedAt(), Objects.requireNonNull(row.body())))
                .toList();
    }

    /** A participant's document as one provider sees it. */
    public record Visible(ParticipantId participant, LeadProviderId viewer, Instant updatedAt, byte[] body) {}
}
