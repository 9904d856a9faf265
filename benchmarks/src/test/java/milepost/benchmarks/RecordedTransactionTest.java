package milepost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedTransactionTest {

    private static final String LOG = """
            2026-11-22 07:00:00.001 UTC [41] LOG:  statement: BEGIN
            2026-11-22 07:00:00.002 UTC [42] LOG:  statement: BEGIN
            2026-11-22 07:00:00.003 UTC [41] LOG:  execute S_3/B_4: SELECT name
            \tFROM person WHERE id = $1
            2026-11-22 07:00:00.003 UTC [41] DETAIL:  Parameters: $1 = '11111111-1111-4111-8111-111111111111'
            2026-11-22 07:00:00.004 UTC [42] LOG:  execute S_1: DELETE FROM outbox WHERE position = ANY($1)
            2026-11-22 07:00:00.004 UTC [42] DETAIL:  Parameters: $1 = '{4,5}'
            2026-11-22 07:00:00.005 UTC [41] LOG:  execute S_4: INSERT INTO attempts SELECT $1::jsonb, $2, $3
            2026-11-22 07:00:00.005 UTC [41] DETAIL:  Parameters: $1 = '{"by": "O''Neil", "id":"11111111-1111-4111-8111-111111111111","at":"07:00"}', $2 = NULL, $3 = 'k-1'
            2026-11-22 07:00:00.006 UTC [42] LOG:  statement: COMMIT
            2026-11-22 07:00:00.007 UTC [41] LOG:  statement: COMMIT
            2026-11-22 07:00:00.008 UTC [41] LOG:  statement: BEGIN
            """;

    @Test
    void aTransactionIsFoundAmongThoseOfOtherSessions() {
        List<PostgresLog.Executed> transaction = PostgresLog.transactionWith(LOG, "INSERT INTO attempts");

        assertThat(transaction).extracting(PostgresLog.Executed::sql).containsExactly("BEGIN", "SELECT name\nFROM person WHERE id = $1",
                "INSERT INTO attempts SELECT $1::jsonb, $2, $3", "COMMIT");
        assertThat(transaction.get(2).parameters()).containsExactlyInAnyOrderEntriesOf(Map.of(3, "k-1",
                1, "{\"by\": \"O'Neil\", \"id\":\"11111111-1111-4111-8111-111111111111\",\"at\":\"07:00\"}"));
    }

    @Test
    void aTransactionThatNeverCommittedIsNone() {
        assertThatThrownBy(() -> PostgresLog.transactionWith(LOG, "UPDATE nothing")).isInstanceOf(Failed.class);
    }

    @Test
    void idsBecomeSqlAndTheRestBecomesLiteralsInWhichPgbenchSeesNoVariables() {
        String script = PgbenchScript.of(PostgresLog.transactionWith(LOG, "INSERT INTO attempts"),
                Map.of("11111111-1111-4111-8111-111111111111", Ids.sql("person", PgbenchScript.NUMBER)));

        assertThat(script).contains("FROM person WHERE id = (md5('person ' || (:n::int))::uuid);")
                .contains("replace(E'{\"by\"\\072 \"O''Neil\"").contains("\"at\"\\072\"07\\07200\"}'").contains("::jsonb, NULL, (E'k-1');");
    }

    @Test
    void idsAreTheSameInJavaAndInPostgres() {
        // SELECT md5('person 7')::uuid
        assertThat(Ids.of("person", 7)).hasToString("bd3ef99d-85ef-7283-050d-a617c1787694");
        assertThat(Ids.sql("person", "n")).isEqualTo("md5('person ' || (n))::uuid");
    }
}
