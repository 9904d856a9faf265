package milepost.gateway.tokens;

import java.util.UUID;
import java.util.function.Supplier;
import milepost.gateway.tokens.IssueToken.Outcome.Issued;
import milepost.gateway.tokens.IssueToken.Outcome.KeyReused;
import milepost.gateway.tokens.IssueToken.Outcome.KeyUsed;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Creates a token for a provider that is known to exist. */
public final class IssueToken {

    /** How it went. */
    sealed interface Outcome {

        /** The only moment at which the secret is known. */
        record Issued(IssuedToken token, Secret secret) implements Outcome {
        }

        record KeyUsed() implements Outcome {
        }

        record KeyReused() implements Outcome {
        }
    }

    private final PostgresTokens tokens;
    private final TransactionalOperator transaction;
    private final Supplier<UUID> ids;
    private final boolean sandbox;

    public IssueToken(PostgresTokens tokens, TransactionalOperator transaction, Supplier<UUID> ids, boolean sandbox) {
        this.tokens = tokens;
        this.transaction = transaction;
        this.ids = ids;
        this.sandbox = sandbox;
    }

    Mono<Outcome> run(String actor, UUID leadProvider, TokenOrder order, TokenOrder.@Nullable Key key) {
        Mono<Outcome> create = Mono.defer(() -> create(actor, leadProvider, order));
        return transaction.transactional(key == null ? create : tokens.claim(key)
                .<Outcome>map(sameBody -> sameBody ? new KeyUsed() : new KeyReused())
                .switchIfEmpty(create));
    }

    private Mono<Outcome> create(String actor, UUID leadProvider, TokenOrder order) {
        Secret secret = Secret.fresh(sandbox);
        return tokens.insert(ids.get(), secret.hash(), leadProvider, order)
                .flatMap(token -> tokens.audit(actor, "issued", token.id(), "for lead provider " + leadProvider)
                        .thenReturn(new Issued(token, secret)));
    }
}
