package milepost.applications.inmemory;

import java.time.Instant;
import java.util.List;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.Applications;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Catalogue;
import milepost.applications.application.ChangeFundedPlace;
import milepost.applications.application.ChangeTraining;
import milepost.applications.application.CheckRegistration;
import milepost.applications.application.DeclarationsHeard;
import milepost.applications.application.Documents;
import milepost.applications.application.EligibilityLists;
import milepost.applications.application.Enrolments;
import milepost.applications.application.EntryFormat;
import milepost.applications.application.FindApplication;
import milepost.applications.application.FindPartners;
import milepost.applications.application.FollowEnrolment;
import milepost.applications.application.FollowPerson;
import milepost.applications.application.FundedPlacesTaken;
import milepost.applications.application.JudgeFunding;
import milepost.applications.application.ListApplications;
import milepost.applications.application.ListApplications.Pages;
import milepost.applications.application.MarkFundingEligibility;
import milepost.applications.application.NewIds;
import milepost.applications.application.Peers;
import milepost.applications.application.People;
import milepost.applications.application.Persons;
import milepost.applications.application.PublishedApplications;
import milepost.applications.application.Publishing;
import milepost.applications.application.PutEntries;
import milepost.applications.application.ReceiveApplication;
import milepost.applications.application.RecordChanges;
import milepost.applications.application.RejectApplication;
import milepost.applications.application.RepairApplications;
import milepost.applications.application.RevertToPending;
import milepost.applications.application.ShowPartners;
import milepost.applications.application.ShownPartners;
import milepost.applications.application.TakeBackApplication;
import milepost.applications.application.TakeBackEntry;
import milepost.applications.application.Trainings;
import milepost.applications.application.Versioning;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.HeardDeclaration;
import milepost.applications.domain.Person;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.http.ApplicationDocument;
import milepost.applications.inmemory.Tables.ApplicationRow;
import milepost.applications.inmemory.Tables.EnrolmentRow;
import milepost.applications.inmemory.Tables.PersonRow;
import milepost.applications.messaging.ApplicationSource;
import milepost.applications.messaging.AskingPeers;
import milepost.applications.messaging.CataloguePayloads;
import milepost.applications.messaging.CatalogueSource;
import milepost.applications.messaging.DeclarationsProjection;
import milepost.applications.messaging.EnrolmentsProjection;
import milepost.applications.messaging.OutboxPublishing;
import milepost.applications.messaging.OwnApplications;
import milepost.applications.messaging.OwnCatalogue;
import milepost.applications.messaging.ParticipantsProjection;
import milepost.applications.messaging.StaleApplications;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.messaging.Sweep;
import milepost.platform.simulation.SimulatedService;
import milepost.platform.simulation.Surroundings;
import reactor.core.publisher.Mono;

/** applications-service over memory, put together as its wiring puts it together over PostgreSQL. */
public final class ApplicationsInMemory implements SimulatedService {

    public final Applications applications;
    public final Catalogue catalogue;
    public final EligibilityLists lists;
    public final PutEntries putEntries;
    public final FindPartners findPartners;
    public final CheckRegistration checkRegistration;
    public final ReceiveApplication receiveApplication;
    public final FindApplication findApplication;
    public final ListApplications listApplications;
    public final AcceptApplication acceptApplication;
    public final RejectApplication rejectApplication;
    public final ChangeFundedPlace changeFundedPlace;
    public final MarkFundingEligibility markFundingEligibility;
    public final RevertToPending revertToPending;
    public final ChangeTraining changeTraining;
    public final FollowPerson followPerson;
    public final FollowEnrolment followEnrolment;
    public final RepairApplications repairApplications;

    private final Tables tables;
    private final MemoryPersons copies;
    private final PublishedApplications published;
    private final DeclarationsHeard declarations;
    private final TakeBackEntry takeBackEntry;
    private final TakeBackApplication takeBackApplication;
    private final EntryFormat format = new CataloguePayloads();

    /** @param people how participants-service is asked who somebody is */
    public ApplicationsInMemory(Surroundings surroundings, People people) {
        this(surroundings, people, (_, _, _) -> Mono.error(new IllegalStateException("nobody changes enrolments here")));
    }

    /** @param trainings how participants-service is told to change an enrolment */
    public ApplicationsInMemory(Surroundings surroundings, People people, Trainings trainings) {
        var database = surroundings.database();
        this.tables = new Tables(database);
        this.copies = new MemoryPersons(database, tables);
        this.applications = surroundings.port(Applications.class, new MemoryApplications(database, tables));
        this.published = surroundings.port(PublishedApplications.class, new MemoryPublishedApplications(tables));
        this.catalogue = surroundings.port(Catalogue.class, new MemoryCatalogue(database, tables));
        Persons persons = surroundings.port(Persons.class, copies);
        Enrolments enrolments = surroundings.port(Enrolments.class, new MemoryEnrolments(database, tables));
        this.declarations = surroundings.port(DeclarationsHeard.class, new MemoryDeclarationsHeard(tables));
        this.lists = surroundings.port(EligibilityLists.class, new MemoryEligibilityLists(tables));
        Pages pages = surroundings.port(Pages.class, new MemoryPages(tables));
        Documents documents = surroundings.port(Documents.class, new ApplicationDocument());
        Publishing publishing = surroundings.port(Publishing.class, new OutboxPublishing(surroundings.outbox(), format));
        Peers peers = surroundings.port(Peers.class, new AskingPeers(surroundings.owners()));
        Versioning versions = surroundings.port(Versioning.class, surroundings.versions()::next);
        NewIds ids = surroundings.port(NewIds.class, () -> new ApplicationId(surroundings.ids().get()));

        var changes = new RecordChanges(applications, documents, publishing, versions);
        ShownPartners shown = surroundings.port(ShownPartners.class, new MemoryShownPartners(tables));
        var partners = new ShowPartners(catalogue, shown);
        this.findPartners = new FindPartners(shown);
        this.putEntries = new PutEntries(catalogue, applications, partners, publishing, versions);
        this.takeBackEntry = new TakeBackEntry(catalogue, partners, publishing, versions);
        this.takeBackApplication = new TakeBackApplication(applications, persons, changes);
        this.checkRegistration = new CheckRegistration(applications, catalogue, surroundings.port(People.class, people));
        var judge = new JudgeFunding(applications, lists, persons);
        this.receiveApplication = new ReceiveApplication(applications, persons, checkRegistration, judge, changes, publishing, ids);
        this.findApplication = new FindApplication(applications, peers, documents);
        this.listApplications = new ListApplications(pages, applications, documents);
        var places = new FundedPlacesTaken(applications, catalogue);
        this.acceptApplication = new AcceptApplication(catalogue, places, changes, findApplication, peers);
        this.rejectApplication = new RejectApplication(changes, findApplication);
        this.changeFundedPlace = new ChangeFundedPlace(catalogue, places, declarations, changes, findApplication, peers);
        this.markFundingEligibility = new MarkFundingEligibility(applications, changes);
        this.followPerson = new FollowPerson(applications, persons, judge, changes);
        this.followEnrolment = new FollowEnrolment(applications, enrolments, catalogue, changes);
        this.revertToPending = new RevertToPending(applications, catalogue, declarations, changes, peers);
        this.changeTraining = new ChangeTraining(applications, catalogue, declarations, followEnrolment, changes, peers,
                surroundings.port(Trainings.class, trainings));
        this.repairApplications = new RepairApplications(applications, documents, followPerson, followEnrolment);
    }

    @Override
    public List<Projection> projections() {
        return List.of(new ParticipantsProjection(followPerson), new EnrolmentsProjection(followEnrolment),
                new DeclarationsProjection(declarations));
    }

    @Override
    public List<Sweep> sweeps() {
        return List.of(new StaleApplications(repairApplications));
    }

    @Override
    public List<SnapshotSource> sources() {
        return List.of(new ApplicationSource(published),
                CatalogueSource.leadProviders(catalogue, format), CatalogueSource.courses(catalogue, format),
                CatalogueSource.cohorts(catalogue, format), CatalogueSource.schedules(catalogue, format),
                CatalogueSource.deliveryPartners(catalogue, format), CatalogueSource.partnerships(catalogue, format),
                CatalogueSource.offers(catalogue, format));
    }

    @Override
    public List<OwnTopic> ownTopics() {
        return List.of(new OwnApplications(published, takeBackApplication), new OwnCatalogue(catalogue, format, takeBackEntry));
    }

    @Override
    public void forgetCopies() {
        tables.enrolments.clear();
        tables.declarations.clear();
        copies.forget();
    }

    /** Every application with its status, its funding verdict and its holder, in the order of ids. */
    public List<Application> allApplications() {
        return tables.applications.rows().stream().map(ApplicationRow::application).toList();
    }

    /** Everything that ever happened to applications, oldest first. */
    public List<Happened> history() {
        return tables.history.rows().stream().map(row -> new Happened(row.application(), row.change(), row.recordedAt())).toList();
    }

    /** An application as a change left it. */
    public record Happened(Application application, Change change, Instant recordedAt) {
    }

    /** Every copy of a person, in the order of ids. */
    public List<Person> allPersons() {
        return tables.persons.rows().stream().map(PersonRow::person).toList();
    }

    /** Every copy of an enrolment, in the order of ids. */
    public List<Enrolment> allEnrolments() {
        return tables.enrolments.rows().stream().map(EnrolmentRow::enrolment).toList();
    }

    /** Every copy of a declaration, in the order of ids. */
    public List<HeardDeclaration> allDeclarations() {
        return List.copyOf(tables.declarations.rows());
    }

    /** Every document with whoever may see it, in the order of applications. */
    public List<Visible> allDocuments() {
        return tables.applications.rows().stream().map(row -> new Visible(row.application().id(), row.application().leadProvider(),
                row.application().updatedAt(), row.document().body())).toList();
    }

    /** What this provider may see, in the order of applications. */
    public List<Visible> documentsFor(LeadProviderId viewer) {
        return allDocuments().stream().filter(document -> document.viewer().equals(viewer)).toList();
    }

    /** An application's document as its provider sees it. */
    public record Visible(ApplicationId application, LeadProviderId viewer, Instant updatedAt, byte[] body) {
    }
}
