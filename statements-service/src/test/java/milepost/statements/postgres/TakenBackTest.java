package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Versions;
import milepost.statements.application.AuthorisePayment.Outcome;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.StatementRefusal;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What a restore undid, on a real PostgreSQL: contracts, statements, lines and books that are gone or older than what had been told. */
class TakenBackTest {

    private static final Instant LATER = Instant.parse("2024-11-27T10:00:00Z");

    private final Ledger ledger = new Ledger();
    private final OlderCopy copy = new OlderCopy(ledger);

    @Test
    void everythingThatIsGoneComesBackToThePenny() {
        StatementId september = ledger.opens("2024-09", "2024-09-25");
        ledger.agree();
        Declared early = ledger.declared().at(Instant.parse("2024-09-10T12:00:00Z"));
        ledger.told(early);
        ledger.cutsOff(Instant.parse("2024-09-26T09:00:00Z"));
        ledger.agree("2000.00");
        ledger.agreeOnEcf("1000.00");
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        StatementId ofEcf = ledger.opensEcf("2024-11", "2024-11-25");
        UUID person = UUID.randomUUID();
        Declared first = ledger.declared().by(person);
        Declared second = ledger.declared().by(person).withoutTargetedFunding();
        List.of(first, second.at(Ledger.NOVEMBER.plusSeconds(60)), ledger.declared(), ledger.declared()).forEach(ledger::told);
        ledger.adjusts(november, "-20.50");
        spreads();
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        assertThat(ledger.authorises(september)).isInstanceOf(Outcome.Authorised.class);
        StatementId december = ledger.opens("2024-12", "2024-12-25");
        ledger.told(first.now("voided").at(LATER));
        ledger.told(early.now("awaiting_clawback").at(LATER));
        ledger.told(ledger.declared().at(Instant.parse("2025-02-01T10:00:00Z")));
        ledger.adjusts(december, "7.25");
        ledger.adjusts(november, "0.75");
        spreads();
        List<String> before = everything();
        List<String> facts = facts();
        List<String> totals = List.of(ledger.total(september), ledger.total(november), ledger.total(december), ledger.total(ofEcf));

        copy.loseEverything();
        takesBack();
        spreads();

        assertThat(everything()).isEqualTo(before);
        assertThat(List.of(ledger.total(september), ledger.total(november), ledger.total(december), ledger.total(ofEcf))).isEqualTo(totals);
        assertThat(List.of(ledger.sumOfLines(september), ledger.sumOfLines(november), ledger.sumOfLines(december), ledger.sumOfLines(ofEcf)))
                .isEqualTo(totals);
        assertThat(totals).last().isEqualTo("1896.55");
        assertThat(facts()).isEqualTo(facts);
        assertThat(ledger.authorises(september)).isEqualTo(new Outcome.Refused(StatementRefusal.ALREADY_AUTHORISED));
        ledger.booksBalance();
        agree();
    }

    @Test
    void anOpenStatementOfTheCopyIsPaidAgainWithTheSameLinesAndNotAuthorisedTwice() {
        ledger.copies.provider(ledger.provider.value(), "Larkfield Training", true, false, 2).block(Ledger.PATIENCE);
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared kept = ledger.declared();
        Declared gone = ledger.declared();
        ledger.told(kept);
        spreads();
        copy.make();
        ledger.told(gone);
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        spreads();
        ledger.told(gone.now("voided").at(LATER));
        ledger.adjusts(november, "10.00");
        ledger.authorises(november);
        spreads();
        List<String> before = everything();
        List<String> facts = facts();

        copy.restore();
        assertThat(ledger.rows("SELECT state FROM statement")).containsExactly("open");
        takesBack();
        spreads();

        assertThat(everything()).isEqualTo(before);
        assertThat(facts()).isEqualTo(facts);
        assertThat(ledger.rows("SELECT reason FROM journal_entry ORDER BY number")).containsExactly("taken_back", "authorisation");
        assertThat(ledger.authorises(november)).isEqualTo(new Outcome.Refused(StatementRefusal.ALREADY_AUTHORISED));
        ledger.booksBalance();
        agree();
    }

    @Test
    void invoicesComeBackAsTheyWereSentAndJudgedAndAreHeldAgainstWhatTheStatementComesTo() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        StatementId december = ledger.opens("2024-12", "2024-12-25");
        Declared voided = ledger.declared();
        List.of(ledger.declared(), voided).forEach(ledger::told);
        ledger.told(ledger.declared().at(Instant.parse("2024-12-10T12:00:00Z")));
        ledger.cutsOff(Instant.parse("2025-01-10T09:00:00Z"));
        spreads();
        ledger.sends(november, "INV-1", "499.00");
        copy.make();
        ledger.sends(november, "INV-2", "490.00");
        InvoiceId second = ledger.view(november).invoice().orElseThrow().id();
        ledger.judgeInvoice.accept(second, "Room hire follows", LATER).block(Ledger.PATIENCE);
        ledger.sends(december, "INV-3", "250.00");
        ledger.authorise.run(december, true, Instant.parse("2025-01-10T10:00:00Z")).block(Ledger.PATIENCE);
        // the statement is not told again by this
        ledger.told(voided.now("voided").at(LATER));
        spreads();
        List<String> before = everything();
        assertThat(ledger.rows("SELECT number || ' ' || state || ' ' || statement_gross FROM invoice ORDER BY number"))
                .containsExactly("INV-1 superseded 500.00", "INV-2 queried 250.00", "INV-3 matched 250.00");

        copy.restore();
        takesBack();
        spreads();
        assertThat(everything()).isEqualTo(before);
        assertThat(ledger.rows("SELECT state || ' ' || cause FROM invoice_history WHERE invoice_id = '" + second + "' ORDER BY position"))
                .containsExactly("accepted taken_back_from_topic", "queried statement_changed");

        copy.loseEverything();
        takesBack();
        spreads();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aClosedStatementOfTheCopyGetsWhatWasBookedSinceInOneEntry() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared voided = ledger.declared();
        List.of(ledger.declared(), voided).forEach(ledger::told);
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        spreads();
        copy.make();
        ledger.told(voided.now("voided").at(LATER));
        ledger.adjusts(november, "-5.00");
        spreads();
        List<String> before = everything();

        copy.restore();
        assertThat(ledger.total(november)).isEqualTo("500.00");
        takesBack();

        assertThat(everything()).isEqualTo(before);
        assertThat(ledger.total(november)).isEqualTo("245.00");
        assertThat(ledger.rows("SELECT reason FROM journal_entry ORDER BY number")).containsExactly("cut_off", "taken_back");
        agree();
    }

    @Test
    void linesThatWereNotToldTheirPricesAreReckonedFromTheFrozenContractsAndToldThen() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        UUID person = UUID.randomUUID();
        Declared first = ledger.declared().by(person);
        List.of(first, ledger.declared().by(person).at(Ledger.NOVEMBER.plusSeconds(60)), ledger.declared()).forEach(ledger::told);
        spreads();
        copy.make();
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.agree("3000.00");
        List<String> before = everything();

        copy.restore();
        takesBack();

        assertThat(everything()).isEqualTo(before);
        assertThat(ledger.total(november)).isEqualTo("500.00");
        assertThat(ledger.published(first)).contains("\"statement_state\":\"open\"");
        spreads();
        assertThat(ledger.published(first)).contains("\"statement_state\":\"payable\"");
        agree();
    }

    @Test
    void theOneThatEarnsInAVoidedOnesPlaceIsToldSo() {
        ledger.agree();
        ledger.opens("2024-11", "2024-11-25");
        UUID person = UUID.randomUUID();
        Declared first = ledger.declared().by(person);
        Declared second = ledger.declared().by(person).at(Ledger.NOVEMBER.plusSeconds(60));
        List.of(first, second).forEach(ledger::told);
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        spreads();
        assertThat(ledger.published(second)).contains("\"counted\":false");

        ledger.told(first.now("voided").at(LATER));
        spreads();

        assertThat(ledger.published(second)).contains("\"counted\":true");
    }

    @Test
    void placesBandsUpliftsAndRefundsOfEcfComeBackToo() {
        narrowBands();
        StatementId november = ledger.opensEcf("2024-11", "2024-11-25");
        StatementId december = ledger.opensEcf("2024-12", "2024-12-25");
        starts(6);
        ledger.told(ledger.started(new UUID(9, 9), "ecf-mentor", true, "submitted", 1, Ledger.NOVEMBER));
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.told(ledger.started(new UUID(9, 2), "ecf-induction", false, "voided", 2, Ledger.AFTER_NOVEMBER));
        assertThat(ledger.authorises(november)).isInstanceOf(Outcome.Authorised.class);
        spreads();
        ledger.told(ledger.started(new UUID(9, 1), "ecf-induction", true, "awaiting_clawback", 2, Ledger.AFTER_NOVEMBER));
        ledger.told(ledger.started(new UUID(9, 7), "ecf-induction", true, "submitted", 1, Ledger.AFTER_NOVEMBER));
        ledger.cutsOff(Instant.parse("2024-12-26T09:00:00Z"));
        spreads();
        List<String> before = everything();
        List<String> totals = List.of(ledger.total(november), ledger.total(december));

        copy.loseEverything();
        takesBack();
        spreads();

        assertThat(everything()).isEqualTo(before);
        assertThat(List.of(ledger.total(november), ledger.total(december))).isEqualTo(totals);
        assertThat(List.of(ledger.sumOfLines(november), ledger.sumOfLines(december))).isEqualTo(totals);
        ledger.booksBalance();
        agree();
    }

    @Test
    void linesOfEcfThatWereNotToldTheirPlacesGetTheSameOnesAgain() {
        narrowBands();
        StatementId november = ledger.opensEcf("2024-11", "2024-11-25");
        starts(6);
        spreads();
        copy.make();
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        List<String> before = ledger.rows("SELECT declaration_id, rate, band, unit_price, uplift_price FROM line ORDER BY declaration_id");
        String total = ledger.total(november);
        narrowBands("1500.00");

        copy.restore();
        takesBack();
        spreads();

        assertThat(ledger.rows("SELECT declaration_id, rate, band, unit_price, uplift_price FROM line ORDER BY declaration_id")).isEqualTo(before);
        assertThat(ledger.total(november)).isEqualTo(total).isEqualTo(ledger.sumOfLines(november));
        ledger.booksBalance();
        agree();
    }

    private void narrowBands() {
        narrowBands("1000.00");
        ledger.agree("mentors", new MentorTerms(10, Money.of("1000.00")));
    }

    private void narrowBands(String first) {
        ledger.agree("ecf", new EcfTerms(4, Money.ZERO, null, Money.of("100.00"), null, List.of(
                new Band("A", 1, 2, Money.of(first), 60, 40), new Band("B", 3, 4, Money.of("800.00"), 60, 40))));
    }

    /** Every second one is flagged; the last ones find no place. */
    private void starts(int many) {
        for (int i = 1; i <= many; i++) {
            ledger.told(ledger.started(new UUID(9, i), "ecf-induction", i % 2 == 1, "submitted", 1, Ledger.NOVEMBER.plusSeconds(i)));
        }
    }

    @Test
    void whatIsNotOlderStaysAndWhatSaysTooLittleIsNotRead() {
        ledger.agree();
        ledger.opens("2024-11", "2024-11-25");
        ledger.told(ledger.declared());
        List<Snapshot> told = newest();
        assertThat(told).hasSize(3);

        for (Snapshot snapshot : told) {
            OwnTopic own = own(snapshot);
            assertThat(own.reads(snapshot)).isTrue();
            assertThat(inTransaction(own.takeBack(snapshot))).as(snapshot.topic()).isFalse();
            assertThat(inTransaction(own.versions(List.of(snapshot.key())))).containsEntry(snapshot.key(), snapshot.version());
            assertThat(own.reads(with(snapshot, "milepost.gossip.v1", snapshot.payload()))).isFalse();
            assertThat(own.reads(with(snapshot, snapshot.type(), "{\"id\":[]}".getBytes()))).isFalse();
        }
        Snapshot statement = told.stream().filter(it -> it.topic().equals("milepost.statements")).findFirst().orElseThrow();
        String older = new String(statement.payload()).replaceFirst(",\"created_at\".*", "}");
        assertThat(own(statement).reads(with(statement, statement.type(), older.getBytes()))).isFalse();
    }

    private static Snapshot with(Snapshot it, String type, byte[] payload) {
        return new Snapshot(it.topic(), type, it.key(), it.version(), it.recordedAt(), payload);
    }

    /** As the platform does it: topic by topic the newest of every key, then what all of it comes to. */
    private void takesBack() {
        List<Snapshot> told = newest();
        for (OwnTopic own : ownTopics()) {
            told.stream().filter(snapshot -> snapshot.topic().equals(own.topic())).forEach(snapshot -> inTransaction(own.takeBack(snapshot)));
        }
        for (OwnTopic own : ownTopics()) {
            while (inTransaction(Mono.defer(own::settle))) {
                assertThat(own.topic()).isEqualTo("milepost.lines");
            }
        }
        assertThat(ledger.rows("SELECT * FROM statement_to_settle")).isEmpty();
    }

    private OwnTopic own(Snapshot snapshot) {
        return ownTopics().stream().filter(own -> own.topic().equals(snapshot.topic())).findFirst().orElseThrow();
    }

    private List<OwnTopic> ownTopics() {
        return ledger.ownTopics(new Versions(2));
    }

    private List<Snapshot> newest() {
        return Objects.requireNonNull(ledger.db.sql("""
                        SELECT DISTINCT ON (topic, key) topic, key, type, version, payload, recorded_at FROM outbox
                        WHERE topic <> 'milepost.finance' ORDER BY topic, key, version DESC
                        """)
                .map(row -> new Snapshot(Rows.text(row, "topic"), Rows.text(row, "type"), Rows.text(row, "key"), Rows.big(row, "version"),
                        Rows.instant(row, "recorded_at"), Objects.requireNonNull(row.get("payload", byte[].class)))).all()
                .collectList().block(Ledger.PATIENCE));
    }

    private void spreads() {
        ledger.spread.run().then(ledger.forecast.run()).block(Ledger.PATIENCE);
    }

    private List<String> facts() {
        return ledger.rows("SELECT key, type FROM outbox WHERE topic = 'milepost.finance' ORDER BY position");
    }

    /** All rows, without what moves by itself: versions, times of storing, and how the books came to their sums. */
    private List<String> everything() {
        return List.of("contract c|to_jsonb(c) - ARRAY['version', 'created_at', 'updated_at']", "contract_version v|to_jsonb(v) - 'recorded_at'",
                "statement s|to_jsonb(s) - ARRAY['version', 'updated_at']", "statement_contract f|to_jsonb(f)", "statement_places p|to_jsonb(p)",
                "adjustment a|to_jsonb(a) - 'updated_at'", "line l|to_jsonb(l) - 'told'",
                "declaration d|to_jsonb(d) - ARRAY['changed_at', 'lines_version', 'lines_at', 'waiting_since']", "journal j|to_jsonb(j) - 'entries'",
                "(SELECT statement_id, account, sum(amount) FROM posting GROUP BY 1, 2 HAVING sum(amount) <> 0) p|to_jsonb(p)",
                "invoice i|to_jsonb(i) - 'updated_at'",
                "statement_document o|(to_jsonb(o) - ARRAY['updated_at', 'etag', 'body'])").stream().flatMap(table -> {
                    String[] parts = table.split("\\|");
                    return ledger.rows("SELECT '" + parts[0].replaceAll(".* ", "") + "' || (" + parts[1] + ")::text AS it FROM " + parts[0] + " ORDER BY 1").stream();
                }).toList();
    }

    private void agree() {
        assertThat(new PostgresReconciliation(ledger.db).disagreements(Optional.empty()).collectList().block(Ledger.PATIENCE)).isEmpty();
    }

    private <T> T inTransaction(Mono<T> work) {
        return Objects.requireNonNull(ledger.transaction.transactional(work).block(Ledger.PATIENCE));
    }
}
