package milepost.gateway.tokens;

import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ends a token, a provider's or an operator's. */
public final class RevokeToken {

    private final PostgresTokens tokens;
    private final AccessTokens known;
    private final TransactionalOperator transaction;

    public RevokeToken(PostgresTokens tokens, AccessTokens known, TransactionalOperator transaction) {
        this.tokens = tokens;
        this.known = known;
        this.transaction = transaction;
    }

    /** Whether there is such a token. */
    Mono<Boolean> run(String actor, UUID tokenId) {
        Mono<Boolean> revoke = tokens.revoke(tokenId)
                .flatMap(found -> found == 0
                        ? Mono.just(false)
                        : tokens.audit(actor, "revoked", tokenId, "through the operator API").thenReturn(true));
        return transaction.transactional(revoke).doOnNext(_ -> known.forget(tokenId));
    }
}
