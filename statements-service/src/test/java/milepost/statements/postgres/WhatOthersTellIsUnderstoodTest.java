package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Editions;
import milepost.platform.web.Json;
import milepost.statements.application.CohortChanged;
import milepost.statements.application.ProviderChanged;
import milepost.statements.http.StatementDocument;
import milepost.statements.messaging.CatalogueProjection;
import milepost.statements.messaging.DeclarationsProjection;
import org.junit.jupiter.api.Test;

/** Reads the producers' own examples with our record types: schemas are shared, classes are not. */
class WhatOthersTellIsUnderstoodTest {

    private final Ledger ledger = new Ledger();
    private final Projection declarations = new DeclarationsProjection(ledger.copies, ledger.converge);
    private final Projection catalogue = new CatalogueProjection(ledger.copies,
            new ProviderChanged(ledger.statements, new PostgresForecasts(ledger.db, new StatementDocument())),
            new CohortChanged(ledger.statements, new PostgresForecasts(ledger.db, new StatementDocument())));

    @Test
    void theDeclarationOfTheExampleIsFoldedAndWaitsForItsStatement() throws IOException {
        Snapshot example = example("declarations-service", "milepost.declarations", "milepost.declaration.v1",
                "3b0d5e2c-7a41-4c9e-8f15-6d2a9b8c7e01", 5);

        assertThat(ledger.transaction.transactional(
                declarations.fold(example).delayUntil(_ -> declarations.converge(example))).block(Ledger.PATIENCE)).isTrue();

        assertThat(ledger.one("SELECT state, live, fundable, waiting, source_version FROM declaration"))
                .isEqualTo("submitted true true payment 5");
        assertThat(declarations.fold(example("declarations-service", "milepost.declarations", "milepost.declaration.v1",
                example.key(), 4)).block(Ledger.PATIENCE)).isFalse();
    }

    @Test
    void theCatalogueOfTheExamplesIsFoldedAndWhatIsNotForUsIsPassedOver() throws IOException {
        for (String type : new String[] {"milepost.lead-provider.v1", "milepost.course.v1", "milepost.cohort.v1"}) {
            Snapshot example = example("applications-service", "milepost.catalogue", type, type, 9);
            assertThat(ledger.transaction.transactional(
                    catalogue.fold(example).delayUntil(_ -> catalogue.converge(example))).block(Ledger.PATIENCE)).as(type).isTrue();
        }
        assertThat(catalogue.fold(example("applications-service", "milepost.catalogue", "milepost.offer.v1", "offer", 9))
                .block(Ledger.PATIENCE)).isFalse();
        assertThat(ledger.one("SELECT vat_registered, invoicing FROM lead_provider WHERE name = 'Harbourside Learning'"))
                .isEqualTo("true false");
    }

    @Test
    void whatWasToldInEarlierEditionsIsStillUnderstood() {
        long version = 1;
        for (byte[] declaration : Editions.examples("milepost.declaration.v1")) {
            String id = Json.exact().readTree(declaration).path("id").asString();
            Snapshot told = new Snapshot("milepost.declarations", "milepost.declaration.v1", id, version++, Instant.EPOCH, declaration);
            assertThat(declarations.fold(told).block(Ledger.PATIENCE)).isTrue();
        }
        for (String type : new String[] {"milepost.lead-provider.v1", "milepost.course.v1", "milepost.cohort.v1"}) {
            for (byte[] entry : Editions.examples(type)) {
                assertThat(catalogue.fold(new Snapshot("milepost.catalogue", type, type, version++, Instant.EPOCH, entry)).block(Ledger.PATIENCE))
                        .as(type).isTrue();
            }
        }
    }

    @Test
    void whatCannotBeReadIsPoison() {
        Snapshot broken = new Snapshot("milepost.declarations", "milepost.declaration.v1", "x", 1, Instant.EPOCH, "{}".getBytes());

        assertThatThrownBy(() -> declarations.fold(broken).block(Ledger.PATIENCE)).isInstanceOf(PoisonRecord.class);
    }

    @Test
    void aVersionOfWhatWeUseThatCannotBeReadIsPoisonToo() {
        Snapshot later = new Snapshot("milepost.catalogue", "milepost.lead-provider.v2", "x", 1, Instant.EPOCH, "{}".getBytes());

        assertThatThrownBy(() -> catalogue.fold(later).block(Ledger.PATIENCE)).isInstanceOf(PoisonRecord.class);
    }

    private static Snapshot example(String owner, String topic, String type, String key, long version) throws IOException {
        byte[] body = Files.readAllBytes(Path.of("..", owner, "src", "main", "contracts", type + ".example.json"));
        return new Snapshot(topic, type, key, version, Instant.EPOCH, body);
    }
}
