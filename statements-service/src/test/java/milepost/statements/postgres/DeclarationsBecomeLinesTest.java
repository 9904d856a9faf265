package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.http.StatementDocument;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.Test;

class DeclarationsBecomeLinesTest {

    private final Ledger ledger = new Ledger();

    @Test
    void aFundableDeclarationGoesToTheEarliestOpenStatementWhoseDeadlineIsNotBeforeItsDay() {
        ledger.agree();
        ledger.opens("2024-10", "2024-10-25");
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        ledger.opens("2024-12", "2024-12-25");
        Declared declared = ledger.declared();

        ledger.told(declared);

        // 150.00 and 100.00 of targeted delivery funding
        assertThat(ledger.total(november)).isEqualTo("250.00");
        assertThat(ledger.sumOfLines(november)).isEqualTo("250.00");
        assertThat(ledger.published(declared))
                .contains("\"statement_id\":\"" + november + "\"", "\"statement_state\":\"open\"", "\"source_version\":1");
    }

    @Test
    void theDayIsLondons() {
        ledger.agree();
        StatementId july = ledger.opens("2024-07", "2024-07-31");
        StatementId august = ledger.opens("2024-08", "2024-08-31");

        ledger.told(ledger.declared().at(Instant.parse("2024-07-31T23:30:00Z")));

        assertThat(ledger.view(july).counts().started()).isZero();
        assertThat(ledger.view(august).counts().started()).isOne();
    }

    @Test
    void versionsInAnyOrderAndAnyNumberEndInTheSameLines() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Seeds.forEach("order of versions", 40, random -> {
            Declared first = ledger.declared();
            Declared second = first.now("eligible");
            Declared third = Generators.pick(random, List.of(second.now("voided"), second.now("payable")));
            List<Declared> deliveries = new ArrayList<>(List.of(first, second, third, third));
            deliveries.addAll(Generators.list(random, 0, 3, () -> Generators.pick(random, List.of(first, second, third))));

            Generators.shuffled(random, deliveries).forEach(ledger::told);

            assertThat(ledger.rows("SELECT count(*) FROM line WHERE status = 'attached' AND declaration_id = '" + first.id() + "'"))
                    .containsExactly(third.state().equals("voided") ? "0" : "1");
        });
        assertThat(ledger.sumOfLines(november)).isEqualTo(ledger.total(november));
    }

    @Test
    void whereNoStatementIsOpenTheDeclarationWaitsAndIsPlacedWhenOneOpens() {
        ledger.agree();
        Declared declared = ledger.declared();
        ledger.told(declared);
        assertThat(ledger.published(declared)).contains("\"payment\":null", "\"waiting\":\"payment\"");
        assertThat(ledger.placeWaiting.run().block(Ledger.PATIENCE)).isZero();

        StatementId november = ledger.opens("2024-11", "2024-11-25");

        assertThat(ledger.placeWaiting.run().block(Ledger.PATIENCE)).isOne();
        assertThat(ledger.total(november)).isEqualTo("250.00");
        assertThat(ledger.published(declared)).contains("\"waiting\":null");
    }

    @Test
    void aVoidBeforeTheCutOffTakesTheLineOffAndKeepsItListed() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared declared = ledger.declared();
        ledger.told(declared);

        ledger.told(declared.now("voided"));

        assertThat(ledger.total(november)).isEqualTo("0.00");
        assertThat(ledger.view(november).counts().voided()).isOne();
        assertThat(ledger.show.lines(november, ledger.provider).block(Ledger.PATIENCE)).singleElement()
                .satisfies(line -> assertThat(line.removal()).isPresent());
        assertThat(ledger.published(declared)).contains("\"status\":\"voided\"");
    }

    @Test
    void aDeclarationThatComesBackAfterAVerdictGetsALineAgain() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared declared = ledger.declared();
        Declared refused = declared.now("ineligible");
        ledger.told(declared);
        ledger.told(refused);

        ledger.told(refused.now("submitted"));

        assertThat(ledger.total(november)).isEqualTo("250.00");
        // the line that left stays listed, but nobody voided anything
        assertThat(ledger.view(november).counts().voided()).isZero();
    }

    @Test
    void aChangedPriceReachesOpenStatementsAndLeavesClosedOnesAlone() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        StatementId december = ledger.opens("2024-12", "2024-12-25");
        ledger.told(ledger.declared().withoutTargetedFunding());
        ledger.told(ledger.declared().withoutTargetedFunding().at(Instant.parse("2024-12-01T00:00:00Z")));
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);

        ledger.agree("2000.00");

        assertThat(ledger.total(november)).isEqualTo("150.00");
        assertThat(ledger.total(december)).isEqualTo("300.00");
    }

    @Test
    void theForecastFollowsWithinOneRunAndTheProvidersDocumentOnlyMovesWhenItSaysSomethingElse() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        ledger.told(ledger.declared());
        ledger.forecast.run().block(Ledger.PATIENCE);
        String before = ledger.one("SELECT updated_at, etag FROM statement_document WHERE statement_id = '" + november + "'");
        assertThat(ledger.one("SELECT total FROM statement_document WHERE statement_id = '" + november + "'")).isEqualTo("250.00");

        ledger.told(ledger.declared().now("voided"));
        ledger.transaction.transactional(new PostgresForecasts(ledger.db, new StatementDocument())
                .changed(november)).block(Ledger.PATIENCE);
        ledger.forecast.run().block(Ledger.PATIENCE);

        assertThat(ledger.one("SELECT updated_at, etag FROM statement_document WHERE statement_id = '" + november + "'"))
                .isEqualTo(before);
    }

    @Test
    void aProviderSeesNothingOfAnothersStatement() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        ledger.told(ledger.declared());

        assertThat(ledger.show.lines(november, new LeadProviderId(UUID.randomUUID()))
                .blockOptional(Ledger.PATIENCE)).isEmpty();
    }
}
