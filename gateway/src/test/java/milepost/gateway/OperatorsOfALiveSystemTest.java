package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import milepost.gateway.routes.Service;
import milepost.gateway.tokens.DeclaredOperators;
import milepost.gateway.tokens.PostgresTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A live system lets in whom a file of hashes declares. */
class OperatorsOfALiveSystemTest {

    private final String token = "mp_live_" + UUID.randomUUID();

    @TempDir
    private Path place;

    private Suite live;

    @BeforeEach
    void aLiveGateway() {
        live = Suite.live();
        live.upstream(Service.APPLICATIONS).answers(Upstream.ok("{\"snapshots\":[{\"payload\":{}}]}"));
    }

    @Test
    void whoWasDeclaredBeforeTheStartIsLetInAndOnlyTheHashIsThere() {
        assertThat(status(Suite.LIVE_OPERATOR_TOKEN)).isEqualTo(200);
        assertThat(live.query("SELECT array_to_string(scopes, ' ') || ': ' || description FROM access_token WHERE token_hash = sha256('" + Suite.LIVE_OPERATOR_TOKEN + "')"))
                .isEqualTo("tokens: the first operator");
        assertThat(live.query("SELECT count(*) FROM access_token AS t WHERE t::text LIKE '%" + Suite.LIVE_OPERATOR_TOKEN + "%'")).isEqualTo("0");
    }

    @Test
    void anotherLineLetsAnotherInBesideTheFirst() throws IOException {
        assertThat(status(token)).isEqualTo(401);
        String second = "mp_live_" + UUID.randomUUID();

        admit("# the desk\n" + line(token, "tokens,finance") + "\n\n" + line(second, "tokens"));
        admit(line(token, "tokens,finance"));

        assertThat(status(second)).isEqualTo(200);
        assertThat(live.query("SELECT count(*) FROM token_audit WHERE action = 'issued' AND token_id = '" + live.idOf(second) + "'")).isEqualTo("1");
        assertThat(live.query("SELECT array_to_string(ARRAY(SELECT unnest(scopes) ORDER BY 1), ' ') FROM access_token WHERE id = '" + live.idOf(token) + "'"))
                .isEqualTo("finance tokens");
    }

    @Test
    void whoWasRevokedIsNotLetInAgainByALineThatIsStillThere() throws IOException {
        admit(line(token, "tokens"));
        assertThat(status(token)).isEqualTo(200);

        live.client(Suite.LIVE_OPERATOR_TOKEN).delete().uri("/operator/v1/tokens/{id}", live.idOf(token)).exchange().expectStatus().isNoContent();
        admit(line(token, "tokens"));

        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aLineThatCannotBeReadLetsNobodyInAndIsNamed() throws IOException {
        for (String wrong : new String[] {token + " tokens in clear", line(token, "everything"), Suite.sha256(token) + " tokens", "tokens"}) {
            String other = "mp_live_" + UUID.randomUUID();
            assertThatIllegalStateException().as(wrong).isThrownBy(() -> admit(line(other, "tokens") + "\n" + wrong)).withMessageContaining("line 2 of");
            assertThat(status(other)).isEqualTo(401);
        }
    }

    private void admit(String lines) throws IOException {
        Path file = Files.writeString(place.resolve("operators"), lines);
        new DeclaredOperators(live.bean(PostgresTokens.class), live.bean(TransactionalOperator.class), UUID::randomUUID).admit(file).block(Duration.ofSeconds(10));
    }

    private static String line(String token, String scopes) {
        return Suite.sha256(token) + " " + scopes + " somebody";
    }

    private int status(String token) {
        return live.client(token).get().uri("/operator/v1/lead-providers/{id}/tokens", UUID.randomUUID()).exchange().returnResult(Void.class).getStatus().value();
    }
}
