package milepost.gateway.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The first operator token of a sandbox: somebody has to be able to create the others. */
public final class BootstrapToken {

    private static final Set<String> ALL_SCOPES = Set.of("intake", "catalogue", "finance", "tokens");

    private final PostgresTokens tokens;
    private final TransactionalOperator transaction;

    public BootstrapToken(PostgresTokens tokens, TransactionalOperator transaction) {
        this.tokens = tokens;
        this.transaction = transaction;
    }

    /** Inserts the hash of the token in the file where it is absent; one that was revoked stays revoked. */
    public Mono<Void> insertFrom(Path file, UUID id) {
        return transaction.transactional(Mono.fromSupplier(() -> read(file).hash())
                .flatMap(hash -> tokens.insertBootstrap(id, hash, ALL_SCOPES, "bootstrap operator token"))
                .filter(inserted -> inserted > 0)
                .flatMap(_ -> tokens.audit("gateway", "issued", id, "bootstrap of a sandbox")));
    }

    private static Secret read(Path file) {
        try {
            return AuthorizationHeader.token(List.of("Bearer " + Files.readString(file).strip()))
                    .map(Secret::new)
                    .orElseThrow(() -> new IllegalStateException(
                            file + " does not hold an access token: 16 to 256 letters, digits or any of -._~+/="));
        } catch (IOException e) {
            throw new UncheckedIOException("the bootstrap operator token cannot be read from " + file, e);
        }
    }
}
