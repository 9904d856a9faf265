package milepost.statements.postgres;

import java.util.Collection;
import milepost.statements.application.Catalogue;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Course;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.ecf.CohortRules;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the copies of the catalogue. */
public final class PostgresCatalogue implements Catalogue {

    private static final String PROVIDER = "SELECT vat_registered, invoicing FROM lead_provider WHERE id = $1";
    private static final String NAME = "SELECT name FROM lead_provider WHERE id = $1";
    private static final String COHORT = "SELECT EXISTS (SELECT 1 FROM cohort WHERE identifier = $1) AS found";
    private static final String BOTH = """
            SELECT EXISTS (SELECT 1 FROM lead_provider WHERE id = $1) AS provider,
                   EXISTS (SELECT 1 FROM cohort WHERE identifier = $2) AS cohort
            """;
    private static final String COURSE = "SELECT course_group FROM course WHERE identifier = $1";
    private static final String RULES = """
            SELECT uplifts, mentor_funding FROM cohort WHERE identifier = $1 AND uplifts IS NOT NULL AND mentor_funding IS NOT NULL
            """;
    private static final String ANY_WITHOUT_RULES =
            "SELECT EXISTS (SELECT 1 FROM cohort WHERE uplifts IS NULL OR mentor_funding IS NULL) AS found";

    private static final String NAMED = "SELECT id, name FROM lead_provider WHERE name = ANY ($1) ORDER BY id";
    private static final String GROUPED = "SELECT identifier, course_group FROM course WHERE identifier = ANY ($1) ORDER BY identifier";

    private final DatabaseClient db;

    public PostgresCatalogue(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Provider> provider(LeadProviderId id) {
        return db.sql(PROVIDER).bind(0, id.value())
                .map(row -> new Provider(id, Rows.flag(row, "vat_registered"), Rows.flag(row, "invoicing"))).one();
    }

    @Override
    public Mono<String> nameOf(LeadProviderId id) {
        return db.sql(NAME).bind(0, id.value()).map(row -> Rows.text(row, "name")).one();
    }

    @Override
    public Mono<Boolean> knows(Cohort cohort) {
        return db.sql(COHORT).bind(0, cohort.identifier()).map(row -> Rows.flag(row, "found")).one();
    }

    @Override
    public Mono<Known> knows(LeadProviderId provider, Cohort cohort) {
        return db.sql(BOTH).bind(0, provider.value()).bind(1, cohort.identifier())
                .map(row -> new Known(Rows.flag(row, "provider"), Rows.flag(row, "cohort"))).one();
    }

    @Override
    public Mono<Course> course(String identifier) {
        return db.sql(COURSE).bind(0, identifier).map(row -> new Course(identifier, Rows.text(row, "course_group"))).one();
    }

    @Override
    public Mono<CohortRules> rules(Cohort cohort) {
        return rules(db, cohort);
    }

    static Mono<CohortRules> rules(DatabaseClient db, Cohort cohort) {
        return db.sql(RULES).bind(0, cohort.identifier())
                .map(row -> new CohortRules(Rows.flag(row, "uplifts"), Rows.flag(row, "mentor_funding"))).one();
    }

    @Override
    public Mono<Boolean> anyWithoutRules() {
        return db.sql(ANY_WITHOUT_RULES).map(row -> Rows.flag(row, "found")).one();
    }

    @Override
    public Flux<NamedProvider> providersNamed(Collection<String> names) {
        return Bound.sql(db, NAMED).withTexts(names, name -> name).query()
                .map(row -> new NamedProvider(new LeadProviderId(Rows.uuid(row, "id")), Rows.text(row, "name"))).all();
    }

    @Override
    public Flux<Course> courses(Collection<String> identifiers) {
        return Bound.sql(db, GROUPED).withTexts(identifiers, identifier -> identifier).query()
                .map(row -> new Course(Rows.text(row, "identifier"), Rows.text(row, "course_group"))).all();
    }
}
